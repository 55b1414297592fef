"""Readers of the training corpora, each to a list of documents of sentences.

A label that a corpus does not give is None, and its loss is not counted.
README.md names the public source and the licence of every corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Document = list["Sentence"]


@dataclass
class Sentence:
    """Words with what a corpus says about them; lists run parallel to words."""

    words: list[str]
    xpos: list[str] | None = None
    upos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None  # 0 is the root, else the word's number from 1
    deps: list[str] | None = None
    names: list[str | None] | None = None  # BIO tags of PER, ORG, LOC
    others: list[str | None] | None = None  # BIO tags of GRP, EVT, ART
    frames: list[tuple[int, dict[int, str]]] | None = None  # predicate, argument head: role
    sent_id: str = ""
    entities: list[tuple[int, int, str]] = field(default_factory=list)  # first, last, type


def _blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Comments and rows of each sentence of a file with a word a line."""
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# "):
            comments.append(line[2:])
        elif line.strip():
            rows.append(line.split("\t") if "\t" in line else line.split(" "))
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def read_conllu(path: Path) -> list[Document]:
    """Universal Dependencies, with the entities that GUM keeps in MISC."""
    documents: list[Document] = []
    open_entities: list[tuple[str, int, str]] = []
    for comments, rows in _blocks(path):
        if any(c.startswith("newdoc") for c in comments) or not documents:
            documents.append([])
            open_entities = []
        words = [r for r in rows if r[0].isdigit()]
        sent_id = next((c.split("= ")[1] for c in comments if c.startswith("sent_id")), "")
        sentence = Sentence(
            words=[r[1] for r in words],
            lemmas=[r[2] for r in words],
            upos=[r[3] for r in words],
            xpos=[r[4] for r in words],
            heads=[int(r[6]) for r in words],
            deps=[r[7] for r in words],
            sent_id=sent_id,
        )
        for i, row in enumerate(words):
            sentence.entities += _entities(row[9], i, open_entities)
        documents[-1].append(sentence)
    return documents


def _entities(misc: str, i: int, opened: list[tuple[str, int, str]]) -> list[tuple[int, int, str]]:
    """The entities that end at word i, given those that are open."""
    found = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
    closed = []
    for bracket, body, end in re.findall(r"(\(?)([^()]+)(\)?)", found.group(1)) if found else []:
        parts = body.split("-")
        if bracket:
            opened.append((parts[0], i, parts[1]))
        if end:
            for k in range(len(opened) - 1, -1, -1):
                if opened[k][0] == parts[0]:
                    _, first, kind = opened.pop(k)
                    closed.append((first, i, kind))
                    break
    return closed


GUM_NAMES = {"person": "PER", "organization": "ORG", "place": "LOC"}
GUM_OTHERS = {"event": "EVT", "object": "ART"}
INSIDE_NAME = {"of", "the", "and", "for", "&", "-", "in", "on", "'s", "de", "al"}


def name_gum(document: Document, titles: set[str]) -> None:
    """Gives names to GUM's sentences: of each entity headed by a proper noun
    the run of proper nouns around its head, without titles."""
    for s in document:
        s.names, s.others = ["O"] * len(s.words), ["O"] * len(s.words)
        for first, last, kind in sorted(s.entities, key=lambda e: e[0] - e[1]):
            head = _head(s, first, last)
            if head is None or not s.xpos[head].startswith("NNP"):
                continue
            if kind == "person" and s.xpos[head] == "NNPS":
                kind = "group"
            label = GUM_NAMES.get(kind)
            tags = s.names if label else s.others
            label = label or GUM_OTHERS.get(kind) or ("GRP" if kind == "group" else None)
            first, last = _name_run(s, first, last, head, titles)
            if label and all(t == "O" for t in s.names[first : last + 1] + s.others[first : last + 1]):
                tags[first : last + 1] = ["B-" + label] + ["I-" + label] * (last - first)


def _head(s: Sentence, first: int, last: int) -> int | None:
    """The word of the span whose head is outside it."""
    for i in range(first, last + 1):
        if not first <= s.heads[i] - 1 <= last:
            return i
    return None


def _name_run(s: Sentence, first: int, last: int, head: int, titles: set[str]) -> tuple[int, int]:
    def proper(i: int) -> bool:
        return s.xpos[i] in ("NNP", "NNPS", "CD")

    def inside(i: int) -> bool:
        return proper(i) or s.words[i].lower() in INSIDE_NAME or s.xpos[i] == "HYPH"

    start, end = head, head
    while start > first and inside(start - 1):
        start -= 1
    while end < last and inside(end + 1):
        end += 1
    while start < head and (not proper(start) or s.words[start].lower() in titles):
        start += 1
    while end > head and not proper(end):
        end -= 1
    return start, end


