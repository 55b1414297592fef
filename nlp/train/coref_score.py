"""The CoNLL-2012 score: the mean F1 of MUC, B-cubed and entity CEAF.

Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions".
Mentions are compared by their exact spans; clusters of one mention are dropped.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = list[tuple[int, int]]


class Score:
    """Counts of several documents."""

    def __init__(self) -> None:
        self.counts = {k: np.zeros(4) for k in ("mentions", "muc", "b3", "ceafe")}

    def add(self, key: list[Cluster], response: list[Cluster]) -> None:
        """Counts one document."""
        k = [set(c) for c in key if len(c) > 1]
        r = [set(c) for c in response if len(c) > 1]
        km, rm = set().union(*k), set().union(*r)
        self.counts["mentions"] += (len(km & rm), len(km), len(km & rm), len(rm))
        self.counts["muc"] += (*muc(k, r), *muc(r, k))
        self.counts["b3"] += (*b_cubed(k, r), *b_cubed(r, k))
        same = ceaf(k, r)
        self.counts["ceafe"] += (same, len(k), same, len(r))

    def prf(self, name: str) -> tuple[float, float, float]:
        """Precision, recall and F1 in percent."""
        a, b, c, d = self.counts[name]
        recall, precision = a / b if b else 0.0, c / d if d else 0.0
        f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return 100 * precision, 100 * recall, 100 * f

    def conll(self) -> float:
        """The mean F1 in percent."""
        return sum(self.prf(k)[2] for k in ("muc", "b3", "ceafe")) / 3

    def __str__(self) -> str:
        parts = [f"{k} {p:.1f}/{r:.1f}/{f:.1f}" for k in self.counts for p, r, f in [self.prf(k)]]
        return f"CoNLL {self.conll():.2f}  " + "  ".join(parts)


def index(clusters: list[set]) -> dict:
    """The cluster of each mention."""
    return {m: n for n, c in enumerate(clusters) for m in c}


def muc(key: list[set], response: list[set]) -> tuple[float, float]:
    """Links of key that response keeps, and all."""
    of = index(response)
    kept = total = 0
    for c in key:
        parts = {of[m] for m in c if m in of}
        kept += len(c) - len(parts) - sum(m not in of for m in c)
        total += len(c) - 1
    return kept, total


def b_cubed(key: list[set], response: list[set]) -> tuple[float, float]:
    """The sum over key's mentions of the part of their cluster that response keeps, and their number."""
    of = index(response)
    same = 0.0
    for c in key:
        parts: dict[int, int] = {}
        for m in c:
            if m in of:
                parts[of[m]] = parts.get(of[m], 0) + 1
        same += sum(n * n for n in parts.values()) / len(c)
    return same, sum(len(c) for c in key)


def ceaf(key: list[set], response: list[set]) -> float:
    """The similarity of the best alignment of clusters."""
    if not key or not response:
        return 0.0
    phi = np.array([[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key])
    rows, columns = linear_sum_assignment(-phi)
    return float(phi[rows, columns].sum())
