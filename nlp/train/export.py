"""Writes a trained reader as the model file of the program, and reads it back.

nlp/weights/file.go says what the file looks like. The encoder's matrices and
the word embeddings are written in 8 bits, symmetric, with a scale for each row;
the matrices of the heads in half precision; all else in single precision. Beside
it goes a manifest that says what the file is and was made from.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import re
import struct
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from examples import Labels
    from torch import Tensor

MAGIC = b"NGMODEL1"
ALIGN = 64
FORMAT = 1  # of the names and meanings of tensors
HEAD_WIDTH = 32  # of one head of attention
WINDOW = 160  # pieces, the two marks included, of a window of several sentences
DTYPES = {"f32": np.dtype("<f4"), "f16": np.dtype("<f2"), "i8": np.dtype("i1")}

# The names of parameters in PyTorch that differ from those in the file, as
# regular expressions; the first that matches is taken.
NAMES = (
    (r"embed\.(word|position|shape)\.weight", r"embed.\1"),
    (r"(.*norm\d?)\.weight", r"\1.gain"),
    (r"parse\.(arc|label)_(dep|head|weight)(.*)", r"parse.\1.\2\3"),
)
# What is stored in 8 bits, and in half precision; by the names in the file.
BYTES = re.compile(r"embed\.word|layer\.\d+\.(qkv|out|up|down)\.weight")
HALVES = re.compile(r"embed\.position|(?!layer|embed).*\.weight")
# What the program has no use for: it finds lemmas by tables (lemmas.py).
UNUSED = re.compile(r"tag\.lemma\..*")

Array = np.ndarray
Texts = Mapping[str, list[str]]


def file_name(parameter: str) -> str:
    """The name in the file of a parameter of PyTorch's."""
    for pattern, name in NAMES:
        if re.fullmatch(pattern, parameter):
            return re.sub(pattern, name, parameter)
    return parameter


def quantise(x: Array) -> tuple[Array, Array]:
    """A matrix as int8 in [-127, 127] and the float32 scale of each row."""
    scale = np.maximum(np.abs(x).max(1) / 127, np.finfo(np.float32).tiny).astype(np.float32)
    return np.clip(np.rint(x / scale[:, None]), -127, 127).astype(np.int8), scale


def stored(parameters: Mapping[str, Tensor]) -> dict[str, Array]:
    """The parameters as the file holds them, by the names in the file."""
    arrays: dict[str, Array] = {}
    for parameter, tensor in parameters.items():
        name, x = file_name(parameter), tensor.detach().float().cpu().numpy()
        if UNUSED.fullmatch(name):
            continue
        if not np.isfinite(x).all():
            raise ValueError(f"{parameter} has numbers that are not finite")
        if BYTES.fullmatch(name):
            arrays[name], arrays[name.removesuffix(".weight") + ".scale"] = quantise(x)
        elif x.ndim > 1 and HALVES.fullmatch(name):
            arrays[name] = np.clip(x, -65504, 65504).astype(np.float16)
        else:
            arrays[name] = x.astype(np.float32)
    return arrays


def configuration(arrays: Mapping[str, Array], window: int = WINDOW) -> dict[str, Any]:
    """The measures of the encoder with these arrays."""
    positions, width = arrays["embed.position"].shape
    return {
        "format": FORMAT, "layers": sum(name.endswith(".qkv.weight") for name in arrays),
        "width": width, "heads": width // HEAD_WIDTH, "inner": len(arrays["layer.0.up.weight"]),
        "positions": positions, "window": window, "eps": 1e-12,
    }


def label_texts(labels: Labels) -> dict[str, list[str]]:
    """The lists of labels by their names in the file."""
    return {
        "tag.xpos.labels": labels.xpos, "tag.upos.labels": labels.upos,
        "name.main.labels": labels.name, "name.extra.labels": labels.other,
        "parse.labels": labels.dep, "role.labels": labels.role,
    }


