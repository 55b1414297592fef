"""Losses of the heads on gold labels, and against a teacher's scores."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from examples import IGNORE
from model import Reader
from torch import Tensor

WEIGHTS = {
    "xpos": 1.0, "upos": 0.5, "lemma": 0.5, "name": 1.0, "other": 0.3, "predicate": 0.5,
    "arc": 1.0, "label": 1.0, "role": 1.0,
}


def forward(reader: Reader, v: Tensor, batch: dict[str, Tensor],
            heads: Tensor, predicates: tuple[Tensor, Tensor]) -> dict[str, Tensor]:
    """All scores for word vectors v; labels are scored for the arcs to heads,
    roles for the predicates (window, word)."""
    scores = reader.heads.words(v)
    scores["arc"] = reader.heads.parse.arcs(v, batch["sentence"])
    scores["label"] = reader.heads.parse.labels(v, heads)
    scores["role"] = reader.heads.role(v, *predicates)
    return scores


def frames(batch: dict[str, Tensor]) -> tuple[tuple[Tensor, Tensor], Tensor]:
    """The gold predicates (window, word), and the role [P, W] of every word of
    their sentences, 0 for none, IGNORE outside the sentence."""
    window, word = torch.nonzero(batch["predicate"] == 1, as_tuple=True)
    sentence = batch["sentence"]
    same = sentence[window] == sentence[window, word][:, None]
    roles = torch.where(same, 0, IGNORE)
    row = torch.full_like(sentence, -1)
    row[window, word] = torch.arange(len(window), device=window.device)
    a = batch["arguments"]
    roles[row[a[:, 0], a[:, 1]], a[:, 2]] = a[:, 3]
    return (window, word), roles


def gold_loss(scores: dict[str, Tensor], batch: dict[str, Tensor], roles: Tensor) -> Tensor:
    """The weighted sum of the heads' cross-entropies, each a mean over the words
    (roles: over the predicates) that are labelled."""
    total = scores["arc"].new_zeros(())
    for key in ("xpos", "upos", "lemma", "name", "other", "predicate"):
        total = total + WEIGHTS[key] * _mean_ce(scores[key], batch[key])
    total = total + WEIGHTS["arc"] * _mean_ce(scores["arc"], batch["head"])
    total = total + WEIGHTS["label"] * _mean_ce(scores["label"], batch["dep"])
    if len(roles):
        summed = F.cross_entropy(scores["role"].flatten(0, 1), roles.flatten(),
                                 ignore_index=IGNORE, reduction="sum")
        total = total + WEIGHTS["role"] * 0.5 * summed / len(roles)
    return total


def _mean_ce(scores: Tensor, labels: Tensor) -> Tensor:
    known = (labels != IGNORE).sum().clamp(min=1)
    return F.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE,
                           reduction="sum") / known


def distillation_loss(scores: dict[str, Tensor], taught: dict[str, Tensor],
                      batch: dict[str, Tensor], window: Tensor) -> Tensor:
    """The weighted sum of the heads' divergences from the teacher's
    distributions, means over the real words (Hinton et al., 2015)."""
    real = batch["sentence"] >= 0
    total = scores["arc"].new_zeros(())
    for key in ("xpos", "upos", "lemma", "name", "other", "predicate", "arc", "label"):
        total = total + WEIGHTS[key] * _divergence(scores[key][real], taught[key][real]) / real.sum()
    if len(window):
        inside = real[window]
        gap = _divergence(scores["role"][inside], taught["role"][inside])
        total = total + WEIGHTS["role"] * 0.5 * gap / len(window)
    return total


def _divergence(scores: Tensor, taught: Tensor) -> Tensor:
    return F.kl_div(F.log_softmax(scores, -1), F.softmax(taught, -1), reduction="sum")
