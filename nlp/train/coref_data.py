"""Documents for coreference: candidates, their spans, features and gold clusters.

Everything that is computed here from a parsed document is computed again, to
the letter, by nlp/coref; the words that it knows are in nlp/coref/data/words.tsv
and nlp/lexicon/data. All features are small integers.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch

NLP = Path(__file__).resolve().parent.parent

# Candidates ----------------------------------------------------------------

NOUNS = {"NN", "NNS", "NNP", "NNPS"}
PROPER = {"NNP", "NNPS"}
PRONOUNS = {"PRP", "PRP$"}
# Words of other tags head a mention only where a noun could stand.
NOMINAL_PLACES = {
    "nsubj",
    "nsubj:pass",
    "nsubj:outer",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "nmod",
    "nmod:poss",
    "conj",
}
OTHER_HEADS = {"DT", "CD", "JJ", "FW", "SYM", "GW"}
INNER = {"flat", "fixed", "goeswith", "amod", "punct", "case", "reparandum", "flat:foreign"}

# A head's children of these relations are outside its span.
OUTSIDE = {
    "cc", "cc:preconj", "mark", "cop", "aux", "aux:pass", "expl", "discourse", "parataxis", "vocative", "dislocated", "reparandum",
    "orphan", "conj", "nsubj", "nsubj:outer", "nsubj:pass", "csubj", "csubj:outer", "advcl", "list", "dep", "ccomp",
    "punct",
}  # fmt: skip
# So are these of the head of a nominal predicate: they belong to the clause.
CLAUSAL = {"obl", "obl:unmarked", "advmod"}
# Where one of these begins, the words that name a mention end.
TAIL = {"acl", "acl:relcl", "appos", "advcl", "advcl:relcl"}
# No mention begins with one of these; a parser may take one for part of a name.
PREPOSITIONS = {"IN", "TO"}
CLOSING = {")", "]", '"', "'"}
ASCII = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})


@dataclass
class Parse:
    """A parsed document. Heads are indices of words; a root is its own head."""

    forms: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # first word of each sentence

    def children(self) -> list[list[int]]:
        """The dependents of each word, in order."""
        out: list[list[int]] = [[] for _ in self.forms]
        for i, h in enumerate(self.heads):
            if h != i:
                out[h].append(i)
        return out

    def sentence_of(self) -> list[int]:
        """The sentence of each word."""
        ends = self.starts[1:] + [len(self.forms)]
        return [s for s, (a, b) in enumerate(zip(self.starts, ends, strict=False)) for _ in range(a, b)]


@dataclass
class CorefDoc:
    """One document, ready to train on.

    candidates [N] words; spans [N,2] first and last word; gold [N] cluster of
    each candidate, -1 for none; unary [N,U]; pairs [P,2] anaphor and antecedent
    as indices of candidates, sorted; features [P,F]. Everything is on the CPU in
    small integers; to() moves what a step needs.
    """

    name: str
    words: list[str]
    starts: list[int]
    candidates: torch.Tensor
    spans: torch.Tensor
    gold: torch.Tensor
    unary: torch.Tensor
    pairs: torch.Tensor
    features: torch.Tensor
    clusters: list[list[tuple[int, int]]]  # all gold mentions, also those no candidate heads

    def to(self, device: torch.device) -> CorefDoc:
        """The document with its tensors on a device."""
        return replace(
            self, **{k: v.to(device) for k, v in vars(self).items() if isinstance(v, torch.Tensor)}
        )


def is_candidate(p: Parse, i: int) -> bool:
    """Whether word i may head a mention."""
    tag, dep = p.tags[i], p.deps[i]
    if tag in PRONOUNS:
        return dep != "expl"
    if dep in INNER:
        return False
    if tag in PROPER:
        return True
    if tag in NOUNS:
        return dep != "compound"
    return tag in OTHER_HEADS and dep in NOMINAL_PLACES


def subtree(i: int, children: list[list[int]], keep: set[int]) -> None:
    """Adds word i and all that depends on it to keep."""
    stack = [i]
    while stack:
        w = stack.pop()
        keep.add(w)
        stack.extend(children[w])


def span_of(p: Parse, i: int, children: list[list[int]]) -> tuple[int, int]:
    """The first and last word of the mention that word i heads.

    It is the contiguous part of the head's subtree around the head, without
    what OUTSIDE names. A verb's is the verb alone.
    """
    if p.tags[i].startswith("VB"):
        return i, i
    keep = {i}
    predicate = any(p.deps[k] == "cop" for k in children[i])
    for k in children[i]:
        dep = p.deps[k]
        if dep in OUTSIDE or (dep == "case" and k < i) or (predicate and dep in CLAUSAL):
            continue
        subtree(k, children, keep)
    a = reach(p, i, -1, keep, {"punct"})
    b = reach(p, i, 1, keep, {"punct"} if predicate else {"punct", "cc"})
    while a < i and (p.deps[a] == "punct" or p.tags[a] in PREPOSITIONS):
        a += 1
    return a, trim(p, i, a, b)


def reach(p: Parse, i: int, step: int, keep: set[int], bridge: set[str]) -> int:
    """The last word of keep from i on, over words of the relations bridge."""
    end = i
    while True:
        j = end + step
        while 0 <= j < len(p.forms) and j not in keep and p.deps[j] in bridge:
            j += step
        if not (0 <= j < len(p.forms)) or j not in keep:
            return end
        end = j


def trim(p: Parse, i: int, a: int, b: int) -> int:
    """The last word of span [a, b] without punctuation that nothing opened."""
    norm = [f.translate(ASCII) for f in p.forms[a : b + 2]]
    while b > i and p.deps[b] == "punct" and norm[b - a] not in CLOSING:
        b -= 1
    inside = norm[: b - a + 1]
    if (
        b + 1 < len(p.forms)
        and norm[b + 1 - a : b + 2 - a] == [")"]
        and inside.count("(") > inside.count(")")
    ):
        return b + 1
    while b > i and p.deps[b] == "punct" and norm[b - a] in ('"', "'") and norm[b - a] not in norm[: b - a]:
        b -= 1
    return b


# Words ---------------------------------------------------------------------


def fold(word: str) -> str:
    """lexicon.Fold: lower case, without accents, apostrophes and full stops."""
    kept = "".join(
        c for c in unicodedata.normalize("NFD", word.translate(ASCII)) if unicodedata.category(c) != "Mn"
    )
    return re.sub("['`.]", "", kept.lower()) or word


@lru_cache
def word_classes() -> dict[str, frozenset[str]]:
    """The classes of nlp/coref/data/words.tsv."""
    out = {}
    for line in (NLP / "coref/data/words.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            out[name] = frozenset(words.split("|"))
    return out


@lru_cache
def given_names() -> dict[str, str]:
    """Folded given names with m, f, b or nothing."""
    out = {}
    for line in (NLP / "lexicon/data/given.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            name, _, gender = line.partition("\t")
            out[fold(name)] = gender
    return out


# What a candidate is ---------------------------------------------------------

KINDS = ["proper", "common", "s1", "p1", "s2", "m", "f", "n", "p", "demonstrative", "other"]
DETERMINERS = ["none", "definite", "demonstrative", "indefinite", "possessive", "number"]
NUMBERS = ["singular", "plural", "either", "name"]
GENDERS = ["unknown", "m", "f", "n", "person"]
PLACES = [
    "subject",
    "passive",
    "object",
    "oblique",
    "possessive",
    "nmod",
    "compound",
    "conj",
    "appos",
    "root",
    "rest",
]
PLACE_OF = {
    "nsubj": 0, "nsubj:outer": 0, "nsubj:pass": 1, "obj": 2, "iobj": 2, "obl": 3, "obl:agent": 3, "obl:unmarked": 3,
    "nmod:poss": 4, "nmod": 5, "nmod:unmarked": 5, "compound": 6, "conj": 7, "appos": 8, "root": 9,
}  # fmt: skip


NAMING = NOUNS | {"JJ", "JJS", "JJR", "CD", "FW"}
FARTHEST = 24  # words between a head and a word that names it with it


@dataclass
class Candidate:
    """What the features need to know of one candidate."""

    word: int
    span: tuple[int, int]
    kind: int
    determiner: int
    number: int
    gender: int
    place: int
    head: str  # folded lemma
    form: str  # folded form
    names: frozenset[str]  # folded words that name it, head included
    initials: str  # of its capitalised words
    acronym: bool
    reflexive: bool
    sentence: int


def kind_of(p: Parse, i: int) -> int:
    """Index in KINDS of word i."""
    word, tag, classes = p.forms[i].translate(ASCII).lower(), p.tags[i], word_classes()
    if tag in PRONOUNS:
        for k in KINDS[2:9]:
            if word in classes["pronoun." + k]:
                return KINDS.index(k)
    if tag == "DT" and word in classes["demonstrative"]:
        return KINDS.index("demonstrative")
    if tag in PROPER:
        return 0
    return 1 if tag in NOUNS else KINDS.index("other")


def determiner_of(p: Parse, i: int, children: list[int]) -> int:
    """Index in DETERMINERS of what determines word i: its first such child."""
    classes = word_classes()
    for k in children:
        word = p.forms[k].lower()
        if p.deps[k] in ("det", "det:predet", "amod"):
            for n in (1, 2, 3):
                if word in classes["determiner." + DETERMINERS[n]]:
                    return n
        if p.deps[k] == "nmod:poss":
            return 4
        if p.deps[k] == "nummod" and k < i:
            return 5
    return 0


def number_of(p: Parse, i: int, kind: int) -> int:
    """Index in NUMBERS."""
    name, tag = KINDS[kind], p.tags[i]
    if (
        name in ("p1", "p")
        or tag in ("NNS", "NNPS")
        or p.forms[i].lower() in word_classes()["demonstrative.p"]
    ):
        return 1
    if name in ("s2", "other") or p.lemmas[i].lower() in word_classes()["noun.p"]:
        return 2
    return 3 if name == "proper" else 0


def gender_of(p: Parse, i: int, kind: int, names: list[int]) -> int:
    """Index in GENDERS: of a pronoun, a noun, or a name by its words."""
    name, classes = KINDS[kind], word_classes()
    if name in ("m", "f", "n"):
        return GENDERS.index(name)
    if name in ("s1", "p1", "s2"):
        return 4
    if name not in ("proper", "common"):
        return 0
    for k in names:
        word = p.forms[k].lower()
        if k == i or name == "proper":
            for g, c in ((1, "noun.m"), (2, "noun.f")):
                if word in classes[c] or p.lemmas[k].lower() in classes[c]:
                    return g
    if name == "common":
        return 4 if p.lemmas[i].lower() in classes["noun.person"] else 0
    for k in names:
        if p.tags[k] in PROPER:
            gender = given_names().get(fold(p.forms[k]))
            if gender is not None:
                return {"m": 1, "f": 2}.get(gender, 4)
            break
    return 0


def naming_words(p: Parse, i: int, span: tuple[int, int], children: list[list[int]]) -> list[int]:
    """The words of the span that say what it is, up to its first clause or apposition."""
    end = span[1]
    for k in children[i]:
        if k > i and p.deps[k] in TAIL:
            below: set[int] = set()
            subtree(k, children, below)
            end = min(end, min(below) - 1)
    first, last = max(span[0], i - FARTHEST), min(max(end, i), i + FARTHEST)
    return [k for k in range(first, last + 1) if k == i or p.tags[k] in NAMING]


def candidate(p: Parse, i: int, children: list[list[int]], sentence: int) -> Candidate:
    """Describes word i."""
    span = span_of(p, i, children)
    names = naming_words(p, i, span, children)
    kind = kind_of(p, i)
    form = p.forms[i]
    return Candidate(
        word=i,
        span=span,
        kind=kind,
        determiner=determiner_of(p, i, children[i]),
        number=number_of(p, i, kind),
        gender=gender_of(p, i, kind, names),
        place=PLACE_OF.get(p.deps[i], 10),
        head=fold(p.lemmas[i]),
        form=fold(form),
        names=frozenset(fold(p.forms[k]) for k in names),
        initials="".join(fold(p.forms[k])[0] for k in names if p.forms[k][0].isupper()),
        acronym=len(fold(form)) > 1 and form.replace(".", "").isupper() and form.replace(".", "").isalpha(),
        reflexive=form.lower() in word_classes()["reflexive"],
        sentence=sentence,
    )


# Quotations ------------------------------------------------------------------

LONGEST_QUOTE = 200


def quotes_of(p: Parse) -> tuple[list[int], list[tuple[int, int]]]:
    """The quotation each word is in, or -1, and their first and last words."""
    inside, ranges, opened = [-1] * len(p.forms), [], -1
    for i, f in enumerate(p.forms):
        if f.translate(ASCII) not in ('"', "``", "''"):
            continue
        if opened >= 0 and i - opened <= LONGEST_QUOTE:
            for k in range(opened, i + 1):
                inside[k] = len(ranges)
            ranges.append((opened, i))
            opened = -1
        else:
            opened = i
    return inside, ranges


def speakers_of(p: Parse, children: list[list[int]], sentence: list[int]) -> tuple[list[int], list[int]]:
    """The quotation of each word and the word that each quotation's speaker is, or -1."""
    inside, ranges = quotes_of(p)
    speech = word_classes()["speech"]
    said: dict[int, list[int]] = {}
    for v, lemma in enumerate(p.lemmas):
        if lemma in speech and inside[v] < 0:
            said.setdefault(sentence[v], []).extend(
                k for k in children[v] if p.deps[k] == "nsubj" and inside[k] < 0
            )
    speakers: list[int] = []
    for q, (a, b) in enumerate(ranges):
        near = said.get(sentence[b], []) + said.get(sentence[a], [])
        if near:
            speakers.append(min(near, key=lambda w: min(abs(w - a), abs(w - b))))
        elif q and sentence[a] - sentence[ranges[q - 1][1]] <= 1:
            speakers.append(speakers[-1])
        else:
            speakers.append(-1)
    return inside, speakers


