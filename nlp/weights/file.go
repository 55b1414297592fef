// Package weights reads the model file: named tensors with a header that is
// checked before anything of it is used.
//
// The file is, in this order:
//
//	8 bytes    "NGMODEL1"
//	4 bytes    the length of the header, little-endian
//	header     JSON: config, sha256, tensors
//	padding    zeros up to a multiple of 64 bytes
//	tensors    each at an offset, from the start of the file, that is a
//	           multiple of 64
//
// The sum in the header is that of all bytes behind the padding. Numbers are
// little-endian. nlp/train/export.py writes the file.
package weights

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

const (
	magic = "NGMODEL1"
	align = 64
)

// File is a model file that was checked. Its methods may be called at the same
// time; they share the memory of the data that Read was given, which must not
// change.
type File struct {
	config  json.RawMessage
	tensors map[string]tensor
}

type header struct {
	Config  json.RawMessage `json:"config"`
	SHA256  string          `json:"sha256"`
	Tensors []entry         `json:"tensors"`
}

// Read checks data and gives the file in it. It allocates no more than a small
// multiple of the header's length. An error says that data is no model file or
// a damaged one.
func Read(data []byte) (*File, error) {
	f, err := read(data)
	if err != nil {
		return nil, fmt.Errorf("model file: %w", err)
	}
	return f, nil
}

func read(data []byte) (*File, error) {
	head, body, err := split(data)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data[body:]); hex.EncodeToString(sum[:]) != head.SHA256 {
		return nil, fmt.Errorf("the tensors' SHA-256 is %x and not %.64q", sum, head.SHA256)
	}
	f := &File{config: head.Config, tensors: make(map[string]tensor, len(head.Tensors))}
	for _, e := range head.Tensors {
		if _, twice := f.tensors[e.Name]; twice {
			return nil, fmt.Errorf("two tensors are called %q", e.Name)
		}
		t, err := e.locate(data, body)
		if err != nil {
			return nil, fmt.Errorf("tensor %q: %w", e.Name, err)
		}
		f.tensors[e.Name] = t
	}
	return f, nil
}

// split gives the header and the offset behind its padding.
func split(data []byte) (*header, int, error) {
	const start = len(magic) + 4
	if len(data) < start || string(data[:len(magic)]) != magic {
		return nil, 0, errors.New("it does not begin with " + magic)
	}
	length := binary.LittleEndian.Uint32(data[len(magic):])
	if uint64(length) > uint64(len(data)-start) {
		return nil, 0, fmt.Errorf("a header of %d bytes in a file of %d", length, len(data))
	}
	end := start + int(length)
	body := (end + align - 1) / align * align
	if body > len(data) || len(bytes.Trim(data[end:body], "\x00")) > 0 {
		return nil, 0, errors.New("no zeros behind the header")
	}
	var head header
	if err := json.Unmarshal(data[start:end], &head); err != nil {
		return nil, 0, fmt.Errorf("read the header: %w", err)
	}
	return &head, body, nil
}

// Config decodes the model's configuration, a JSON object, into v.
func (f *File) Config(v any) error {
	if err := json.Unmarshal(f.config, v); err != nil {
		return fmt.Errorf("model file: read the configuration: %w", err)
	}
	return nil
}

// Width is the width of the words' vectors, "width" of the configuration.
func (f *File) Width() (int, error) {
	var config struct{ Width int }
	if err := f.Config(&config); err != nil {
		return 0, err
	}
	if config.Width < 1 {
		return 0, fmt.Errorf("model file: vectors of width %d", config.Width)
	}
	return config.Width, nil
}

// Has reports whether the file has a tensor of that name.
func (f *File) Has(name string) bool {
	_, found := f.tensors[name]
	return found
}
