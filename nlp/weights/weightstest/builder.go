// Package weightstest makes model files for tests: of given tensors, or with
// random weights in the sizes of a real model.
package weightstest

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"math"
	"strings"
)

// Builder collects the tensors of a model file. The zero value is ready.
type Builder struct {
	entries []entry
	body    []byte
}

type entry struct {
	Name   string `json:"name"`
	Type   string `json:"dtype"`
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"` // from the start of body until the file is written
	Length int    `json:"length"`
}

const align = 64

// Bytes adds a tensor as it stands in the file.
func (b *Builder) Bytes(name, dtype string, data []byte, shape ...int) {
	b.body = pad(b.body)
	b.entries = append(b.entries, entry{name, dtype, shape, len(b.body), len(data)})
	b.body = append(b.body, data...)
}

// Floats adds a tensor of f32.
func (b *Builder) Floats(name string, data []float32, shape ...int) {
	raw := make([]byte, 0, 4*len(data))
	for _, x := range data {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(x))
	}
	b.Bytes(name, "f32", raw, shape...)
}

// Int8 adds a matrix of i8 and the scale of its rows, all the same, under
// scaleName.
func (b *Builder) Int8(name, scaleName string, data []int8, scale float32, rows, columns int) {
	raw := make([]byte, len(data))
	for i, x := range data {
		raw[i] = byte(x)
	}
	b.Bytes(name, "i8", raw, rows, columns)
	scales := make([]float32, rows)
	for i := range scales {
		scales[i] = scale
	}
	b.Floats(scaleName, scales, rows)
}

// Lines adds a text.
func (b *Builder) Lines(name string, lines ...string) {
	b.Bytes(name, "text", []byte(strings.Join(lines, "\n")), len(lines))
}

// File gives the file with the tensors and a configuration that JSON can hold.
func (b *Builder) File(config any) []byte {
	sum := sha256.Sum256(b.body)
	// The offsets have more digits the longer the header is; room for ten is
	// enough.
	start := len(pad(b.head(config, hex.EncodeToString(sum[:]), 1e9)))
	head := b.head(config, hex.EncodeToString(sum[:]), start)
	// Spaces behind the object make the header as long as was reckoned.
	grow := start - len(pad(head))
	head = append(head, bytes.Repeat([]byte{' '}, grow)...)
	binary.LittleEndian.PutUint32(head[8:], uint32(len(head)-12))
	return append(pad(head), b.body...)
}

// head is magic, length and header, with the body at start.
func (b *Builder) head(config any, sum string, start int) []byte {
	entries := append([]entry(nil), b.entries...)
	for i := range entries {
		entries[i].Offset += start
	}
	text, err := json.Marshal(map[string]any{"config": config, "sha256": sum, "tensors": entries})
	if err != nil {
		panic(err) // a mistake in a test
	}
	head := append([]byte("NGMODEL1\x00\x00\x00\x00"), text...)
	binary.LittleEndian.PutUint32(head[8:], uint32(len(text)))
	return head
}

func pad(data []byte) []byte {
	return append(data, make([]byte, (align-len(data)%align)%align)...)
}
