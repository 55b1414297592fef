"""Scores of a reader on prepared corpora."""

from __future__ import annotations

import numpy as np
import torch
from coref_data import CorefDoc
from coref_score import Score
from examples import IGNORE, Corpus, Labels, batch, batches
from losses import forward, frames
from model import Reader
from torch import Tensor


def to_device(arrays: dict[str, np.ndarray], device: torch.device) -> dict[str, Tensor]:
    """A batch on the device."""
    return {k: torch.from_numpy(a).to(device, non_blocking=True).long() for k, a in arrays.items()}


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """The spans of BIO tags; a stray I- begins one."""
    found, start, label = set(), 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and tag != "I-" + label:
            found.add((start, i, label))
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]
    return found


@torch.no_grad()
def evaluate(reader: Reader, corpus: Corpus, labels: Labels, marks: tuple[int, int],
             device: torch.device, autocast) -> dict[str, float]:
    """Percentages: tags, lemmas, attachment (UAS; LAS with and without
    subtypes; heads by the best score, not yet a tree), names and roles (F1)."""
    reader.eval()
    universal = torch.tensor(
        [sorted({d.split(":")[0] for d in labels.dep}).index(d.split(":")[0]) for d in labels.dep]
    ).to(device)
    hits: dict[str, list[int]] = {}

    def count(key: str, right: Tensor | int, total: Tensor | int) -> None:
        entry = hits.setdefault(key, [0, 0])
        entry[0] += int(right)
        entry[1] += int(total)

    for group in batches(corpus, corpus.windows(None), 16384, None):
        b = to_device(batch(corpus, group, marks), device)
        gold_predicates, roles = frames(b)
        with autocast():
            v = reader.vectors(b)
            scores = forward(reader, v, b, b["head"].clamp(min=0), gold_predicates)
            heads = scores["arc"].argmax(-1)
            dep = reader.heads.parse.labels(v, heads).argmax(-1)
        for key in ("xpos", "upos", "lemma", "predicate"):
            known = b["sentence"] >= 0 if key == "lemma" else b[key] != IGNORE
            count(key, ((scores[key].argmax(-1) == b[key]) & known).sum(), known.sum())
        known = b["head"] != IGNORE
        attached = (heads == b["head"]) & known
        count("uas", attached.sum(), known.sum())
        count("las", (attached & (universal[dep] == universal[b["dep"].clamp(min=0)])).sum(), known.sum())
        count("las_sub", (attached & (dep == b["dep"])).sum(), known.sum())
        _count_names(count, scores, b, labels)
        predicted = scores["role"].argmax(-1)
        known = roles != IGNORE
        count("role_right", ((predicted == roles) & known & (roles > 0)).sum(), 0)
        count("role_found", ((predicted > 0) & known).sum(), 0)
        count("role_gold", (roles > 0).sum(), 0)
    reader.train()
    return _percentages(hits)


@torch.no_grad()
def evaluate_coref(reader: Reader, corpus: Corpus, docs: list[CorefDoc], marks: tuple[int, int],
                   device: torch.device, autocast) -> float:
    """The CoNLL F1 of coreference, in percent."""
    reader.eval()
    score = Score()
    for d, doc in enumerate(docs):
        b = to_device(batch(corpus, corpus.document_windows(d, None), marks), device)
        with autocast():
            v = reader.vectors(b)[b["sentence"] >= 0]
        score.add(doc.clusters, reader.heads.coref.decode(v.float(), doc.to(device)))
    reader.train()
    return round(score.conll(), 2)


def _count_names(count, scores: dict[str, Tensor], b: dict[str, Tensor], labels: Labels) -> None:
    for key, names in (("name", labels.name), ("other", labels.other)):
        gold, found = b[key].cpu().numpy(), scores[key].argmax(-1).cpu().numpy()
        sentence = b["sentence"].cpu().numpy()
        for g, f, s in zip(gold, found, sentence, strict=True):
            for k in range(s.max() + 1):
                here = np.flatnonzero((s == k) & (g != IGNORE))
                want, have = ({*spans([names[t] for t in tags[here]])} for tags in (g, f))
                count(key + "_right", len(want & have), 0)
                count(key + "_found", len(have), 0)
                count(key + "_gold", len(want), 0)


def _percentages(hits: dict[str, list[int]]) -> dict[str, float]:
    out = {k: round(100 * a / n, 2) for k, (a, n) in hits.items() if n}
    for key in ("name", "other", "role"):
        right, found, gold = (hits[f"{key}_{part}"][0] for part in ("right", "found", "gold"))
        if gold:
            out[key] = round(200 * right / max(1, found + gold), 2)
    return out
