"""Trains the head of coreference anew on the vectors of a finished reader.

The reader's encoder stays as it is. Articles are those of GUM, with the trees
that the reader itself finds, as at run time, and those of LitBank, which marks
only people, places, organisations, facilities and vehicles: what it does not
mark counts for nothing as an anaphor.

The folder of parses holds, for train, dev and litbank, NAME.conllu with the
reader's trees of the corpus's own words, and NAME.f32 with the vectors of these
words, as rows of little-endian floats. The same files and seed give the same
head, on one thread.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from coref import ANAPHOR_WEIGHT, CorefHead, clusters_of
from coref_data import CorefDoc, make_doc, read_clusters, read_conllu
from coref_score import Score
from torch import Tensor

WIDTH = 384
THRESHOLDS = (-0.5, -0.25, 0.0, 0.25, 0.5)
WARM = 0.06  # the share of steps in which the rate rises


@dataclass
class Example:
    """An article with the vectors of its candidates and its weight in the loss."""

    doc: CorefDoc
    vectors: Tensor
    known: Tensor  # of each candidate: whether the corpus says what it takes up
    weight: float


def read_litbank(path: Path) -> list[list[tuple[int, int]]]:
    """The clusters of a LitBank file, also of one mention, as (first, last) words."""
    opened: dict[int, list[int]] = {}
    clusters: dict[int, list[tuple[int, int]]] = {}
    rows = [r for r in path.read_text(encoding="utf-8").splitlines() if r and not r.startswith("#")]
    for i, row in enumerate(rows):
        cells = "|".join(row.split("\t")[12:])
        for number in re.findall(r"\((\d+)", cells):
            opened.setdefault(int(number), []).append(i)
        for number in re.findall(r"(\d+)\)", cells):
            clusters.setdefault(int(number), []).append((opened[int(number)].pop(), i))
    return [sorted(c) for c in clusters.values()]


def examples(parses: Path, name: str, read, weight: float, partial: bool) -> list[Example]:
    """The articles of NAME.conllu; read gives the clusters of one by its name."""
    rows = np.fromfile(parses / f"{name}.f32", dtype="<f4").reshape(-1, WIDTH)
    at, out = 0, []
    for document, parse in read_conllu(parses / f"{name}.conllu").items():
        doc = make_doc(document, parse, read(document))
        v = torch.from_numpy(rows[at : at + len(parse.forms)])
        at += len(parse.forms)
        known = doc.gold >= 0 if partial else torch.ones(len(doc.gold), dtype=torch.bool)
        keep = known[doc.pairs[:, 0].long()]
        doc.pairs, doc.features = doc.pairs[keep], doc.features[keep]
        out.append(Example(doc, v[doc.candidates.long()].clone(), known, weight))
    if at != len(rows):
        raise SystemExit(f"{name}: vectors of {len(rows)} words and trees of {at}")
    return out


def scores_of(head: CorefHead, e: Example) -> Tensor:
    """The scores of the pairs of an article."""
    spread = torch.zeros(len(e.doc.words), WIDTH)
    spread[e.doc.candidates.long()] = e.vectors
    return head.pair_scores(spread, e.doc)


def loss_of(scores: Tensor, e: Example) -> Tensor:
    """coref.loss_of over the candidates that are known, without its square table."""
    i, j = e.doc.pairs.long().T
    gold, n = e.doc.gold, len(e.doc.gold)
    right = (gold[i] == gold[j]) & (gold[i] >= 0)
    shift = torch.zeros(n).scatter_reduce(0, i, scores.detach(), "amax")
    odds, none = torch.exp(scores - shift[i]), torch.exp(-shift)
    every = none.index_add(0, i, odds)
    good = torch.zeros(n).index_add(0, i, odds * right)
    anaphor = torch.zeros(n).index_add(0, i, right.float()) > 0
    good = torch.where(anaphor, good, none)
    weight = torch.where(anaphor, ANAPHOR_WEIGHT, 1.0) * e.known
    return (weight * (every.log() - good.clamp(min=1e-30).log())).sum() / weight.sum().clamp(min=1)


@torch.no_grad()
def evaluate(head: CorefHead, dev: list[Example]) -> dict[float, Score]:
    """The scores by threshold."""
    head.eval()
    found = {t: Score() for t in THRESHOLDS}
    for e in dev:
        scores = scores_of(head, e)
        for t, score in found.items():
            score.add(e.doc.clusters, clusters_of(scores, e.doc, t))
    head.train()
    return found


def train(head: CorefHead, data: list[Example], epochs: int, rate: float, rng: np.random.Generator) -> None:
    """Steps of one article each, with a rate that rises and falls linearly."""
    optimizer = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.01, betas=(0.9, 0.98))
    steps, step = epochs * len(data), 0
    for epoch in range(epochs):
        total = 0.0
        for n in rng.permutation(len(data)):
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, (step + 1) / (WARM * steps)) * (1 - step / steps)
            loss = data[n].weight * loss_of(scores_of(head, data[n]), data[n])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            step += 1
            total += loss.item()
        print(f"epoch {epoch + 1}/{epochs} loss {total / len(data):.4f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path, help="of the reader, as train.py writes it")
    parser.add_argument("data", type=Path, help="folder of the corpora")
    parser.add_argument("parses", type=Path, help="folder of the reader's trees and vectors")
    parser.add_argument("out", type=Path, help="the checkpoint with the new head")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--litbank", type=float, default=0.5, help="weight of its articles")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    ontogum, litbank = args.data / "gum-open/ontogum", args.data / "litbank/coref/conll"

    def gum(name: str) -> list[list[tuple[int, int]]]:
        return read_clusters(ontogum / f"{name}.conll")

    data = examples(args.parses, "train", gum, 1.0, partial=False)
    data += examples(args.parses, "litbank", lambda n: read_litbank(litbank / f"{n}.conll"), args.litbank, partial=True)
    dev = examples(args.parses, "dev", gum, 1.0, partial=False)
    head = CorefHead(WIDTH)
    train(head, data, args.epochs, args.rate, np.random.default_rng(args.seed))
    found = evaluate(head, dev)
    for t, score in found.items():
        print(f"threshold {t}: {score}")
    best = max(found, key=lambda t: found[t].conll())
    with torch.no_grad():
        head.score.bias -= best  # so that readers need no threshold
    state = torch.load(args.checkpoint, map_location="cpu")
    for name, value in head.state_dict().items():
        state["reader"]["heads.coref." + name] = value
    torch.save(state, args.out)
    print(f"threshold {best} is in the bias; {args.out}")


if __name__ == "__main__":
    main()
