"""Writes what the tests of nlp/coref compare with: a small head with random
weights, and what this code finds with it in an invented article.

The article is nlp/coref/testdata/article.conllu; it is read three times over,
so that candidates match others beyond the nearest ones.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from coref import CorefHead, clusters_of
from coref_data import CorefDoc, Parse, make_doc, read_conllu
from export import stored, write
from torch import Tensor

WIDTH, HIDDEN, SHARED = 16, 8, 4
TIMES = 3
SAMPLE = 17  # every so manieth candidate's pairs are written
FOLDER = Path(__file__).resolve().parent.parent / "coref/testdata"


def repeated(p: Parse) -> Parse:
    """The parse TIMES over."""
    out, n = Parse(), len(p.forms)
    for t in range(TIMES):
        out.forms += p.forms
        out.lemmas += p.lemmas
        out.tags += p.tags
        out.heads += [h + t * n for h in p.heads]
        out.deps += p.deps
        out.starts += [s + t * n for s in p.starts]
    return out


def tiny_head(seed: int) -> CorefHead:
    """A head with weights of a size that scores of either sign come of."""
    torch.manual_seed(seed)
    head = CorefHead(WIDTH, HIDDEN, SHARED)
    for name, p in head.named_parameters():
        torch.nn.init.normal_(p, std=0.6 if "weight" in name else 0.2)
    torch.nn.init.constant_(head.score.bias, -4)
    return head.eval()


def expectations(head: CorefHead, p: Parse, doc: CorefDoc, vectors: Tensor) -> dict:
    """All that is compared."""
    with torch.no_grad():
        scores = head.pair_scores(vectors, doc)
    pairs = []
    for (i, j), row, score in zip(doc.pairs.tolist(), doc.features.tolist(), scores.tolist(), strict=True):
        if i % SAMPLE == 0:
            pairs.append([i, j, row, round(score, 4)])
    return {
        "words": p.forms, "lemmas": p.lemmas, "tags": p.tags, "heads": p.heads, "deps": p.deps, "starts": p.starts,
        "vectors": [[round(float(x), 5) for x in row] for row in vectors],
        "candidates": doc.candidates.tolist(), "spans": doc.spans.tolist(), "unary": doc.unary.tolist(),
        "pairs": pairs, "number_of_pairs": len(doc.pairs), "clusters": sorted(clusters_of(scores, doc)),
    }  # fmt: skip


def main() -> None:
    (parse,) = read_conllu(FOLDER / "article.conllu").values()
    p = repeated(parse)
    doc = make_doc("article", p, [])
    head = tiny_head(5)
    arrays = stored({"coref." + k: v for k, v in head.state_dict().items()})
    write(FOLDER / "head.bin", {"width": WIDTH}, arrays, {})
    head.load_state_dict({k: torch.from_numpy(arrays["coref." + k]).float() for k in head.state_dict()})
    vectors = (torch.randn(len(p.forms), WIDTH) * 1e5).round() / 1e5
    lines = [
        f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}"
        for k, v in expectations(head, p, doc, vectors).items()
    ]
    (FOLDER / "expected.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