def write(path: Path, config: Mapping[str, Any], arrays: Mapping[str, Array], texts: Texts) -> str:
    """Writes a model file; returns the SHA-256 of the whole file."""
    blobs: list[tuple[str, str, tuple[int, ...], bytes]] = []
    for name, x in arrays.items():
        dtype = next(k for k, d in DTYPES.items() if d == x.dtype)
        blobs.append((name, dtype, x.shape, np.ascontiguousarray(x, DTYPES[dtype]).tobytes()))
    for name, lines in texts.items():
        if any("\n" in line for line in lines) or lines == [""]:
            raise ValueError(f"{name} cannot be written as lines")
        blobs.append((name, "text", (len(lines),), "\n".join(lines).encode()))
    body = b"".join(_padded(data) for *_, data in blobs)
    sha256 = hashlib.sha256(body).hexdigest()

    start, header = 0, b""
    while start != len(_padded(MAGIC + bytes(4) + header)) or not header:
        start = len(_padded(MAGIC + bytes(4) + header))
        offset, tensors = start, []
        for name, dtype, shape, data in blobs:
            tensors.append({"name": name, "dtype": dtype, "shape": list(shape),
                            "offset": offset, "length": len(data)})
            offset += len(_padded(data))
        content = {"config": config, "sha256": sha256, "tensors": tensors}
        header = json.dumps(content, separators=(",", ":")).encode()
    whole = _padded(MAGIC + struct.pack("<I", len(header)) + header) + body
    path.write_bytes(whole)
    return hashlib.sha256(whole).hexdigest()


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % ALIGN)


def read(path: Path) -> tuple[dict[str, Any], dict[str, Array], dict[str, list[str]]]:
    """The configuration, the arrays as they are stored and the texts of a file."""
    data = path.read_bytes()
    if data[:8] != MAGIC:
        raise ValueError(f"{path} is not a model file")
    end = 12 + struct.unpack_from("<I", data, 8)[0]
    header = json.loads(data[12:end])
    if hashlib.sha256(data[end + -end % ALIGN :]).hexdigest() != header["sha256"]:
        raise ValueError(f"{path} is damaged")
    arrays, texts = {}, {}
    for t in header["tensors"]:
        part = data[t["offset"] : t["offset"] + t["length"]]
        if t["dtype"] == "text":
            texts[t["name"]] = part.decode().split("\n") if part else []
        else:
            arrays[t["name"]] = np.frombuffer(part, DTYPES[t["dtype"]]).reshape(t["shape"])
    return header["config"], arrays, texts


def widened(arrays: Mapping[str, Array]) -> dict[str, Array]:
    """Arrays as stored, in float32 and without scales."""
    wide = {}
    for name, x in arrays.items():
        if x.dtype == np.int8:
            wide[name] = x * arrays[name.removesuffix(".weight") + ".scale"][:, None]
        elif not name.endswith(".scale"):
            wide[name] = x.astype(np.float32)
    return wide


def restored(parameters: Mapping[str, Tensor], path: Path) -> dict[str, Tensor]:
    """The parameters with what the file holds under their names: what the
    program computes with."""
    import torch

    wide = widened(read(path)[1])
    return {
        name: torch.from_numpy(np.ascontiguousarray(wide[file_name(name)])) if file_name(name) in wide else x
        for name, x in parameters.items()
    }


def manifest(model: Path, seed: int, scores: Mapping[str, Any]) -> dict[str, Any]:
    """What is to be known of a model file: its sum, what it was made from and
    what it scores."""
    data = model.read_bytes()
    sources = tomllib.loads((Path(__file__).parent / "sources.toml").read_text(encoding="utf-8"))
    return {
        "file": model.name, "format": FORMAT, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(),
        "seed": seed, "encoders": sources["encoder"], "corpora": sources["corpus"], "scores": scores,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path, help="of the reader, by train.py")
    parser.add_argument("data", type=Path, help="what prepare.py wrote: the labels")
    parser.add_argument("vocabulary", type=Path, help="vocab.txt")
    parser.add_argument("out", type=Path, help="the model file; MANIFEST.json goes beside it")
    parser.add_argument("--seed", type=int, default=1, help="that train.py was run with")
    parser.add_argument("--scores", type=Path, help="a file of JSON for the manifest")
    args = parser.parse_args()

    import torch

    state = torch.load(args.checkpoint, map_location="cpu")["reader"]
    # The reader's parts, encoder and heads, are not part of the names.
    parameters = {name.split(".", 1)[1]: x for name, x in state.items()}
    with args.data.open("rb") as f:
        labels, *_ = pickle.load(f)
    vocabulary = args.vocabulary.read_text(encoding="utf-8").splitlines()

    arrays = stored(parameters)
    digest = write(args.out, configuration(arrays), arrays, {"vocab": vocabulary, **label_texts(labels)})
    read(args.out)  # what was written can be read
    scores = json.loads(args.scores.read_text(encoding="utf-8")) if args.scores else {}
    text = json.dumps(manifest(args.out, args.seed, scores), indent=1, ensure_ascii=False) + "\n"
    args.out.with_name("MANIFEST.json").write_text(text, encoding="utf-8")
    print(f"{args.out}: {args.out.stat().st_size} bytes, sha256 {digest}")


if __name__ == "__main__":
    main()
