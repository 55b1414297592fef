"""Corpora as flat arrays, and batches of windows made from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
from corpora import Document, Sentence
from lemmas import script
from pieces import WordPieces, shape

NAMES = ["O"] + [b + n for n in ("PER", "ORG", "LOC") for b in ("B-", "I-")]
OTHERS = ["O"] + [b + n for n in ("GRP", "EVT", "ART") for b in ("B-", "I-")]
IGNORE = -100  # the label of a word whose label is unknown
PER_WORD = ("xpos", "upos", "lemma", "dep", "name", "other")


@dataclass
class Labels:
    """The label sets, in the order of their numbers."""

    xpos: list[str]
    upos: list[str]
    lemma: list[str]
    dep: list[str]
    role: list[str]
    name: list[str] = field(default_factory=lambda: NAMES)
    other: list[str] = field(default_factory=lambda: OTHERS)

    @classmethod
    def of(cls, documents: list[Document]) -> Labels:
        """The labels that occur in documents; lemma scripts that occur twice,
        roles that occur thirty times ("_" is none)."""
        counts: dict[str, Counter[str]] = {k: Counter() for k in ("xpos", "upos", "lemma", "dep", "role")}
        for s in (s for d in documents for s in d):
            counts["xpos"].update(s.xpos)
            counts["upos"].update(s.upos)
            counts["dep"].update(s.deps)
            counts["lemma"].update(map(script, s.words, s.lemmas))
            for _, arguments in s.frames or []:
                counts["role"].update(arguments.values())
        floor = {"lemma": 2, "role": 30}
        sets = {k: sorted(w for w, n in c.items() if n >= floor.get(k, 1)) for k, c in counts.items()}
        sets["role"].insert(0, "_")
        sets["xpos"] = [x for x in sets["xpos"] if x != "_"]
        return cls(**sets)


class Corpus:
    """Sentences in flat arrays: piece ids, shapes, labels, with offsets.

    words[k] is the arrays' index of the first word of sentence k; pieces[w]
    that of the first piece of word w.
    """

    def __init__(self, documents: list[Document], labels: Labels, splitter: WordPieces) -> None:
        number = {k: {x: i for i, x in enumerate(getattr(labels, k))} for k in (*PER_WORD, "role")}
        ids: list[int] = []
        pieces, words, self.documents = [0], [0], []
        columns: dict[str, list[int]] = {k: [] for k in (*PER_WORD, "head", "shape", "predicate")}
        frames: list[tuple[int, int, int]] = []  # predicate word, argument word, role
        for d in documents:
            self.documents.append((len(words) - 1, len(words) - 1 + len(d)))
            for s in d:
                start = words[-1]
                for i, w in enumerate(s.words):
                    ids += splitter.split(w)
                    pieces.append(len(ids))
                    columns["shape"].append(shape(w, i == 0))
                words.append(start + len(s.words))
                self._label(s, columns, number)
                for predicate, arguments in s.frames or []:
                    for a, role in arguments.items():
                        if role in number["role"]:
                            frames.append((start + predicate, start + a, number["role"][role]))
        self.ids = np.array(ids, np.int32)
        self.pieces = np.array(pieces, np.int64)
        self.words = np.array(words, np.int64)
        self.columns = {k: np.array(v, np.int16) for k, v in columns.items()}
        self.frames = np.array(frames, np.int64).reshape(-1, 3)
        self.frames = self.frames[np.argsort(self.frames[:, 0], kind="stable")]
        self.starts = self.pieces[self.words].tolist()  # of sentences, in pieces

    @staticmethod
    def _label(s: Sentence, columns: dict[str, list[int]], number: dict[str, dict[str, int]]) -> None:
        n = len(s.words)
        scripts = list(map(script, s.words, s.lemmas)) if s.lemmas else None
        for key, values in zip(PER_WORD, (s.xpos, s.upos, scripts, s.deps, s.names, s.others), strict=True):
            table = number[key]
            columns[key] += [table.get(v, IGNORE) for v in values] if values else [IGNORE] * n
        columns["head"] += s.heads or [IGNORE] * n
        predicates = {p for p, _ in s.frames or []}
        known = s.frames is not None
        columns["predicate"] += [int(i in predicates) if known else IGNORE for i in range(n)]

    def windows(self, rng: np.random.Generator | None, budget: int = 158,
                share: float = 1.0) -> list[tuple[int, int]]:
        """Ranges of sentences that fill windows of at most budget pieces.

        With rng, a third of the windows gets a smaller budget, so that the
        model meets short texts and single sentences too, and share says how
        many of the documents are taken.
        """
        found = []
        for d in range(len(self.documents)):
            if rng is None or rng.random() <= share:
                found += self.document_windows(d, rng, budget)
        return found

    def document_windows(self, d: int, rng: np.random.Generator | None,
                         budget: int = 158) -> list[tuple[int, int]]:
        """The windows of document d, in order."""
        found = []
        k, last = self.documents[d]
        while k < last:
            limit = budget
            if rng is not None and rng.random() < 0.35:
                limit = int(rng.integers(1, budget))
            end = k + 1
            while end < last and self.starts[end + 1] - self.starts[k] <= limit:
                end += 1
            found.append((k, end))
            k = end
        return found

    def length(self, window: tuple[int, int]) -> int:
        """The pieces of a window."""
        return self.starts[window[1]] - self.starts[window[0]]


CASED = np.array([int(1 <= s <= 14 and (s - 1) // 2 in (1, 2, 3, 4, 6)) for s in range(21)], bool)


def recase(shapes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Shapes of the same sentence as a headline (in capitals, in title case) or
    in lower case; mostly as it is."""
    draw = rng.random()
    if draw > 0.12:
        return shapes
    kind = 3 if draw < 0.05 else 2 if draw < 0.09 else 1
    return np.where(CASED[shapes], 1 + 2 * kind + (shapes - 1) % 2, shapes)