# Features --------------------------------------------------------------------

UNARY = {
    "kind": len(KINDS),
    "determiner": len(DETERMINERS),
    "number": len(NUMBERS),
    "gender": len(GENDERS),
    "place": len(PLACES),
    "seen": 5,  # earlier candidates with its head: 0, 1, 2, 3-5, more
    "later": 5,  # later ones
    "sentence": 4,  # first, second, third to fifth, later
    "length": 5,  # words of its span: 1, 2, 3, 4-7, more
}
MATCH = 13
PAIR = {
    "sentences": 8,
    "candidates": 10,
    "kinds": len(KINDS) ** 2,
    "match": MATCH * 4,
    "numbers": len(NUMBERS) ** 2,
    "genders": len(GENDERS) ** 2,
    "places": len(PLACES) ** 2,
    "determiners": len(DETERMINERS) ** 2,
    "syntax": 11,
    "quote": 8,
    "rank": 8,
    "subject_rank": 8,
    "salience": 5,
}
NEAREST = 60  # antecedents of each candidate, besides those whose words match
MATCHING = 200  # the nearest of those, at most


def bucket(n: int, bounds: tuple[int, ...]) -> int:
    """The number of bounds that n is above."""
    return sum(n > b for b in bounds)


def alike(v: str, w: str) -> bool:
    """Whether two words share five letters at their beginning: Iraq's people and lands do."""
    return len(v) >= 5 and v[:5] == w[:5]


