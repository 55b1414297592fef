"""Word pieces and shapes: the input of the encoder.

The same rules in Go are nlp/encoder; a fixture holds the two equal.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

MAX_PIECES = 16  # of one word; what is left of longer ones is dropped
MAX_LETTERS = 100  # a longer word is unknown
SHAPES = 21  # 0 for the marks, then ten kinds, each not first and first in its sentence

NO_LETTERS, LOWER, TITLE, UPPER, SINGLE, DOTTED, MIXED, DIGITS, ALPHANUMERIC, OTHER = range(10)


def shape_kind(word: str) -> int:
    """The class of the word's characters, one of ten."""
    letters = [c for c in word if c.isalpha()]
    # Not isnumeric, which some Chinese letters are.
    has_digit = any(unicodedata.category(c)[0] == "N" for c in word)
    if not letters and not has_digit:
        return NO_LETTERS
    if not letters:
        return DIGITS
    if has_digit:
        return ALPHANUMERIC
    upper = [c.isupper() for c in letters]
    lower = [c.islower() for c in letters]
    if all(lower):
        return LOWER
    if all(upper):
        if "." in word:
            return DOTTED
        return SINGLE if len(letters) == 1 else UPPER
    if upper[0] and all(lower[1:]):
        return TITLE
    if any(upper):
        return MIXED
    return OTHER


def shape(word: str, first: bool) -> int:
    """The shape of a word, given whether it begins its sentence."""
    return 1 + 2 * shape_kind(word) + int(first)


def _is_cjk(c: str) -> bool:
    n = ord(c)
    ranges = (
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
        (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
    )
    return any(first <= n <= last for first, last in ranges)


def _is_punctuation(c: str) -> bool:
    n = ord(c)
    ascii_symbol = 33 <= n <= 47 or 58 <= n <= 64 or 91 <= n <= 96 or 123 <= n <= 126
    return ascii_symbol or unicodedata.category(c).startswith("P")


def _is_ignored(c: str) -> bool:
    """Whether a character of decomposed text might as well not be there: marks
    on letters, controls, and what stands for no character."""
    return c not in "\t\n\r" and (unicodedata.category(c) in ("Cc", "Cf", "Co", "Mn") or c == "\ufffd")


class WordPieces:
    """Splits words into the pieces of an uncased BERT vocabulary."""

    def __init__(self, vocabulary: list[str]) -> None:
        self.vocabulary = vocabulary
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown = self.ids["[UNK]"]
        self._cache: dict[str, list[int]] = {}

    @classmethod
    def load(cls, path: Path) -> WordPieces:
        return cls(path.read_text(encoding="utf-8").splitlines())

    def split(self, word: str) -> list[int]:
        """The ids of the word's pieces, at least one and at most MAX_PIECES."""
        if word not in self._cache:
            ids = [i for part in self._parts(word) for i in self._pieces(part)]
            self._cache[word] = ids[:MAX_PIECES] or [self.unknown]
        return self._cache[word]

    def _parts(self, word: str) -> list[str]:
        if len(word) > MAX_LETTERS:
            return ["[UNK]"]
        parts, current = [], ""
        for c in unicodedata.normalize("NFD", word):
            if _is_ignored(c):
                continue
            if c.isspace():
                parts.append(current)
                current = ""
            elif _is_punctuation(c) or _is_cjk(c):
                parts += [current, c]
                current = ""
            else:
                current += c.lower()  # alone, as a sigma at a word's end is one inside it
        return [p for p in parts + [current] if p]

    def _pieces(self, part: str) -> list[int]:
        if part == "[UNK]":
            return [self.unknown]
        ids, start = [], 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                piece = self.ids.get(prefix + part[start:end])
                if piece is not None:
                    ids.append(piece)
                    start = end
                    break
            else:
                return [self.unknown]
        return ids
