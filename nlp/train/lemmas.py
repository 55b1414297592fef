"""Lemmas: the edit scripts that a head of the model learns, and the tables by
which the program finds lemmas.

The head was tried and is worse than the tables: what a form is made from can be
read off its letters and its tag. The program (nlp/tag) applies the tables as
Lemmatizer does; a test of its holds that no word is in them that need not be.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import corpora


def script(form: str, lemma: str) -> str:
    """The edit that makes lemma of form: "C|k|suffix", or "=lemma", after
    Straka (2018), "UDPipe 2.0 Prototype".

    C is l (lower-case the form first) or k (keep its case); k runes are
    dropped from its end and the suffix is appended.
    """
    for case, base in (("l", form.lower()), ("k", form)):
        common = _common(base, lemma)
        if common and (common >= len(base) - 4 or common >= 3):
            return f"{case}|{len(base) - common}|{lemma[common:]}"
    return "=" + lemma


def _common(a: str, b: str) -> int:
    """The length of the beginning that a and b share."""
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n


Word = tuple[str, str]  # a form and its Penn tag; or an ending and the tag
LONGEST = 5  # letters of the longest ending with a rule
SUPPORT = 3  # different words that an edit must be seen in, to be a rule of an ending
SHARE = 0.05  # of the words with an ending, for the same
CLASSES = {
    "NN": "N", "NNS": "N", "JJ": "J", "JJR": "J", "JJS": "J",
    "VB": "V", "VBD": "V", "VBG": "V", "VBN": "V", "VBP": "V", "VBZ": "V",
}
KEPT = ("NNP", "FW", "ADD", "LS", "GW")  # whose lemma is the form itself, but for the table's words
# Quotes and dashes as the program's tokens have them (nlp.Token.Norm).
ASCII = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "--", "‑": "-"})


@dataclass
class Lemmatizer:
    """The tables: what is known of words and of their endings."""

    words: dict[Word, str]  # whose lemmas the rules get wrong
    endings: dict[Word, list[str]]  # what an ending is replaced by, the likeliest first
    known: dict[str, str]  # lemmas with the classes that they occur in: N, V, J

    def lemma(self, form: str, tag: str) -> str:
        """The dictionary form of a word."""
        if (form, tag) in self.words:
            return self.words[form, tag]
        lower = form.lower()
        if tag in KEPT or not any(c.isalpha() for c in form):
            return form.replace(",", "") if tag == "CD" else form
        if tag == "NNPS":
            return keep_case(form, self.regular(lower, tag))
        if lower == form:
            return self.regular(form, tag)
        base = self.words.get((lower, tag)) or self.regular(lower, tag)
        return keep_case(form, base) if self._keeps_case(form, tag, base) else base

    def _keeps_case(self, form: str, tag: str, base: str) -> bool:
        """Whether a word with capitals is one that dictionaries write with
        them: a noun, an adjective or a number that none knows without, and that
        is an adjective or has capitals behind its first letter."""
        if base in self.known or tag != "CD" and CLASSES.get(tag) not in ("N", "J"):
            return False
        return CLASSES.get(tag) == "J" or form[1:] != form[1:].lower()

    def regular(self, form: str, tag: str) -> str:
        """The lemma of a form in lower case by the rules: of what its endings
        may be replaced by, the first that makes a known lemma, or the first."""
        first = None
        for candidate in self._candidates(form, tag):
            first = first or candidate
            if tag not in CLASSES or self._knows(candidate, tag):
                return candidate
        return self._prefixed(form, tag) or first or form

    def _candidates(self, form: str, tag: str) -> Iterator[str]:
        for n in range(min(LONGEST, len(form)), 0, -1):
            for replacement in self.endings.get((form[-n:], tag), ()):
                if replacement or n < len(form):
                    yield form[:-n] + replacement
        yield form

    def _prefixed(self, form: str, tag: str) -> str | None:
        """The lemma of an irregular verb behind a prefix."""
        if CLASSES.get(tag) == "V":
            for n in range(1, len(form) - 2):
                lemma = self.words.get((form[n:], tag))
                if lemma and self._knows(form[:n] + lemma, tag):
                    return form[:n] + lemma
        return None

    def _knows(self, lemma: str, tag: str) -> bool:
        return CLASSES[tag] in self.known.get(lemma, "")


def keep_case(form: str, lemma: str) -> str:
    """A lemma with the case of the form as far as the two agree, and in capitals
    behind that if the form is."""
    n = _common(form.lower(), lemma)
    letters = [c for c in form if c.isalpha()]
    capitals = len(letters) > 1 and all(c.isupper() for c in letters)
    return form[:n] + (lemma[n:].upper() if capitals else lemma[n:])


def treebank_paths(data: Path) -> list[Path]:
    """The training parts of the treebanks in the folder of the corpora."""
    return [data / "ud-ewt/en_ewt-ud-train.conllu", data / "gum-open/gum-open-train.conllu"]


def treebank_words(paths: Iterable[Path]) -> Counter[tuple[str, str, str]]:
    """How often the treebanks have a form, tag and lemma. Parts of words that
    were written apart (GW) are left out."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for path in paths:
        for s in (s for d in corpora.read_conllu(path) for s in d):
            for form, tag, lemma in zip(s.words, s.xpos, s.lemmas, strict=True):
                if lemma != "_" and tag not in ("GW", "_"):
                    counts[form.translate(ASCII), tag, lemma.translate(ASCII)] += 1
    return counts


