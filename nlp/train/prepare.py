"""Reads the corpora and writes one compressed file of arrays for training."""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import coref_data
import corpora
from examples import Corpus, Labels
from pieces import WordPieces


def read_titles(path: Path) -> set[str]:
    """The lower-case titles of the lexicon's table."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {w.lower() for r in rows if len(r) > 2 for w in r[2].split("|")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the corpora")
    parser.add_argument("vocabulary", type=Path, help="vocab.txt of an uncased BERT")
    parser.add_argument("out", type=Path)
    parser.add_argument("--titles", type=Path, default=Path(__file__).parents[1] / "lexicon/data/titles.tsv")
    args = parser.parse_args()
    data, titles = args.data, read_titles(args.titles)

    documents: dict[str, list[corpora.Document]] = {}
    for split, names in (("train", "train.2022-12-02"), ("dev", "dev"), ("test", "test")):
        ewt = corpora.read_conllu(data / f"ud-ewt/en_ewt-ud-{split}.conllu")
        corpora.name_ewt(ewt, data / f"uner-ewt/en_ewt-ud-{names}.iob2")
        corpora.add_frames(ewt, data / f"propbank-ewt/ewt-propbank-{split}.tsv")
        gum = corpora.read_conllu(data / f"gum-open/gum-open-{split}.conllu")
        for d in gum:
            corpora.name_gum(d, titles)
        documents[f"ewt-{split}"], documents[f"gum-{split}"] = ewt, gum
    politics = data / "crossner-politics"
    documents["names"] = [
        [s]
        for file in ("train.txt", "dev.txt", "test.txt")
        for s in corpora.read_names(politics / file, corpora.CROSSNER)
    ]
    wikigold = data / "wikigold/wikigold/CONLL-format/data/wikigold.conll.txt"
    documents["names"] += [[s] for s in corpora.read_names(wikigold, corpora.WIKIGOLD)]
    documents["names"] += [[s] for s in corpora.read_names(data / "wnut17/wnut17train.conll", corpora.WNUT)]
    documents["gmb"] = corpora.read_gmb(data / "gmb/gmb.tsv")

    labels = Labels.of(documents["ewt-train"] + documents["gum-train"])
    splitter = WordPieces.load(args.vocabulary)
    prepared = {name: Corpus(d, labels, splitter) for name, d in documents.items()}
    coref = {
        split: coref_data.prepare(data / f"gum-open/gum-open-{split}.conllu", data / "gum-open/ontogum")
        for split in ("train", "dev", "test")
    }
    with args.out.open("wb") as f:
        pickle.dump((labels, prepared, coref), f)
    for name, c in prepared.items():
        print(f"{name:10} {len(c.documents):6} documents {len(c.words) - 1:6} sentences "
              f"{len(c.pieces) - 1:8} words {len(c.ids):8} pieces {len(c.frames):6} arguments")
    print({k: len(v) for k, v in vars(labels).items()}, labels.role)


if __name__ == "__main__":
    main()
