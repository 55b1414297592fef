"""Makes a tiny model with random weights and what the reader in PyTorch finds
with it in a few invented sentences, for the tests of the program in Go.

Everything is computed from the weights as the file holds them, so that the
program, where it computes in single precision, has to agree but for rounding.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import Any

import networkx
import torch
from coref import CorefHead
from examples import NAMES, OTHERS, Labels
from export import configuration, label_texts, restored, stored, write
from model import Config, Encoder, Parser, Reader, Roles, pool
from pieces import WordPieces, shape
from torch import Tensor, nn

WINDOW = 24
CONFIG = Config(layers=2, width=64, heads=2, inner=128, positions=40)
MARGIN = 2e-3  # between the best and the second best of anything that is chosen

# Invented for these tests.
SENTENCES = """
The minister met rebels in Kabul .
ISRAEL SAYS 1,500 ROCKETS HIT U.S. BASES
He said no .
Café owners , F-16s and the 東京 talks worried J. McDonald (قال) 🙂 .
Talks
Long reports on the talks on the talks on the talks on the talks on the talks said no
A long report said that rebels , who met the minister , hit bases , and that rockets , which hit no bases , \
worried owners , and that talks on bases worried no ministers in Kabul .
On on .
""".strip().replace("\\\n", "")

WORDS = """
the , . a on in no he and that who said say says met hit talk ##s talks rebel base bases rocket minister ##er
kab ##ul is ##ra ##el cafe own ##ers report long mc ##don ##ald wor ##ried 1 ##500 500 16 ##16 f u j - ( ) us
東 京 ق ##ا ##ل which 三 ο ##δ ##ο ##σ ##ς σ ς
""".split()

# More words, to test the splitting alone.
SPLITS = [
    "", "Naïve", "CAFÉ", "e\u0301", "İs", "ß", "don't", "U.S.", "東京都", "한글", "قال", "🙂", "a🙂",
    "talks\u00a0talk", "talks\ttalk", "..." * 10, "-" * 40, "a" * 100, "a" * 101, "a" * 10000, "the" * 33,
    "$5", "1,500", "1500", "F-16", "iPhone", "McDonald", "ISRAEL", "Talks", "A", "a", "J.", "U.S.A", "AT&T",
    "'Tis", "O'Hara", "ª", "½", "²", "ǅ", "Ⅷ", "中文", "中A", "\u0301", "1980s", "«the»", "the\u2014talks",
    "＄", "Ａ", "ﬁ", "\u1100\u1161", "가", "x" * 99 + "\u0301",
    "ta\u00adlks", "ta\u200blks", "ta\x00lks", "ta\ufffdlks", "ta\u0085lks", "ta\ue000lks", "\x1cthe",
    "the\rthe", "the\u2028the", "the\u3000the", "三", "三五", "F五", "ΟΔΟΣ", "ΟΔΟΣ.", "Σ", "İΣ",
]


def vocabulary() -> list[str]:
    """Marks, letters alone and inside words, digits, and WORDS."""
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1) if chr(c) not in "qxz"]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *("##" + c for c in letters), *WORDS]
    return list(dict.fromkeys(pieces))


def labels() -> Labels:
    """Small sets of labels."""
    return Labels(
        xpos=["NN", "NNP", "VBD", ".", "IN", "JJ"], upos=["NOUN", "PROPN", "VERB", "PUNCT", "ADP", "ADJ"],
        lemma=["l|0|"], dep=["amod", "nsubj", "obj", "root", "punct"],
        role=["_", "ARG0", "ARG1", "ARGM-TMP"], name=NAMES, other=OTHERS,
    )


def tiny_reader(seed: int) -> Reader:
    """A reader with random weights, heads sharp enough to have opinions."""
    torch.manual_seed(seed)
    encoder = Encoder(dataclasses.replace(CONFIG, vocabulary=len(vocabulary())))
    reader = Reader(encoder, labels())
    reader.heads.parse = Parser(CONFIG.width, len(labels().dep), arc=32, label=16)
    reader.heads.role = Roles(CONFIG.width, len(labels().role), size=16)
    reader.heads.coref = CorefHead(CONFIG.width, hidden=8, shared=8)
    for name, p in reader.named_parameters():
        if "embed.shape" in name or name.endswith(("_weight", "parse.root")):
            nn.init.normal_(p, std=0.3)
        elif name.endswith("role.weight"):
            nn.init.normal_(p, std=0.02)  # probabilities of roles that can be told apart
        elif "norm" in name or name.endswith("bias"):
            nn.init.normal_(p, mean=float(name.endswith("weight")), std=0.1)
        elif name.startswith("heads."):
            nn.init.normal_(p, std=0.5)
    return reader.eval()


def windows(lengths: list[list[int]]) -> list[list[tuple[int, int]]]:
    """The windows of sentences with words of these numbers of pieces: words as
    pairs of a sentence and a place in it."""
    found: list[list[tuple[int, int]]] = []
    size = room = 0  # pieces of the last window, and those that still fit
    for s, words in enumerate(lengths):
        total = sum(words)
        if total > room:
            found.append([])
            size, room = 0, WINDOW - 2
        for k, n in enumerate(words):
            if total > WINDOW - 2 and size + n > CONFIG.positions - 2:
                found.append([])
                size = 0
            found[-1].append((s, k))
            size += n
        room = WINDOW - 2 - size if total <= WINDOW - 2 else 0
    return found


def vectors(reader: Reader, sentences: list[list[str]]) -> Tensor:
    """The vectors of all words, in order."""
    splitter = WordPieces(vocabulary())
    opening, closing = (splitter.ids[m] for m in ("[CLS]", "[SEP]"))
    out = []
    for window in windows([[len(splitter.split(w)) for w in s] for s in sentences]):
        ids, shapes, word = [opening], [0], [-2]
        for i, (s, k) in enumerate(window):
            pieces = splitter.split(sentences[s][k])
            ids += pieces
            shapes += [shape(sentences[s][k], k == 0)] * len(pieces)
            word += [i] * len(pieces)
        batch = [torch.tensor([x]) for x in (ids + [closing], shapes + [0], word + [-2])]
        states = reader.encoder(batch[0], batch[1], torch.ones_like(batch[0], dtype=torch.bool))
        out.append(pool(states, batch[2], len(window))[0])
    return torch.cat(out)


def best(scores: Tensor) -> int:
    """The index of the highest score, which must be clear."""
    top = scores.topk(2).values
    if top[0] - top[1] < MARGIN:
        raise ArithmeticError("too close to call")
    return int(scores.argmax())


def tree(scores: Tensor) -> list[int]:
    """The best tree with one root by scores [n, n+1], 0 being the root: heads
    from 0."""
    n, found = len(scores), []
    for root in range(n):
        graph = networkx.DiGraph()
        graph.add_edge(0, root + 1, weight=float(scores[root, 0]))
        for i in range(n):
            for j in range(n):
                if i != j:
                    graph.add_edge(j + 1, i + 1, weight=float(scores[i, j + 1]))
        best_tree = networkx.maximum_spanning_arborescence(graph)
        total = sum(d["weight"] for *_, d in best_tree.edges(data=True))
        found.append((total, [next(iter(best_tree.pred[i + 1])) for i in range(n)]))
    found.sort(reverse=True)
    if n > 1 and found[0][0] - found[1][0] < MARGIN:
        raise ArithmeticError("too close to call")
    return found[0][1]


def name_tags(scores: Tensor, tags: list[str]) -> list[int]:
    """The best sequence of BIO tags by scores [n, tags]."""
    def allowed(before: str, tag: str) -> bool:
        return tag[:2] != "I-" or before[1:] == tag[1:] and before != "O"

    paths = [(0.0, [])]
    for row in scores.log_softmax(-1):
        paths = [
            max((p + float(x), [*path, t]) for p, path in paths
                if allowed(tags[path[-1]] if path else "O", tags[t]))
            if any(allowed(tags[path[-1]] if path else "O", tags[t]) for _, path in paths) else (-1e9, [0])
            for t, x in enumerate(row)
        ]
        paths = [p for p in paths if p[0] > -1e8]
    paths.sort(reverse=True)
    if paths[0][0] - paths[1][0] < MARGIN:
        raise ArithmeticError("too close to call")
    return paths[0][1]


def spans(scores: Tensor, tags: list[str], first: int) -> list[dict[str, Any]]:
    """The names that the best tags of a sentence, which begins at word first, give."""
    chosen, found = name_tags(scores, tags), []
    probabilities = [float(row[t]) for row, t in zip(scores.softmax(-1), chosen, strict=True)]
    start = 0
    while start < len(chosen):
        end = start + 1
        if tags[chosen[start]] != "O":
            while end < len(chosen) and tags[chosen[end]][:2] == "I-":
                end += 1
            score = sum(probabilities[start:end]) / (end - start)
            found.append({"first": first + start, "end": first + end,
                          "label": tags[chosen[start]][2:], "score": round(score, 5)})
        start = end
    return found


def parses(reader: Reader, v: Tensor, first: int) -> tuple[list[int], list[str]]:
    """Heads, as indices of the article's words, and labels of a sentence."""
    parser, deps = reader.heads.parse, labels().dep
    scores = parser.arcs(v[None], torch.zeros(1, len(v)))[0]
    heads = tree(scores)
    by_label = parser.labels(v[None], torch.tensor([heads]))[0]
    by_label[:, deps.index("root")] = -1e9
    names = [deps[best(row)] if h else "root" for row, h in zip(by_label, heads, strict=True)]
    return [first + (h - 1 if h else i) for i, h in enumerate(heads)], names


