"""The reader: a shared encoder with heads for tags, names, trees and roles.

Names of parameters are those of the model file (see export.py), so that the
program in Go computes what this module computes.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from coref import CorefHead
from examples import Labels
from pieces import SHAPES
from torch import Tensor, nn


@dataclass(frozen=True)
class Config:
    """Sizes of the encoder."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    positions: int = 256
    vocabulary: int = 30522
    eps: float = 1e-12


class Layer(nn.Module):
    """A transformer layer with the norms behind the sums, as in BERT (Devlin
    et al., 2019)."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        self.heads = c.heads
        self.qkv = nn.Linear(c.width, 3 * c.width)
        self.out = nn.Linear(c.width, c.width)
        self.norm1 = nn.LayerNorm(c.width, eps=c.eps)
        self.up = nn.Linear(c.width, c.inner)
        self.down = nn.Linear(c.inner, c.width)
        self.norm2 = nn.LayerNorm(c.width, eps=c.eps)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        y = self.out(y.transpose(1, 2).reshape(b, n, d))
        x = self.norm1(x + self.dropout(y))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces of windows to vectors of pieces."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        self.width = c.width
        self.embed = nn.ModuleDict({
            "word": nn.Embedding(c.vocabulary, c.width),
            "position": nn.Embedding(c.positions, c.width),
            "shape": nn.Embedding(SHAPES, c.width),
            "norm": nn.LayerNorm(c.width, eps=c.eps),
        })
        nn.init.normal_(self.embed["shape"].weight, std=0.01)
        self.layer = nn.ModuleList(Layer(c) for _ in range(c.layers))
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, shapes: Tensor, present: Tensor) -> Tensor:
        """Vectors [B, L, d] of pieces ids [B, L]; present is false on padding."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.embed["word"](ids) + self.embed["position"](positions) + self.embed["shape"](shapes)
        x = self.dropout(self.embed["norm"](x))
        mask = present[:, None, None, :]
        for layer in self.layer:
            x = layer(x, mask)
        return x


def pool(x: Tensor, word: Tensor, words: int) -> Tensor:
    """Word vectors [B, W, d]: the mean of each word's pieces; word [B, L] is the
    word of a piece, negative for none."""
    b, n, d = x.shape
    base = torch.arange(b, device=x.device)[:, None] * words
    index = torch.where(word >= 0, word + base, b * words).view(-1)
    total = x.new_zeros(b * words + 1, d).index_add(0, index, x.reshape(-1, d))
    count = x.new_zeros(b * words + 1).index_add(0, index, x.new_ones(b * n))
    return (total / count.clamp(min=1)[:, None])[:-1].view(b, words, d)


class Parser(nn.Module):
    """Biaffine scores of arcs and labels (Dozat and Manning, 2017)."""

    def __init__(self, width: int, labels: int, arc: int = 256, label: int = 96) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.arc_dep, self.arc_head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.label_dep, self.label_head = nn.Linear(width, label), nn.Linear(width, label)
        self.arc_weight = nn.Parameter(torch.randn(arc + 1, arc) * 0.02)
        self.label_weight = nn.Parameter(torch.randn(labels, label + 1, label + 1) * 0.02)
        self.dropout = nn.Dropout(0.25)

    def _with_root(self, v: Tensor) -> Tensor:
        return torch.cat([self.root.to(v.dtype).expand(v.shape[0], 1, -1), v], 1)

    def arcs(self, v: Tensor, sentence: Tensor) -> Tensor:
        """Scores [B, W, W+1] of the heads of each word; head 0 is the root."""
        a = _one(self.dropout(F.relu(self.arc_dep(v))))
        b = self.dropout(F.relu(self.arc_head(self._with_root(v))))
        scores = (a @ self.arc_weight.to(a.dtype) @ b.transpose(1, 2)).float()
        same = sentence[:, :, None] == sentence[:, None, :]
        same &= ~torch.eye(v.shape[1], dtype=torch.bool, device=v.device)
        allowed = F.pad(same, (1, 0), value=True)
        return scores.masked_fill(~allowed, -1e4)

    def labels(self, v: Tensor, heads: Tensor) -> Tensor:
        """Scores [B, W, L] of the labels of the arcs to heads [B, W]."""
        a = _one(self.dropout(F.relu(self.label_dep(v))))
        b = _one(self.dropout(F.relu(self.label_head(self._with_root(v)))))
        b = b.gather(1, heads[:, :, None].expand(-1, -1, b.shape[-1]))
        weight = self.label_weight.to(a.dtype)
        left = torch.einsum("bwi,lij->bwlj", a, weight)
        return (left @ b[..., None]).squeeze(-1).float()


