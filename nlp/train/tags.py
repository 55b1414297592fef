"""Makes the table of the tags that frequent words can have, to which the
program holds the tags that the model finds."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from lemmas import TREEBANKS, treebank_paths, treebank_words

CLOSED = frozenset("CC DT EX IN MD PDT POS PRP PRP$ RP TO WDT WP WP$ WRB".split())
FREQUENT = 50  # how often a word must occur for its tags to be known
FREQUENT_CLOSED = 5  # the same for words that are mostly of closed classes
MOSTLY = 0.9
SLIPS = 0.001  # the part of a word's occurrences up to which a tag is taken for a slip
HEAD = f"""# The tags that frequent words can have: word in lower case, Penn tags joined by |.
{TREEBANKS}.
# Licence: CC BY-SA 4.0. Made by nlp/train/tags.py; do not edit.
"""


def possible_tags(counts: Mapping[tuple[str, str, str], int]) -> dict[str, list[str]]:
    """The tags of the words that are known well enough, of those in lower case:
    in capitals, or with one, a word may be anything's name."""
    by_word: dict[str, Counter[str]] = defaultdict(Counter)
    for (form, tag, _), n in counts.items():
        if form == form.lower():
            by_word[form][tag] += n
    possible = {}
    for word, tags in sorted(by_word.items()):
        total = sum(tags.values())
        is_closed = sum(n for tag, n in tags.items() if tag in CLOSED) >= MOSTLY * total
        if total >= (FREQUENT_CLOSED if is_closed else FREQUENT):
            possible[word] = sorted(tag for tag, n in tags.items() if n > SLIPS * total)
    return possible


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "tag/data/tags.tsv")
    args = parser.parse_args()
    possible = possible_tags(treebank_words(treebank_paths(args.data)))
    rows = "".join(f"{word}\t{'|'.join(tags)}\n" for word, tags in possible.items())
    args.out.write_text(HEAD + rows, encoding="utf-8")
    print(f"{args.out.name}: {len(possible)} lines")


if __name__ == "__main__":
    main()