def frames(reader: Reader, v: Tensor, first: int) -> list[dict[str, Any]]:
    """The predicates of a sentence with their arguments, at most one in each of
    the core roles."""
    roles, found = reader.heads.role, []
    predicates = [i for i, row in enumerate(roles.predicate(v)) if best(row)]
    where = torch.zeros(len(predicates), dtype=torch.long), torch.tensor(predicates, dtype=torch.long)
    for p, scores in zip(predicates, roles(v[None], *where), strict=True):
        arguments: list[dict[str, Any]] = []
        for i, row in enumerate(scores):
            if role := best(row):
                arguments.append({"head": first + i, "role": labels().role[role],
                                  "score": float(row.softmax(-1)[role])})
        for role in (f"ARG{i}" for i in range(5)):
            rivals = sorted((a for a in arguments if a["role"] == role), key=lambda a: -a["score"])
            if len(rivals) > 1 and rivals[0]["score"] - rivals[1]["score"] < MARGIN / 20:
                raise ArithmeticError("too close to call")
            arguments = [a for a in arguments if a not in rivals[1:]]
        for a in arguments:
            a["score"] = round(a["score"], 5)
        found.append({"predicate": first + p, "arguments": arguments})
    return found


@torch.no_grad()
def expectations(reader: Reader) -> dict[str, Any]:
    """What the reader finds in SENTENCES."""
    sentences = [line.split() for line in SENTENCES.splitlines()]
    words = [w for s in sentences for w in s]
    v, sets, splitter = vectors(reader, sentences), labels(), WordPieces(vocabulary())
    out: dict[str, Any] = {
        "splits": [{"word": w, "pieces": [splitter.vocabulary[i] for i in splitter.split(w)],
                    "shape": shape(w, False)} for w in [*SPLITS, *words]],
        "words": words, "sentences": [], "heads": [], "deps": [], "names": [],
        "frames": [],
        "vectors": [[round(float(x), 5) for x in row] for row in v],
    }
    v = torch.tensor(out["vectors"])  # the tests begin from what is written
    scores = reader.heads.words(v)
    for key in ("xpos", "upos"):
        out[key] = [getattr(sets, key)[best(row)] for row in scores[key]]
    first = 0
    for s in sentences:
        part = slice(first, first + len(s))
        heads, deps = parses(reader, v[part], first)
        main = spans(scores["name"][part], sets.name, first)
        taken = {i for n in main for i in range(n["first"], n["end"])}
        extra = [n for n in spans(scores["other"][part], sets.other, first)
                 if not taken & set(range(n["first"], n["end"]))]
        out["sentences"].append([first, first + len(s)])
        out["heads"] += heads
        out["deps"] += deps
        out["frames"] += frames(reader, v[part], first)
        out["names"] += sorted(main + extra, key=lambda n: n["first"])
        first += len(s)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for tiny.bin and tiny.json")
    out = parser.parse_args().out
    for seed in range(1000):
        reader = tiny_reader(seed)
        parameters = reader.named_tensors()
        arrays = stored(parameters)
        write(out / "tiny.bin", configuration(arrays, WINDOW), arrays,
              {"vocab": vocabulary(), **label_texts(labels())})
        back = restored(parameters, out / "tiny.bin")
        reader.load_state_dict({k: back[k.split(".", 1)[1]] for k in reader.state_dict()})
        try:
            expected = expectations(reader)
        except ArithmeticError:
            continue
        lines = [f"{json.dumps(k)}: {json.dumps(x, ensure_ascii=False)}" for k, x in expected.items()]
        (out / "tiny.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        print(f"seed {seed}")
        return


if __name__ == "__main__":
    main()
