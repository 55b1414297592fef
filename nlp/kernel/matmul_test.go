package kernel

import (
	"fmt"
	"slices"
	"testing"
)

// shapes are products m×k·k×n around the edges of the tiles (2×8, 6×16, 12×32)
// and those of the model.
var shapes = [][3]int{
	{0, 5, 3},
	{3, 0, 5},
	{3, 5, 0},
	{1, 1, 1},
	{2, 3, 4},
	{5, 7, 9},
	{6, 8, 16},
	{7, 9, 17},
	{1, 384, 50},
	{11, 13, 31},
	{12, 12, 32},
	{13, 15, 33},
	{23, 4, 64},
	{24, 6, 65},
	{25, 31, 15},
	{4, 33, 7},
	{160, 32, 160},
	{160, 160, 32},
	{37, 384, 1152},
	{6, 1536, 384},
	{12, 257, 256},
	{97, 97, 97},
}

func eachShape(t *testing.T, test func(t *testing.T, m, k, n int)) {
	t.Helper()
	for _, s := range shapes {
		t.Run(fmt.Sprintf("%dx%dx%d", s[0], s[1], s[2]), func(t *testing.T) { test(t, s[0], s[1], s[2]) })
	}
}

func TestProducts(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		var s Scratch
		eachShape(t, func(t *testing.T, m, k, n int) { checkProducts(t, in, &s, 1, m, k, n) })
	})
}

// FuzzProducts holds the products of every level to those in 64 bits.
func FuzzProducts(f *testing.F) {
	for i, s := range shapes {
		f.Add(uint64(i), uint8(s[0]), uint8(s[1]), uint8(s[2]))
	}
	f.Fuzz(func(t *testing.T, seed uint64, m, k, n uint8) {
		for _, in := range levels() {
			checkProducts(t, in, new(Scratch), seed, int(m), int(k), int(n))
		}
	})
}

// checkProducts compares MatMul, MatMulT and Linear with the product in 64 bits.
func checkProducts(t *testing.T, in *inner, s *Scratch, seed uint64, m, k, n int) {
	t.Helper()
	r := seeded(seed)
	a, b, bias := random(r, m*k), random(r, n*k), random(r, n)
	plain, biased := product(a, b, nil, m, k, n), product(a, b, bias, m, k, n)

	dst, check := guarded(t, m*n)
	in.matMulT(dst, a, b, m, k, n, s)
	near(t, dst, plain, tolerance(k))
	check()

	dst, check = guarded(t, m*n)
	in.matMul(dst, a, transposed(b, n, k), m, k, n, s)
	near(t, dst, plain, tolerance(k))
	check()

	dst, check = guarded(t, m*n)
	in.newLinear(b, nil, k, n).Apply(dst, a, m, s)
	near(t, dst, plain, tolerance(k))
	in.newLinear(b, bias, k, n).Apply(dst, a, m, s)
	near(t, dst, biased, tolerance(k))
	check()
}

// TestRowsAlone: what comes out for a row does not depend on the rows beside it.
func TestRowsAlone(t *testing.T) {
	const rows, k, n = 29, 100, 70
	onEachLevel(t, func(t *testing.T, in *inner) {
		r, s := seeded(2), new(Scratch)
		a, weight, scale := random(r, rows*k), random8(r, n*k), random(r, n)
		for _, l := range []*Linear{in.newLinear(random(r, n*k), scale, k, n), in.newLinear8(weight, scale, scale, k, n)} {
			all := make([]float32, rows*n)
			l.Apply(all, a, rows, s)
			for _, m := range []int{1, 2, 7, 12, 13, 24} {
				for i := 0; i+m <= rows; i++ {
					some := make([]float32, m*n)
					l.Apply(some, a[i*k:], m, s)
					if !slices.Equal(some, all[i*n:(i+m)*n]) {
						t.Fatalf("rows %d to %d differ when they are alone", i, i+m)
					}
				}
			}
		}
	})
}

func TestNothingAllocated(t *testing.T) {
	const rows, heads, dim = 21, 3, 20
	onEachLevel(t, func(t *testing.T, in *inner) {
		const width = heads * dim
		r, s := seeded(3), new(Scratch)
		x, y := random(r, rows*3*width), make([]float32, rows*3*width)
		l := in.newLinear(random(r, 3*width*width), nil, width, 3*width)
		l8 := in.newLinear8(random8(r, 3*width*width), random(r, 3*width), nil, width, 3*width)
		if n := testing.AllocsPerRun(10, func() {
			l.Apply(y, x, rows, s)
			l8.Apply(y, x, rows, s)
			in.attention(y, x, rows, heads, dim, s)
			in.matMul(y, x, x, rows, width, width, s)
			in.matMulT(y, x, x, rows, width, width, s)
			in.softmax(y, 1)
			in.norm(y[:width], x[:width], x, x, 1e-12)
		}); n != 0 {
			t.Errorf("%v allocations a run", n)
		}
	})
}