def match_of(i: Candidate, j: Candidate) -> int:
    """How the words of two candidates match: 0 not at all."""
    if i.kind > 1 or j.kind > 1:
        if i.kind == j.kind and i.kind > 1:
            return 10 if i.form == j.form else 11
        return 0
    if i.names == j.names:
        return 1
    if i.head == j.head or i.form == j.form:
        if i.names < j.names:
            return 2
        return 3 if j.names < i.names else 4
    if i.form in j.names:
        return 5
    if j.form in i.names:
        return 6
    if (
        i.acronym
        and len(i.names) == 1
        and i.form == j.initials
        or j.acronym
        and len(j.names) == 1
        and j.form == i.initials
    ):
        return 7
    if alike(i.head, j.head):
        return 8
    if i.names & j.names:
        return 9
    return 12 if any(alike(v, w) for v in i.names for w in j.names) else 0


def compatible(i: Candidate, j: Candidate) -> bool:
    """Whether pronoun i may stand for j by number and gender."""
    if i.kind < 2:
        return True
    if 1 in (i.number, j.number) and 0 in (i.number, j.number):
        return False
    g, h = i.gender, j.gender
    if g == 0 or h == 0 or g == h:
        return True
    return 4 in (g, h) and 3 not in (g, h)


CORE = {0, 1, 2, 3}


