"""The learned score of coreference: which earlier mention a mention takes up.

Word-level coreference (Dobrovolskii 2021): mentions are their head words, and a
span is made of a head by rule (coref_data.span_of). Tensors in the model file:

  coref.anaphor, coref.antecedent   linear d to H; row of the candidate in either part
  coref.left, coref.right           linear d to S; what the two are compared by
  coref.unary                       [U,2H] what a candidate's features add to either
  coref.product                     [H,S] of the elementwise product of left and right
  coref.pair                        [F,H] what a pair's features add
  coref.score                       linear H to 1

  score(i, j) = score(ReLU(anaphor_i + antecedent_j + product (left_i o right_j) + sum of pair features))

A score is the logarithm of how much likelier j is meant by i than no antecedent;
see clusters_of.
"""

from __future__ import annotations

import math

import torch
from coref_data import PAIR, UNARY, CorefDoc, offsets
from torch import nn
from torch.nn import functional as F

HIDDEN = 128
SHARED = 64
ANAPHOR_WEIGHT = 1.7  # of candidates with an antecedent in the loss


class CorefHead(nn.Module):
    """Scores pairs of candidates from their words' vectors and features."""

    def __init__(
        self, width: int = 384, hidden: int = HIDDEN, shared: int = SHARED, dropout: float = 0.3
    ) -> None:
        super().__init__()
        self.anaphor = nn.Linear(width, hidden)
        self.antecedent = nn.Linear(width, hidden, bias=False)
        self.left = nn.Linear(width, shared)
        self.right = nn.Linear(width, shared)
        self.unary = nn.EmbeddingBag(sum(UNARY.values()), 2 * hidden, mode="sum")
        self.product = nn.Linear(shared, hidden, bias=False)
        self.pair = nn.EmbeddingBag(sum(PAIR.values()), hidden, mode="sum")
        self.score = nn.Linear(hidden, 1)
        self.drop = nn.Dropout(dropout)
        self.register_buffer("unary_offsets", offsets(UNARY), persistent=False)
        self.register_buffer("pair_offsets", offsets(PAIR), persistent=False)
        nn.init.normal_(self.unary.weight, std=0.05)
        nn.init.normal_(self.pair.weight, std=0.05)

    def pair_scores(self, vectors: torch.Tensor, doc: CorefDoc) -> torch.Tensor:
        """The score of each pair [P]. vectors [n,d] holds the words of the document."""
        device = vectors.device
        x = self.drop(vectors[doc.candidates.to(device).long()])
        pairs = doc.pairs.to(device).long()
        unary = self.unary(doc.unary.to(device).long() + self.unary_offsets)
        half = unary.shape[1] // 2
        i, j = pairs[:, 0], pairs[:, 1]
        shared = self.left(x)[i] * self.right(x)[j]
        h = (self.anaphor(x) + unary[:, :half])[i] + (self.antecedent(x) + unary[:, half:])[j]
        h = h + self.product(shared) + self.pair(doc.features.to(device).long() + self.pair_offsets)
        return self.score(self.drop(F.relu(h))).squeeze(1)

    def loss(self, vectors: torch.Tensor, doc: CorefDoc) -> torch.Tensor:
        """Minus the mean log of the probability of the gold antecedents, none being one of them."""
        return loss_of(self.pair_scores(vectors, doc), doc)

    @torch.no_grad()
    def decode(self, vectors: torch.Tensor, doc: CorefDoc) -> list[list[tuple[int, int]]]:
        """The predicted clusters of two mentions or more, as spans."""
        return clusters_of(self.pair_scores(vectors, doc).float().cpu(), doc)


def loss_of(scores: torch.Tensor, doc: CorefDoc) -> torch.Tensor:
    """The loss of pair scores [P]: a weighted mean over the candidates.

    Most candidates have no antecedent, so those that have one weigh more.
    """
    scores, device, n = scores.float(), scores.device, len(doc.candidates)
    pairs, gold = doc.pairs.to(device).long(), doc.gold.to(device)
    i, j = pairs[:, 0], pairs[:, 1]
    right = (gold[i] == gold[j]) & (gold[i] >= 0)
    table = scores.new_full((n, n + 1), float("-inf"))
    table[:, n] = 0
    every = table.index_put((i, j), scores)
    ok = torch.zeros(n, n + 1, dtype=torch.bool, device=device)
    ok[i, j] = right
    ok[:, n] = ~ok.any(1)
    weight = torch.where(ok[:, n], 1.0, ANAPHOR_WEIGHT)
    gold_only = every.masked_fill(~ok, float("-inf"))
    loss = every.logsumexp(1) - gold_only.logsumexp(1)
    return (weight * loss).sum() / weight.sum()


def clusters_of(scores: torch.Tensor, doc: CorefDoc, threshold: float = 0) -> list[list[tuple[int, int]]]:
    """Joins each candidate with the earlier cluster that is most likely meant.

    The odds of a cluster against none are the sum of those of its members, the
    exponentials of their scores: what the loss raises. It must lie above the
    threshold, as a logarithm; of equals the earlier cluster is taken.
    """
    first = list(range(len(doc.candidates)))
    rows: list[list[tuple[int, float]]] = [[] for _ in first]
    for (i, j), s in zip(doc.pairs.tolist(), scores.tolist(), strict=True):
        rows[i].append((j, s))
    for i, row in enumerate(rows):
        odds: dict[int, float] = {}
        for j, s in row:
            odds[first[j]] = odds.get(first[j], 0.0) + math.exp(min(s - threshold, 80))
        if odds:
            best = max(odds, key=lambda c: (odds[c], -c))
            if odds[best] > 1:
                first[i] = best
    clusters: dict[int, list[tuple[int, int]]] = {}
    for span, c in zip(doc.spans.tolist(), first, strict=True):
        clusters.setdefault(c, []).append(tuple(span))
    return [c for c in clusters.values() if len(c) > 1]