def known_lemmas(counts: Mapping[tuple[str, str, str], int], frames: Path) -> dict[str, str]:
    """The lemmas that PropBank has frames for and those that occur as such in
    the treebanks, with their classes."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in frames.read_text(encoding="utf-8").splitlines()[1:]:
        for alias, part in re.findall(r"(\S+)\.([nvj])(?: |$)", row.split("\t")[3]):
            # Of "zoom_out.v", zoom is a verb, too.
            found[alias.split("_")[0] if part == "v" else alias].add(part.upper())
    verbs: Counter[str] = Counter()
    for (form, tag, lemma), n in counts.items():
        if CLASSES.get(tag) == "V":
            verbs[lemma] += n
        elif tag in ("NN", "JJ") and form == lemma:
            found[lemma].add(CLASSES[tag])
    for lemma in (v for v, n in verbs.items() if n > 1):
        found[lemma].add("V")
    return {w: "".join(sorted(c)) for w, c in sorted(found.items()) if re.fullmatch(r"[a-z-]{2,}", w)}


def inflected(lemma: str, part: str, irregular: frozenset[str] = frozenset()) -> Iterator[Word]:
    """The regular forms of a noun (N) or verb (V), with those that one may find
    instead ("travelled", "traveled"); for irregular verbs, those in -s and -ing."""
    consonant = r"(?:[^aeiou]|(?<=q)u)"
    if re.search(consonant + "y$", lemma):
        with_s = [lemma[:-1] + "ies"]
    elif re.search(r"(s|x|z|ch|sh)$", lemma):
        with_s = [lemma + "es"]
    else:
        with_s = [lemma + "s"] + [lemma + "es"] * bool(re.search(consonant + "o$", lemma))
    yield from ((form, "NNS" if part == "N" else "VBZ") for form in with_s)
    if part == "N":
        return
    short = re.search(consonant + r"[aeiouy][^aeiouwxyh]$", lemma)
    stems = [lemma + lemma[-1]] if short else [lemma]
    if short and (lemma[-1] == "s" or len(re.findall("[aeiouy]+", lemma)) > 1):
        stems.append(lemma)
    if lemma.endswith("ie"):
        yield lemma[:-2] + "ying", "VBG"
    elif re.search("[^eoy]e$", lemma):
        stems = [lemma[:-1]]
    yield from ((stem + "ing", "VBG") for stem in stems)
    if lemma not in irregular:
        if lemma[-1] == "e":
            stems = [lemma[:-1]]
        elif re.search(consonant + "y$", lemma):
            stems = [lemma[:-1] + "i"]
        yield from ((stem + "ed", tag) for stem in stems for tag in ("VBD", "VBN"))


def most_frequent(counts: Mapping[tuple[str, str, str], int]) -> dict[Word, str]:
    """The lemma that a form with a tag has most often."""
    best: dict[Word, str] = {}
    for (form, tag, lemma), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault((form, tag), lemma)
    return best


def ending_rules(lemmas: Mapping[Word, str]) -> dict[Word, list[str]]:
    """What endings are replaced by, from the lemmas of forms in lower case. Each
    word counts once. An ending stands for itself only where a shorter one would
    be replaced otherwise."""
    edits: dict[Word, Counter[str]] = defaultdict(Counter)
    totals: Counter[Word] = Counter()
    for (form, tag), lemma in lemmas.items():
        common = _common(form, lemma)
        for n in range(1, min(LONGEST, len(form)) + 1):
            totals[form[-n:], tag] += 1
            if common >= len(form) - n:
                edits[form[-n:], tag][lemma[len(form) - n :]] += 1
    rules: dict[Word, list[str]] = {}
    for (ending, tag), count in sorted(edits.items(), key=lambda item: (len(item[0][0]), item[0])):
        replacements = [
            r for r, n in sorted(count.items(), key=lambda item: (-item[1], item[0]))
            if n >= SUPPORT and n >= SHARE * totals[ending, tag]
        ]
        inherited = next((
            [ending[:-n] + r for r in rules[ending[-n:], tag]]
            for n in range(len(ending) - 1, 0, -1) if (ending[-n:], tag) in rules
        ), [ending])
        if replacements and replacements[0] != inherited[0]:
            rules[ending, tag] = replacements
    return rules


def learn(counts: Mapping[tuple[str, str, str], int], irregular: Mapping[Word, str],
          known: dict[str, str]) -> Lemmatizer:
    """The tables of the treebanks' words, of irregular ones and of the regular
    forms of known lemmas. What the treebanks have once only counts if it is in
    lower-case letters and no such form; much else is a slip of the pen."""
    verbs = frozenset(lemma for (_, tag), lemma in irregular.items() if tag == "VBD")
    regular = {
        word: lemma for lemma, parts in sorted(known.items(), reverse=True)
        for part in parts if part != "J" for word in inflected(lemma, part, verbs)
    }
    often = Counter({
        (form, tag, lemma): n for (form, tag, lemma), n in counts.items()
        if n > 1 or form.isalpha() and form.islower() and tag not in KEPT and (form, tag) not in regular
    })
    lemmas = regular | most_frequent(often) | irregular
    lower = regular | most_frequent(_lower_case(often)) | irregular
    common = {w: x for w, x in lower.items() if w[1] not in KEPT and any(c.isalpha() for c in w[0])}
    tables = Lemmatizer({}, ending_rules(common), known)
    # Words in lower case first: with them, those with capitals may come right.
    for word, lemma in sorted(lemmas.items(), key=lambda item: (item[0][0] != item[0][0].lower(), item[0])):
        is_name = word[1] == "NNP" and lemma.lower() == word[0].lower()
        if tables.lemma(*word) != lemma and not is_name:
            tables.words[word] = lemma
    # With words that came later, the rules get some of the earlier ones right.
    for word, lemma in sorted(tables.words.items()):
        del tables.words[word]
        if tables.lemma(*word) != lemma:
            tables.words[word] = lemma
    return tables


def _lower_case(counts: Mapping[tuple[str, str, str], int]) -> Counter[tuple[str, str, str]]:
    lower: Counter[tuple[str, str, str]] = Counter()
    for (form, tag, lemma), n in counts.items():
        lower[form.lower(), tag, lemma.lower()] += n
    return lower


TREEBANKS = """# Sources: UD English EWT (Silveira et al. 2014), train, CC BY-SA 4.0;
#   GUM (Zeldes 2017), the open part of train, annotations CC BY 4.0"""
FRAMES = "#   PropBank's frames (Palmer, Gildea and Kingsbury 2005), CC BY-SA 4.0"
HEADS = {
    "words": f"""# Lemmas that the rules of endings.tsv get wrong: form, Penn tag, lemma. Forms in lower case
# stand for those with capitals, too.
{TREEBANKS};
{FRAMES};
#   nlp/train/irregular.tsv.
""",
    "endings": f"""# Rules for lemmas: ending, Penn tag, what the ending is replaced by, the likeliest first,
# joined by |. Of a word, the rules of its longest ending are tried first.
{TREEBANKS};
{FRAMES}.
""",
    "known": f"""# Lemmas that are known: lemma, its classes (N noun, V verb, J adjective).
{TREEBANKS};
{FRAMES}.
""",
}
TAIL = "# Licence: CC BY-SA 4.0. Made by nlp/train/lemmas.py; do not edit.\n"