def syntax_of(p: Parse, i: Candidate, j: Candidate) -> int:
    """The relation of two candidates in the tree."""
    hi, hj = p.heads[i.word], p.heads[j.word]
    if i.sentence != j.sentence:
        return 0
    if hi == j.word or hj == i.word:
        dep = p.deps[i.word] if hi == j.word else p.deps[j.word]
        if dep in ("appos", "conj"):
            return 1 if dep == "appos" else 2
        if dep.startswith("nsubj"):
            return 3
        if dep == "nmod:poss":
            return 4
    if j.span[0] <= i.word <= j.span[1]:
        return 5
    if i.span[0] <= j.word <= i.span[1]:
        return 6
    if hi == hj and i.place in CORE and j.place in CORE:
        return 7 if i.reflexive else 8
    if p.heads[hi] == hj and j.place in CORE:
        return 9
    return 10


def quote_of(i: Candidate, j: Candidate, inside: list[int], speakers: list[int]) -> int:
    """How two candidates stand in quotations."""
    a, b = inside[i.word], inside[j.word]
    if a < 0 and b < 0:
        return 0
    if a == b:
        return 1
    if a >= 0 and b >= 0:
        return 2 if speakers[a] >= 0 and speakers[a] == speakers[b] else 3
    if a >= 0:
        return 4 if speakers[a] == j.word else 5
    return 7 if speakers[b] == i.word else 6


