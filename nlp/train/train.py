"""Trains a teacher and the reader that learns from it and from the corpora.

The same command goes on from its last checkpoint. See README.md.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import pickle
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from evaluate import evaluate, evaluate_coref, to_device
from examples import IGNORE, Corpus, Labels, batch, batches
from losses import distillation_loss, forward, frames, gold_loss
from model import Config, Reader, Teacher, from_bert
from safetensors.torch import load_file
from torch import Tensor

GOLD = ("ewt-train", "gum-train")
# Corpora whose names follow other rules than UNER's, or are too noisy: the main
# tagger of names does not learn from them.
NOISY_NAMES = ("gmb", "gum-train")


@dataclass
class Plan:
    """What one model is trained on, and how."""

    epochs: int
    names: float  # the share of the corpora of names seen in an epoch
    gmb: float  # the share of GMB
    rate: float  # of the encoder; the heads learn faster
    head_rate: float
    seconds: float  # the time at which the rate has fallen to zero at the latest
    size: int = 8192  # pieces in a batch


class Epochs:
    """The batches of all epochs, drawn before training begins."""

    def __init__(self, corpora: dict[str, Corpus], plan: Plan, marks: tuple[int, int], seed: int) -> None:
        self.corpora, self.marks, self.seed = corpora, marks, seed
        self.items: list[tuple[str, list[tuple[int, int]]]] = []
        rng = np.random.default_rng(seed)
        shares = {**dict.fromkeys(GOLD, 1.0), "names": plan.names, "gmb": plan.gmb}
        for _ in range(plan.epochs):
            epoch = []
            for name, share in shares.items():
                windows = corpora[name].windows(rng, share=share)
                if not windows:
                    continue
                epoch += [(name, g) for g in batches(corpora[name], windows, plan.size, rng)]
            self.items += [epoch[i] for i in rng.permutation(len(epoch))]

    def __len__(self) -> int:
        return len(self.items)

    def batch(self, i: int) -> tuple[str, dict[str, np.ndarray]]:
        name, windows = self.items[i]
        rng = np.random.default_rng((self.seed, i))
        arrays = batch(self.corpora[name], windows, self.marks, rng)
        if name in NOISY_NAMES:
            arrays["name"][:] = IGNORE
        return name, {k: a.astype(np.int32) for k, a in arrays.items()}

    def batches(self, first: int, workers: int) -> Iterator[tuple[str, dict[str, np.ndarray]]]:
        """The batches from the given one on, made by workers ahead of time."""
        steps = range(first, len(self))
        if not workers:
            yield from map(self.batch, steps)
            return
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            yield from pool.imap(self.batch, steps, chunksize=4)


class Run:
    """One model in training."""

    def __init__(self, reader: Reader, plan: Plan, device: torch.device, autocast) -> None:
        self.reader, self.plan, self.device, self.autocast = reader.to(device), plan, device, autocast
        heads = list(reader.heads.parameters())
        self.optimizer = torch.optim.AdamW(
            [
                {"params": reader.encoder.parameters(), "lr": plan.rate},
                {"params": heads, "lr": plan.head_rate},
            ],
            weight_decay=0.01,
            betas=(0.9, 0.98),
            fused=device.type == "cuda",
        )
        self.peaks = [g["lr"] for g in self.optimizer.param_groups]
        self.step = 0

    def set_rate(self, steps: int, elapsed: float) -> float:
        """Linear warm-up, then linear decay by steps or by time, whichever is
        further; returns the progress."""
        progress = max(self.step / steps, elapsed / self.plan.seconds)
        warm = min(1.0, (self.step + 1) / (0.06 * steps))
        for group, peak in zip(self.optimizer.param_groups, self.peaks, strict=True):
            group["lr"] = peak * warm * max(0.0, 1 - progress)
        return progress

    def update(self, loss: Tensor) -> None:
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1


def losses(run: Run, name: str, b: dict[str, Tensor], teacher: Reader | None) -> Tensor:
    """The loss of one batch: against the labels, and against the teacher."""
    gold_predicates, roles = frames(b)
    if teacher is None:
        with run.autocast():
            v = run.reader.vectors(b)
            scores = forward(run.reader, v, b, b["head"].clamp(min=0), gold_predicates)
        return gold_loss(scores, b, roles)
    with torch.no_grad(), run.autocast():
        tv = teacher.vectors(b)
        heads = torch.where(b["head"] >= 0, b["head"], teacher.heads.parse.arcs(tv, b["sentence"]).argmax(-1))
        predicates = gold_predicates
        if name not in GOLD:
            likely = teacher.heads.role.predicate(tv).argmax(-1) == 1
            predicates = torch.nonzero(likely & (b["sentence"] >= 0), as_tuple=True)
            predicates = tuple(p[:: max(1, len(p) // 1200)] for p in predicates)
            roles = roles[:0]
        taught = forward(teacher, tv, b, heads, predicates)
    with run.autocast():
        v = run.reader.vectors(b)
        scores = forward(run.reader, v, b, heads, predicates)
    loss = distillation_loss(scores, taught, b, predicates[0])
    return loss + 0.5 * gold_loss(scores, b, roles)


def train(
    run: Run,
    data: Epochs,
    teacher: Reader | None,
    extra: Callable[[Run], Tensor | None],
    workers: int,
    checkpoint: Path,
) -> None:
    """Runs the plan. extra is called at each step and gives a further loss, or
    None."""
    run.reader.train()
    if teacher is not None:
        teacher.eval()
    started = saved = time.time()
    total, words = len(data), 0
    for name, arrays in data.batches(run.step, workers):
        elapsed = time.time() - started
        if run.set_rate(total, elapsed) >= 1:
            break
        b = to_device(arrays, run.device)
        loss = losses(run, name, b, teacher)
        further = extra(run)
        run.update(loss if further is None else loss + further)
        words += int((arrays["sentence"] >= 0).sum())
        if run.step % 100 == 0:
            print(
                f"step {run.step} of {total} {name} loss {loss.item():.3f} {elapsed:.0f} s "
                f"{words / elapsed:.0f} words/s",
                flush=True,
            )
        if time.time() - saved > 600:
            save(checkpoint, run)
            saved = time.time()
    save(checkpoint, run)


def save(path: Path, run: Run) -> None:
    torch.save(
        {"reader": run.reader.state_dict(), "optimizer": run.optimizer.state_dict(), "step": run.step}, path
    )


def load_teacher(folder: Path, vocabulary: list[str], labels: Labels) -> Reader:
    """MPNet with fresh heads; folder has config.json, model.safetensors, vocab.txt."""
    from transformers import MPNetConfig, MPNetModel

    config = MPNetConfig.from_pretrained(folder, layer_norm_eps=1e-5)
    mpnet = MPNetModel(config, add_pooling_layer=False)
    weights = {
        k.removeprefix("mpnet."): v.float() for k, v in load_file(folder / "model.safetensors").items()
    }
    missing, _ = mpnet.load_state_dict(weights, strict=False)
    if [m for m in missing if "position_ids" not in m]:
        raise SystemExit(f"{folder}: weights are missing: {missing[:5]}")
    own = {w: i for i, w in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())}
    marks = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[UNK]": "[UNK]"}
    ids = torch.tensor([own[marks.get(w, w)] if marks.get(w, w) in own else own["[UNK]"] for w in vocabulary])
    return Reader(Teacher(mpnet, ids), labels)


def load_student(folder: Path, labels: Labels) -> Reader:
    """MiniLM with fresh heads; folder has config.json and model.safetensors."""
    weights = {k: v for k, v in load_file(folder / "model.safetensors").items() if v.is_floating_point()}
    config = Config(vocabulary=weights["embeddings.word_embeddings.weight"].shape[0])
    return Reader(from_bert(weights, config), labels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="what prepare.py wrote")
    parser.add_argument("student", type=Path, help="folder of MiniLM")
    parser.add_argument("out", type=Path, help="folder for checkpoints and scores")
    parser.add_argument("--teacher", type=Path, help="folder of MPNet")
    parser.add_argument("--teacher-epochs", type=int, default=10)
    parser.add_argument("--teacher-seconds", type=float, default=1e9)
    parser.add_argument("--epochs", type=int, default=25)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--gmb", type=float, default=0.35)
    parser.add_argument("--names", type=float, default=1.0)
    parser.add_argument("--start", type=Path, help="a checkpoint to refine, without a teacher")
    parser.add_argument(
        "--freeze", type=int, default=-1, help="leave the embeddings and this many layers as they are"
    )
    parser.add_argument("--coref-every", type=int, default=2, help="steps between steps of coreference")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--size", type=int, default=8192)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tiny", action="store_true", help="a few batches only, to try the code")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    def autocast():
        return torch.autocast("cuda", torch.bfloat16) if device.type == "cuda" else nullcontext()

    with args.data.open("rb") as f:
        labels, corpora, coref = pickle.load(f)
    if args.tiny:
        coref = {k: v[:2] for k, v in coref.items()}
        for c in corpora.values():
            c.documents = c.documents[:2]
    vocabulary = (args.student / "vocab.txt").read_text(encoding="utf-8").splitlines()
    marks = (vocabulary.index("[CLS]"), vocabulary.index("[SEP]"))

    def coref_loss(run: Run) -> Tensor | None:
        """The loss of coreference on one document, at some of the steps."""
        if run.step % args.coref_every:
            return None
        rng = np.random.default_rng((args.seed, run.step))
        d = int(rng.integers(len(coref["train"])))
        corpus = corpora["gum-train"]
        b = to_device(batch(corpus, corpus.document_windows(d, rng), marks, rng), device)
        with autocast():
            v = run.reader.vectors(b)[b["sentence"] >= 0]
            return run.reader.heads.coref.loss(v, coref["train"][d])

    def fit(kind: str, reader: Reader, plan: Plan, teacher: Reader | None) -> Reader:
        run = Run(reader, plan, device, autocast)
        checkpoint = args.out / f"{kind}.pt"
        if checkpoint.exists():
            state = torch.load(checkpoint, map_location=device)
            run.reader.load_state_dict(state["reader"])
            run.optimizer.load_state_dict(state["optimizer"])
            run.step = state["step"]
        data = Epochs(corpora, plan, marks, args.seed)
        if args.tiny:
            data.items = data.items[:6]
        train(run, data, teacher, coref_loss, args.workers, checkpoint)
        scores = {
            n: evaluate(run.reader, corpora[n], labels, marks, device, autocast)
            for n in ("ewt-dev", "gum-dev")
        }
        scores["gum-dev"]["coref"] = evaluate_coref(
            run.reader, corpora["gum-dev"], coref["dev"], marks, device, autocast
        )
        print(kind, json.dumps(scores, indent=1), flush=True)
        (args.out / f"{kind}.json").write_text(json.dumps(scores, indent=1))
        return run.reader

    teacher = None
    if args.teacher:
        plan = Plan(args.teacher_epochs, 1.0, 0.0, 6e-5, 6e-4, args.teacher_seconds, args.size)
        teacher = fit("teacher", load_teacher(args.teacher, vocabulary, labels), plan, None)
    student = load_student(args.student, labels)
    if args.start:
        student.load_state_dict(torch.load(args.start, map_location="cpu")["reader"])
    if args.freeze >= 0:
        frozen = [student.encoder.embed, *student.encoder.layer[: args.freeze]]
        for parameter in (p for module in frozen for p in module.parameters()):
            parameter.requires_grad = False
    plan = Plan(args.epochs, args.names, args.gmb, args.rate, 5 * args.rate, args.seconds, args.size)
    fit("student", student, plan, teacher)


if __name__ == "__main__":
    main()