class Roles(nn.Module):
    """Which words are predicates, and the roles of words in their frames."""

    def __init__(self, width: int, roles: int, size: int = 96) -> None:
        super().__init__()
        self.predicate = nn.Linear(width, 2)
        self.pred, self.arg = nn.Linear(width, size), nn.Linear(width, size)
        self.weight = nn.Parameter(torch.randn(roles, size + 1, size + 1) * 0.02)
        self.dropout = nn.Dropout(0.2)

    def forward(self, v: Tensor, window: Tensor, predicate: Tensor) -> Tensor:
        """Scores [P, W, R] of all words of the windows of P predicates."""
        a = _one(self.dropout(F.relu(self.pred(v[window, predicate]))))
        b = _one(self.dropout(F.relu(self.arg(v))))[window]
        left = torch.einsum("pi,rij->prj", a, self.weight.to(a.dtype))
        return (b @ left.transpose(1, 2)).float()


def _one(x: Tensor) -> Tensor:
    return F.pad(x, (0, 1), value=1.0)


class Heads(nn.Module):
    """Everything that is read off the word vectors."""

    def __init__(self, width: int, labels: Labels) -> None:
        super().__init__()
        self.tag = nn.ModuleDict({
            k: nn.Linear(width, len(getattr(labels, k))) for k in ("xpos", "upos", "lemma")
        })
        self.name = nn.ModuleDict({
            "main": nn.Linear(width, len(labels.name)),
            "extra": nn.Linear(width, len(labels.other)),
        })
        self.parse = Parser(width, len(labels.dep))
        self.role = Roles(width, len(labels.role))
        self.coref = CorefHead(width)
        self.dropout = nn.Dropout(0.15)

    def words(self, v: Tensor) -> dict[str, Tensor]:
        """The scores of the labels of single words, by batch key."""
        return {
            "xpos": self.tag["xpos"](v).float(), "upos": self.tag["upos"](v).float(),
            "lemma": self.tag["lemma"](v).float(), "name": self.name["main"](v).float(),
            "other": self.name["extra"](v).float(), "predicate": self.role.predicate(v).float(),
        }


class Reader(nn.Module):
    """An encoder with its heads. The parameters of both stand at the top, under
    the names of the model file."""

    def __init__(self, encoder: nn.Module, labels: Labels) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = Heads(encoder.width, labels)

    def vectors(self, batch: dict[str, Tensor]) -> Tensor:
        """Word vectors [B, W, d] of a batch (see examples.batch)."""
        x = self.encoder(batch["ids"], batch["shapes"], batch["word"] != -1)
        return self.heads.dropout(pool(x, batch["word"], batch["sentence"].shape[1]))

    def named_tensors(self) -> dict[str, Tensor]:
        """The parameters by the names of the model file."""
        return {k.split(".", 1)[1]: v for k, v in self.state_dict().items()}


def from_bert(weights: dict[str, Tensor], c: Config) -> Encoder:
    """An encoder that begins with the weights of a BERT of the same sizes, given
    by the names that the transformers library uses."""
    encoder = Encoder(c)
    get = {k.removeprefix("bert."): v.float() for k, v in weights.items()}.__getitem__
    with torch.no_grad():
        encoder.embed["word"].weight.copy_(get("embeddings.word_embeddings.weight"))
        positions = get("embeddings.position_embeddings.weight")[: c.positions]
        encoder.embed["position"].weight.copy_(positions + get("embeddings.token_type_embeddings.weight")[0])
        _copy_norm(encoder.embed["norm"], get, "embeddings.LayerNorm")
        for i, layer in enumerate(encoder.layer):
            base = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                qkv = [get(f"{base}attention.self.{k}.{part}") for k in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
                getattr(layer.out, part).copy_(get(f"{base}attention.output.dense.{part}"))
                getattr(layer.up, part).copy_(get(f"{base}intermediate.dense.{part}"))
                getattr(layer.down, part).copy_(get(f"{base}output.dense.{part}"))
            _copy_norm(layer.norm1, get, base + "attention.output.LayerNorm")
            _copy_norm(layer.norm2, get, base + "output.LayerNorm")
    return encoder


def _copy_norm(norm: nn.LayerNorm, get, name: str) -> None:
    norm.weight.copy_(get(name + ".weight"))
    norm.bias.copy_(get(name + ".bias"))


class Teacher(nn.Module):
    """MPNet (Song et al., 2020) in the place of the encoder, with the same
    input; ids are mapped to its vocabulary."""

    def __init__(self, mpnet: nn.Module, ids: Tensor) -> None:
        super().__init__()
        self.mpnet = mpnet
        self.width = mpnet.config.hidden_size
        self.shape = nn.Embedding(SHAPES, self.width)
        nn.init.normal_(self.shape.weight, std=0.01)
        self.register_buffer("ids", ids)

    def forward(self, ids: Tensor, shapes: Tensor, present: Tensor) -> Tensor:
        x = self.mpnet.embeddings.word_embeddings(self.ids[ids]) + self.shape(shapes)
        return self.mpnet(inputs_embeds=x, attention_mask=present.long()).last_hidden_state