def form_pair(i: Candidate, j: Candidate) -> int:
    """Names, descriptions or one of each: 0 to 3, or 0 where a pronoun is one of them."""
    return 2 * (i.kind == 0) + (j.kind == 0) if i.kind < 2 and j.kind < 2 else 0


def unary_of(cands: list[Candidate]) -> np.ndarray:
    """Features of each candidate [N,U]."""
    counts: dict[str, int] = {}
    for c in cands:
        counts[c.head] = counts.get(c.head, 0) + 1
    seen: dict[str, int] = {}
    rows = []
    for c in cands:
        before = seen.get(c.head, 0)
        rows.append((
            c.kind, c.determiner, c.number, c.gender, c.place, bucket(before, (0, 1, 2, 5)),
            bucket(counts[c.head] - before - 1, (0, 1, 2, 5)), bucket(c.sentence, (0, 1, 4)),
            bucket(c.span[1] - c.span[0], (0, 1, 2, 6)),
        ))  # fmt: skip
        seen[c.head] = before + 1
    return np.array(rows, dtype=np.uint8).reshape(len(cands), len(UNARY))


def offsets(sizes: dict[str, int]) -> torch.Tensor:
    """Where each feature's values begin in the table of all."""
    return torch.tensor([0, *sizes.values()]).cumsum(0)[:-1]


def pair_rows(p: Parse, cands: list[Candidate], i: int, quotes: tuple[list[int], list[int]], seen: list[int]):
    """Yields (j, features) for the antecedents of candidate i, nearest first."""
    c = cands[i]
    rank = subject_rank = far = 0
    for j in range(i - 1, -1, -1):
        d = cands[j]
        match = match_of(c, d)
        if i - j > NEAREST:
            if match == 0 or c.kind > 1 or far == MATCHING:
                continue
            far += 1
        fits = compatible(c, d)
        yield (
            j,
            (
                bucket(c.sentence - d.sentence, (0, 1, 2, 3, 5, 9, 20)),
                bucket(i - j, (1, 2, 3, 4, 6, 10, 18, 35, 60)),
                c.kind * len(KINDS) + d.kind,
                match * 4 + form_pair(c, d),
                c.number * len(NUMBERS) + d.number,
                c.gender * len(GENDERS) + d.gender,
                c.place * len(PLACES) + d.place,
                c.determiner * len(DETERMINERS) + d.determiner,
                syntax_of(p, c, d),
                quote_of(c, d, *quotes),
                bucket(rank, (0, 1, 2, 4, 8, 16)) if fits else 7,
                bucket(subject_rank, (0, 1, 2, 3, 5, 8)) if fits and d.place < 2 else 7,
                bucket(seen[j], (0, 1, 2, 5)),
            ),
        )
        rank += fits
        subject_rank += fits and d.place < 2