def batch(corpus: Corpus, windows: list[tuple[int, int]], marks: tuple[int, int],
          rng: np.random.Generator | None = None, limit: int = 254) -> dict[str, np.ndarray]:
    """One batch: windows padded to the longest.

    ids, shapes [B, L]; word [B, L] (the word of a piece, -1 for marks and
    padding); sentence [B, W] (-1 padding); labels [B, W]; head [B, W] is the
    window's word number from 1, 0 for the root; arguments [A, 4] rows of
    window, predicate, argument, role.
    """
    spans = [(corpus.words[a], corpus.words[b]) for a, b in windows]
    width = _padded(max(b - a for a, b in spans))
    length = _padded(2 + min(limit, max(corpus.length(w) for w in windows)))
    size = len(windows)
    out = {k: np.full((size, width), IGNORE, np.int64) for k in (*PER_WORD, "head", "predicate")}
    out["ids"] = np.zeros((size, length), np.int64)
    out["shapes"] = np.zeros((size, length), np.int64)
    out["word"] = np.full((size, length), -1, np.int64)
    out["sentence"] = np.full((size, width), -1, np.int64)
    arguments = []
    for i, ((a, b), (first, last)) in enumerate(zip(windows, spans, strict=True)):
        starts = corpus.pieces[first : last + 1] - corpus.pieces[first]
        n = min(limit, int(starts[-1]))
        owner = np.repeat(np.arange(last - first), np.diff(starts))[:n]
        shapes = corpus.columns["shape"][first:last].astype(np.int64)
        for k in range(a, b):
            lo, hi = corpus.words[k] - first, corpus.words[k + 1] - first
            out["sentence"][i, lo:hi] = k - a
            if rng is not None:
                shapes[lo:hi] = recase(shapes[lo:hi], rng)
            heads = corpus.columns["head"][first + lo : first + hi].astype(np.int64)
            out["head"][i, lo:hi] = np.where(heads > 0, heads + lo, heads)
        out["ids"][i, 0], out["ids"][i, n + 1] = marks
        out["ids"][i, 1 : n + 1] = corpus.ids[corpus.pieces[first] :][:n]
        out["word"][i, 1 : n + 1] = owner
        out["shapes"][i, 1 : n + 1] = shapes[owner]
        out["word"][i, n + 1] = -2  # the closing mark: no word, but not padding
        out["word"][i, 0] = -2
        for key in (*PER_WORD, "predicate"):
            out[key][i, : last - first] = corpus.columns[key][first:last]
        lo, hi = np.searchsorted(corpus.frames[:, 0], (first, last))
        for p, w, role in corpus.frames[lo:hi]:
            arguments.append((i, p - first, w - first, role))
    out["arguments"] = np.array(arguments, np.int64).reshape(-1, 4)
    return out


def _padded(n: int) -> int:
    """n up to a multiple of eight, which the kernels of a GPU prefer."""
    return (n + 7) // 8 * 8


def batches(corpus: Corpus, windows: list[tuple[int, int]], size: int,
            rng: np.random.Generator | None) -> list[list[tuple[int, int]]]:
    """Groups windows of like length into batches of at most size pieces, in
    random order when rng is given."""
    order = sorted(windows, key=corpus.length)
    if rng is not None:
        keys = np.array([corpus.length(w) for w in windows]) * rng.uniform(0.9, 1.1, len(windows))
        order = [windows[i] for i in np.argsort(keys, kind="stable")]
    groups: list[list[tuple[int, int]]] = [[]]
    for w in order:
        if groups[-1] and (len(groups[-1]) + 1) * (corpus.length(w) + 2) > size:
            groups.append([])
        groups[-1].append(w)
    if rng is not None:
        rng.shuffle(groups)
    return groups
