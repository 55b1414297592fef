"""Lemmas as edit scripts, after Straka (2018), "UDPipe 2.0 Prototype"."""

from __future__ import annotations


def script(form: str, lemma: str) -> str:
    """The edit that makes lemma of form: "C|k|suffix", or "=lemma".

    C is l (lower-case the form first) or k (keep its case); k runes are
    dropped from its end and the suffix is appended.
    """
    for case, base in (("l", form.lower()), ("k", form)):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        if common and (common >= len(base) - 4 or common >= 3):
            return f"{case}|{len(base) - common}|{lemma[common:]}"
    return "=" + lemma


def apply(edit: str, form: str) -> str:
    """What the edit makes of form."""
    if edit.startswith("="):
        return edit[1:]
    case, drop, suffix = edit.split("|", 2)
    base = form.lower() if case == "l" else form
    return base[: len(base) - int(drop)] + suffix