def write(tables: Lemmatizer, out: Path) -> None:
    """Writes the three tables to a folder."""
    rows = {
        "words": sorted((*w, lemma) for w, lemma in tables.words.items()),
        "endings": sorted((*e, "|".join(r)) for e, r in tables.endings.items()),
        "known": sorted(tables.known.items()),
    }
    for key, name in (("words", "lemmas.tsv"), ("endings", "endings.tsv"), ("known", "known.tsv")):
        text = "".join("\t".join(row) + "\n" for row in rows[key])
        (out / name).write_text(HEADS[key] + TAIL + text, encoding="utf-8")
        print(f"{name}: {len(rows[key])} lines, {(out / name).stat().st_size} bytes")


def read_irregular(path: Path) -> dict[Word, str]:
    """The lemmas of a table of form, tag and lemma."""
    rows = [x.split("\t") for x in path.read_text(encoding="utf-8").splitlines() if x[:1] != "#"]
    return {(form, tag): lemma for form, tag, lemma in rows}


def main() -> None:
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description="Makes the tables by which the program finds lemmas.")
    parser.add_argument("data", type=Path, help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=here.parent / "tag/data")
    args = parser.parse_args()

    counts = treebank_words(treebank_paths(args.data))
    known = known_lemmas(counts, args.data / "propbank-frames/rolesets.tsv")
    write(learn(counts, read_irregular(here / "irregular.tsv"), known), args.out)


if __name__ == "__main__":
    main()