def featurize(p: Parse) -> tuple[list[Candidate], np.ndarray, np.ndarray, np.ndarray]:
    """Candidates, unary features, pairs and their features of a parsed document."""
    children, sentence = p.children(), p.sentence_of()
    cands = [candidate(p, i, children, sentence[i]) for i in range(len(p.forms)) if is_candidate(p, i)]
    quotes = speakers_of(p, children, sentence)
    counts: dict[str, int] = {}
    seen = []
    for c in cands:
        seen.append(counts.get(c.head, 0))
        counts[c.head] = seen[-1] + 1
    pairs, rows = [], []
    for i in range(len(cands)):
        for j, row in sorted(pair_rows(p, cands, i, quotes, seen)):
            pairs.append((i, j))
            rows.append(row)
    features = np.array(rows, dtype=np.uint8).reshape(len(rows), len(PAIR))
    return cands, unary_of(cands), np.array(pairs, dtype=np.int16).reshape(-1, 2), features


# Corpora -----------------------------------------------------------------------


def read_conllu(path: Path) -> dict[str, Parse]:
    """The documents of a CoNLL-U file by their name."""
    docs: dict[str, Parse] = {}
    doc, base = Parse(), 0
    for line in path.read_text().splitlines():
        if line.startswith("# newdoc id = "):
            doc = docs.setdefault(line[14:], Parse())
        elif line and not line.startswith("#"):
            c = line.split("\t")
            if not c[0].isdigit():
                continue
            if c[0] == "1":
                base = len(doc.forms)
                doc.starts.append(base)
            n = len(doc.forms)
            doc.forms.append(c[1])
            doc.lemmas.append(c[2])
            doc.tags.append(c[4])
            doc.heads.append(n if c[6] == "0" else base + int(c[6]) - 1)
            doc.deps.append(c[7])
    return docs


def read_clusters(path: Path) -> list[list[tuple[int, int]]]:
    """The clusters of a CoNLL coreference file as lists of (first, last) words."""
    opened: dict[int, list[int]] = {}
    clusters: dict[int, list[tuple[int, int]]] = {}
    rows = [r for r in path.read_text().splitlines() if r and not r.startswith("#")]
    for i, row in enumerate(rows):
        column = row.split("\t")[2] if row.count("\t") > 1 else "_"
        for number in re.findall(r"\((\d+)", column):
            opened.setdefault(int(number), []).append(i)
        for number in re.findall(r"(\d+)\)", column):
            clusters.setdefault(int(number), []).append((opened[int(number)].pop(), i))
    return [sorted(c) for c in clusters.values() if len(c) > 1]


def label(p: Parse, cands: list[Candidate], clusters: list[list[tuple[int, int]]]) -> np.ndarray:
    """The cluster of each candidate, -1 for none.

    A gold mention belongs to the one word in it whose head is outside; of two
    mentions with one head, to the one that has the candidate's span.
    """
    at = {c.word: n for n, c in enumerate(cands)}
    gold = np.full(len(cands), -1, dtype=np.int16)
    exact = np.zeros(len(cands), dtype=bool)
    for number, cluster in enumerate(clusters):
        for a, b in cluster:
            outer = [w for w in range(a, b + 1) if p.heads[w] == w or not a <= p.heads[w] <= b]
            n = at.get(outer[0])
            if n is None or exact[n]:
                continue
            gold[n] = number
            exact[n] = cands[n].span == (a, b)
    return gold


def make_doc(name: str, p: Parse, clusters: list[list[tuple[int, int]]]) -> CorefDoc:
    """Makes a document to train on or to score."""
    cands, unary, pairs, features = featurize(p)
    return CorefDoc(
        name=name,
        words=p.forms,
        starts=p.starts,
        candidates=torch.tensor([c.word for c in cands], dtype=torch.int32),
        spans=torch.tensor([c.span for c in cands], dtype=torch.int32),
        gold=torch.from_numpy(label(p, cands, clusters)),
        unary=torch.from_numpy(unary),
        pairs=torch.from_numpy(pairs),
        features=torch.from_numpy(features),
        clusters=clusters,
    )


def prepare(conllu: Path, ontogum: Path) -> list[CorefDoc]:
    """The documents of a GUM file, with the clusters of the files in ontogum."""
    return [
        make_doc(name, p, read_clusters(ontogum / f"{name}.conll"))
        for name, p in read_conllu(Path(conllu)).items()
    ]
