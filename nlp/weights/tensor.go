package weights

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// entry is a tensor as the header describes it.
type entry struct {
	Name   string `json:"name"`
	Type   dtype  `json:"dtype"`
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
}

// dtype is the type of a tensor's elements.
type dtype string

const (
	f32  dtype = "f32"
	f16  dtype = "f16"  // IEEE 754 half precision
	i8   dtype = "i8"   // with a scale for each row in a tensor of its own
	text dtype = "text" // lines of UTF-8, joined by \n; the shape is their number
)

var sizes = map[dtype]int{f32: 4, f16: 2, i8: 1}

// tensor is an entry whose shape and length agree, with its bytes.
type tensor struct {
	dtype dtype
	shape []int
	data  []byte
}

// locate finds the bytes of e in data, whose tensors begin at body.
func (e *entry) locate(data []byte, body int) (tensor, error) {
	if e.Offset < body || e.Offset%align != 0 || e.Length < 0 || e.Offset > len(data) || e.Length > len(data)-e.Offset {
		return tensor{}, fmt.Errorf("bytes %d and %d more of %d, the first at %d", e.Offset, e.Length, len(data), body)
	}
	t := tensor{e.Type, e.Shape, data[e.Offset : e.Offset+e.Length]}
	return t, t.check()
}

func (t *tensor) check() error {
	count := 1
	for _, n := range t.shape {
		if n < 0 || n > 0 && count > math.MaxInt32/n {
			return fmt.Errorf("the shape %v", t.shape)
		}
		count *= n
	}
	switch size, isNumber := sizes[t.dtype]; {
	case isNumber && len(t.data) != count*size:
		return fmt.Errorf("%d bytes for %v of %s", len(t.data), t.shape, t.dtype)
	case isNumber:
		return nil
	case t.dtype != text:
		return fmt.Errorf("the type %.20q", t.dtype)
	case len(t.shape) != 1 || count != t.lines():
		return fmt.Errorf("%d lines for the shape %v", t.lines(), t.shape)
	case !utf8.Valid(t.data):
		return errors.New("text that is not UTF-8")
	}
	return nil
}

func (t *tensor) lines() int {
	if len(t.data) == 0 {
		return 0
	}
	n := 1
	for _, b := range t.data {
		if b == '\n' {
			n++
		}
	}
	return n
}

// find gives the tensor of a name if it has one of types.
func (f *File) find(name string, types ...dtype) (tensor, error) {
	t, found := f.tensors[name]
	if !found {
		return tensor{}, fmt.Errorf("model file: no tensor %q", name)
	}
	for _, d := range types {
		if t.dtype == d {
			return t, nil
		}
	}
	return tensor{}, fmt.Errorf("model file: tensor %q is of type %s and not %v", name, t.dtype, types)
}

// Lines gives the lines of a text.
func (f *File) Lines(name string) ([]string, error) {
	t, err := f.find(name, text)
	if err != nil || len(t.data) == 0 {
		return nil, err
	}
	return strings.Split(string(t.data), "\n"), nil
}

// Floats gives a tensor of f32 or f16 as float32, and its shape. All its
// numbers are finite. The slices are the caller's.
func (f *File) Floats(name string) ([]float32, []int, error) {
	t, err := f.find(name, f32, f16)
	if err != nil {
		return nil, nil, err
	}
	data, finite := t.floats()
	if !finite {
		return nil, nil, fmt.Errorf("model file: tensor %q has numbers that are not finite", name)
	}
	return data, append([]int(nil), t.shape...), nil
}

// Matrix is Floats for a tensor whose shape must be the one given, in which -1
// stands for any number but zero. It gives the numbers and the whole shape.
func (f *File) Matrix(name string, shape ...int) ([]float32, []int, error) {
	data, got, err := f.Floats(name)
	if err != nil {
		return nil, nil, err
	}
	fits := len(got) == len(shape)
	for i := 0; fits && i < len(shape); i++ {
		fits = got[i] == shape[i] || shape[i] == -1 && got[i] > 0
	}
	if !fits {
		return nil, nil, fmt.Errorf("model file: tensor %q has the shape %v and not %v", name, got, shape)
	}
	return data, got, nil
}
