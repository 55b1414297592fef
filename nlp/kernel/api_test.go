package kernel

import (
	"slices"
	"sync"
	"testing"
)

// TestPublicFunctions: the exported functions run the chosen implementation,
// whichever that is, with their arguments in the right places.
func TestPublicFunctions(t *testing.T) {
	const rows, heads, dim = 7, 2, 8
	const width = heads * dim
	defer Use(Level())
	for _, in := range levels() {
		Use(in.name)
		if Level() != in.name {
			t.Errorf("level %s, want %s", Level(), in.name)
		}
		r, s := seeded(9), new(Scratch)
		x, w := random(r, rows*3*width), random(r, 3*width*width)
		got, want := make([]float32, rows*3*width), make([]float32, rows*3*width)
		equal := func(name string) {
			t.Helper()
			if !slices.Equal(got, want) {
				t.Errorf("%s differs from that of %s", name, in.name)
			}
		}
		NewLinear(w, w, width, 3*width).Apply(got, x, rows, s)
		in.newLinear(w, w, width, 3*width).Apply(want, x, rows, s)
		equal("NewLinear")
		w8 := random8(r, len(w))
		NewLinear8(w8, w, nil, width, 3*width).Apply(got, x, rows, s)
		in.newLinear8(w8, w, nil, width, 3*width).Apply(want, x, rows, s)
		equal("NewLinear8")
		MatMul(got, x, w, rows, width, 3*width, s)
		in.matMul(want, x, w, rows, width, 3*width, s)
		equal("MatMul")
		MatMulT(got, x, w, rows, width, 3*width, s)
		in.matMulT(want, x, w, rows, width, 3*width, s)
		equal("MatMulT")
		Attention(got, x, rows, heads, dim, s)
		in.attention(want, x, rows, heads, dim, s)
		equal("Attention")
		LayerNorm(got, x, w[:len(x)], w[1:], 1e-5)
		in.norm(want, x, w[:len(x)], w[1:len(x)+1], 1e-5)
		equal("LayerNorm")
		GELU(got)
		in.gelu(want)
		equal("GELU")
		Add(got, x)
		in.add(want, x)
		equal("Add")
		ReLU(got)
		in.relu(want)
		equal("ReLU")
		Softmax(got)
		in.softmax(want, 1)
		equal("Softmax")
		if a, b := Dot(x, w), in.dot(x, w[:len(x)]); a != b {
			t.Errorf("Dot is %v, that of %s %v", a, in.name, b)
		}
	}
}

// TestShared: goroutines apply one layer at once.
func TestShared(t *testing.T) {
	const rows, in, out = 17, 64, 96
	r := seeded(10)
	x := random(r, rows*in)
	for _, l := range []*Linear{NewLinear(random(r, in*out), nil, in, out), NewLinear8(random8(r, in*out), random(r, out), nil, in, out)} {
		want := make([]float32, rows*out)
		l.Apply(want, x, rows, new(Scratch))
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				s, got := new(Scratch), make([]float32, rows*out)
				for range 20 {
					l.Apply(got, x, rows, s)
					if !slices.Equal(got, want) {
						t.Error("differs from what it is alone")
						return
					}
				}
			})
		}
		all.Wait()
	}
}