def name_ewt(documents: list[Document], iob: Path) -> None:
    """Lays UNER's names over EWT's sentences. OTH is no name for the first
    tagger; for the second, adjectives and plurals of it are groups and the rest
    is left open."""
    by_id = {}
    for comments, rows in _blocks(iob):
        sent_id = next(c.split("= ")[1] for c in comments if c.startswith("sent_id"))
        by_id[sent_id] = [r[2] for r in rows]
    for s in (s for d in documents for s in d):
        tags = by_id.get(s.sent_id)
        if tags is None or len(tags) != len(s.words):
            continue
        s.names = [t if t[2:] in ("PER", "ORG", "LOC") else "O" for t in tags]
        s.others = ["O"] * len(tags)
        for i, t in enumerate(tags):
            if t[2:] == "OTH" or t in ("B-O", "I-O"):
                alone = t.startswith("B") and not (i + 1 < len(tags) and tags[i + 1][:2] == "I-")
                group = alone and s.xpos[i] in ("JJ", "NNPS")
                s.others[i] = "B-GRP" if group else None


def add_frames(documents: list[Document], path: Path) -> None:
    """Lays PropBank's frames over EWT's sentences; an argument is the word of
    its span that the tree hangs it by."""
    sentences = {s.sent_id: s for d in documents for s in d}
    for s in sentences.values():
        s.frames = []
    for line in path.read_text(encoding="utf-8").splitlines():
        sent_id, predicate, _, _, spans = line.split("\t")
        s = sentences.get(sent_id)
        if s is None:
            continue
        arguments: dict[int, str] = {}
        for span in spans.split(" "):
            role, first, last = re.match(r"(.*):(\d+)-(\d+)$", span).groups()
            head = _head(s, int(first) - 1, min(int(last), len(s.words)) - 1)
            if role != "V" and head is not None and head not in arguments:
                arguments[head] = role
        s.frames.append((int(predicate) - 1, arguments))


CROSSNER = {
    "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG",
    "country": "LOC", "location": "LOC", "event": "EVT", "election": "EVT", "misc": None,
}
WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": None}
WNUT = {
    "person": "PER", "location": "LOC", "corporation": "ORG", "group": None,
    "product": "ART", "creative-work": "ART",
}
GMB = {
    "per": "PER", "org": "ORG", "geo": "LOC", "gpe": "GRP", "eve": "EVT", "art": "ART",
    "nat": None, "tim": None,
}


def read_names(path: Path, labels: dict[str, str | None], column: int = 1) -> Document:
    """A file of BIO or IO tags; None in labels means: some other name, of no
    known class, so that the second tagger is not told what it is."""
    document = []
    for _, rows in _blocks(path):
        rows = [r for r in rows if len(r) > column and r[0] != "-DOCSTART-"]
        if not rows:
            continue
        s = Sentence(words=[r[0] for r in rows], names=[], others=[])
        last = "O"
        for tag in (r[column] for r in rows):
            begins = tag[:1] == "B" or tag[2:] != last[2:] or last == "O"
            label = labels.get(tag[2:])
            mark = ("B-" if begins else "I-") + (label or "")
            s.names.append(mark if label in ("PER", "ORG", "LOC") else "O")
            s.others.append(mark if label in ("GRP", "EVT", "ART") else "O" if label or tag == "O" else None)
            last = tag
        document.append(s)
    return document


def _split_hyphens(s: Sentence) -> Sentence:
    """The sentence with hyphenated words in parts, as the treebanks have them."""
    out = Sentence(words=[], names=[], others=[])
    for word, name, other in zip(s.words, s.names, s.others, strict=True):
        parts = re.split(r"(?<=\w\w)(-)(?=\w)", word)
        for k, part in enumerate(parts):
            out.words.append(part)
            for tags, tag in ((out.names, name), (out.others, other)):
                tags.append("I" + tag[1:] if k and tag and tag[0] == "B" else tag)
    return out


def read_gmb(path: Path) -> list[Document]:
    """The newswire of the Groningen Meaning Bank, in runs of 25 sentences (its
    documents are unmarked)."""
    document = [_split_hyphens(s) for s in read_names(path, GMB, column=2)]
    return [document[i : i + 25] for i in range(0, len(document), 25)]
