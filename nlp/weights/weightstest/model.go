package weightstest

import (
	"fmt"
	"math/rand/v2"
)

// Size is the measures of a model.
type Size struct {
	Layers, Width, Heads, Inner, Positions, Window int

	Vocabulary []string // must hold [UNK], [CLS] and [SEP]

	XPOS, UPOS  []string // labels
	Main, Extra []string // labels of names
	Deps        []string
	Arc, Label  int // the widths of the parser's two spaces
}

// Real is the size of the model that ships, with a vocabulary of n pieces and
// as many labels as the treebanks give.
func Real(n int) Size {
	return Size{
		Layers: 6, Width: 384, Heads: 12, Inner: 1536, Positions: 256, Window: 160,
		Vocabulary: Vocabulary(n),
		XPOS:       numbered("T", 50),
		UPOS:       numbered("U", 17),
		Main:       []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"},
		Extra:      []string{"O", "B-GRP", "I-GRP", "B-EVT", "I-EVT", "B-ART", "I-ART"},
		Deps:       append([]string{"root"}, numbered("d", 50)...),
		Arc:        256, Label: 96,
	}
}

// Vocabulary is the marks, the lower-case letters, alone and inside a word, and
// combinations of letters, n pieces in all.
func Vocabulary(n int) []string {
	pieces := []string{"[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", ","}
	const letters = "abcdefghijklmnopqrstuvwxyz"
	for _, prefix := range []string{"", "##"} {
		for i := range letters {
			pieces = append(pieces, prefix+letters[i:i+1])
		}
	}
	for i := 0; len(pieces) < n; i++ {
		pieces = append(pieces, string([]byte{letters[i%26], letters[i/26%26], letters[i/676%26], letters[i/17576%26]}))
	}
	return pieces[:n]
}

func numbered(prefix string, n int) []string {
	labels := make([]string, n)
	for i := range labels {
		labels[i] = fmt.Sprint(prefix, i)
	}
	return labels
}

// Model is a model file with random weights that follow from seed. They are
// scaled so that no layer's output explodes or dies away.
func Model(size Size, seed uint64) []byte {
	m := modeller{random: rand.New(rand.NewPCG(seed, 0))}
	m.encoder(size)
	m.classifier("tag.xpos", size.XPOS, size.Width)
	m.classifier("tag.upos", size.UPOS, size.Width)
	m.classifier("name.main", size.Main, size.Width)
	m.classifier("name.extra", size.Extra, size.Width)
	m.parser(size)
	return m.File(map[string]any{
		"layers": size.Layers, "width": size.Width, "heads": size.Heads, "inner": size.Inner,
		"positions": size.Positions, "eps": 1e-12, "window": size.Window, "format": 1,
	})
}

type modeller struct {
	Builder
	random *rand.Rand
}

func (m *modeller) encoder(size Size) {
	d := size.Width
	m.Lines("vocab", size.Vocabulary...)
	m.int8("embed.word", "embed.word.scale", len(size.Vocabulary), d, 0.05)
	m.floats("embed.position", 0.02, size.Positions, d)
	m.floats("embed.shape", 0.02, 21, d)
	m.norm("embed.norm", d)
	for i := range size.Layers {
		layer := fmt.Sprintf("layer.%d.", i)
		m.layer8(layer+"qkv", d, 3*d)
		m.layer8(layer+"out", d, d)
		m.norm(layer+"norm1", d)
		m.layer8(layer+"up", d, size.Inner)
		m.layer8(layer+"down", size.Inner, d)
		m.norm(layer+"norm2", d)
	}
}

func (m *modeller) parser(size Size) {
	d, l := size.Width, len(size.Deps)
	m.layer("parse.arc.dep", d, size.Arc)
	m.layer("parse.arc.head", d, size.Arc)
	m.floats("parse.arc.weight", 0.05, size.Arc+1, size.Arc)
	m.floats("parse.root", 1, d)
	m.layer("parse.label.dep", d, size.Label)
	m.layer("parse.label.head", d, size.Label)
	m.floats("parse.label.weight", 0.05, l, size.Label+1, size.Label+1)
	m.Lines("parse.labels", size.Deps...)
}

func (m *modeller) classifier(name string, labels []string, width int) {
	m.layer(name, width, len(labels))
	m.Lines(name+".labels", labels...)
}

func (m *modeller) layer(name string, in, out int) {
	m.floats(name+".weight", 0.1, out, in)
	m.floats(name+".bias", 0.1, out)
}

func (m *modeller) layer8(name string, in, out int) {
	m.int8(name+".weight", name+".scale", out, in, 0.05)
	m.floats(name+".bias", 0.02, out)
}

func (m *modeller) norm(name string, d int) {
	gain := make([]float32, d)
	for i := range gain {
		gain[i] = 1
	}
	m.Floats(name+".gain", gain, d)
	m.floats(name+".bias", 0.02, d)
}

// floats adds normally distributed numbers.
func (m *modeller) floats(name string, deviation float32, shape ...int) {
	n := 1
	for _, s := range shape {
		n *= s
	}
	data := make([]float32, n)
	for i := range data {
		data[i] = deviation * float32(m.random.NormFloat64())
	}
	m.Floats(name, data, shape...)
}

// int8 adds evenly distributed numbers.
func (m *modeller) int8(name, scale string, rows, columns int, deviation float32) {
	data := make([]int8, rows*columns)
	for i := range data {
		data[i] = int8(m.random.IntN(255) - 127)
	}
	m.Int8(name, scale, data, deviation/73, rows, columns)
}
