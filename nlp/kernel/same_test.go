package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// same fails unless got and want have the same bits. Where want is no number,
// nothing is promised.
func same(t *testing.T, what string, got, want []float32) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	for i, w := range want {
		if g := got[i]; w == w && math.Float32bits(g) != math.Float32bits(w) {
			t.Fatalf("%s: number %d of %d is %v (%#x), want %v (%#x)", what, i, len(want), g, math.Float32bits(g), w, math.Float32bits(w))
		}
	}
}

// kinds are rows of numbers that layers give, and of those that they don't.
var kinds = []struct {
	name string
	make func(r *rand.Rand) float32
}{
	{"usual", func(r *rand.Rand) float32 { return float32(r.NormFloat64()) }},
	{"spread", func(r *rand.Rand) float32 { return float32(20 * r.NormFloat64()) }},
	{"zero", func(*rand.Rand) float32 { return 0 }},
	{"signed zeros", func(r *rand.Rand) float32 { return math.Float32frombits(r.Uint32() & (1 << 31)) }},
	{"subnormal", func(r *rand.Rand) float32 { return math.Float32frombits(r.Uint32() &^ (0xff << 23)) }},
	{"small", func(r *rand.Rand) float32 { return float32(math.Ldexp(r.NormFloat64(), -101)) }},
	{"large", func(r *rand.Rand) float32 { return float32(math.Ldexp(r.Float64()-0.5, 128)) }},
	{"all sizes", func(r *rand.Rand) float32 { return float32(math.Ldexp(r.NormFloat64(), r.IntN(240)-120)) }},
	{"halves", func(r *rand.Rand) float32 { return float32(r.IntN(255)-127) / 2 }},
	{"one outlier", func(r *rand.Rand) float32 { return float32(math.Ldexp(r.NormFloat64(), 10*(r.IntN(50)/49))) }},
}

func fill(r *rand.Rand, n int, one func(*rand.Rand) float32) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = one(r)
	}
	return x
}

// checkSame holds every function of in to that of generic, for rows of a kind.
func checkSame(t *testing.T, in *inner, seed uint64, m, k, n int) {
	t.Helper()
	for i, kind := range kinds {
		r := seeded(seed*100 + uint64(i))
		x := fill(r, m*k, kind.make)
		what := func(function string) string { return fmt.Sprintf("%s of %s, %d×%d·%d", function, kind.name, m, k, n) }
		run := func(function string, size int, run func(in *inner, dst []float32)) {
			t.Helper()
			got, check := guarded(t, size)
			want := make([]float32, size)
			run(in, got)
			run(generic, want)
			same(t, what(function), got, want)
			check()
		}
		s := new(Scratch)
		sameProducts(r, run, x, m, k, n, s)
		sameVectors(r, run, x)
		checkQuantise(t, in, x[:min(k, len(x))])
	}
}

type runner func(function string, size int, run func(in *inner, dst []float32))

func sameProducts(r *rand.Rand, run runner, x []float32, m, k, n int, s *Scratch) {
	b, bias, weight8 := random(r, n*k), random(r, n), random8(r, n*k)
	run("Linear", m*n, func(in *inner, dst []float32) { in.newLinear(b, bias, k, n).Apply(dst, x, m, s) })
	run("Linear8", m*n, func(in *inner, dst []float32) { in.newLinear8(weight8, bias, bias, k, n).Apply(dst, x, m, s) })
	run("MatMul", m*n, func(in *inner, dst []float32) { in.matMul(dst, x, b, m, k, n, s) })
	run("MatMulT", m*n, func(in *inner, dst []float32) { in.matMulT(dst, x, b, m, k, n, s) })
	rows, heads, dim := m, 1+n%3, k/(3*(1+n%3))
	if dim > 0 {
		run("Attention", rows*heads*dim, func(in *inner, dst []float32) { in.attention(dst, x[:rows*3*heads*dim], rows, heads, dim, s) })
	}
}

func sameVectors(r *rand.Rand, run runner, x []float32) {
	n := min(len(x), 2000)
	x, y, z := x[:n], random(r, n), random(r, n)
	inPlace := func(function string, apply func(in *inner, x []float32)) {
		run(function, n, func(in *inner, dst []float32) {
			copy(dst, x)
			apply(in, dst)
		})
	}
	inPlace("Softmax", func(in *inner, x []float32) { in.softmax(x, 1) })
	inPlace("scaled Softmax", func(in *inner, x []float32) { in.softmax(x, 0.17677669) })
	inPlace("GELU", func(in *inner, x []float32) { in.gelu(x) })
	inPlace("ReLU", func(in *inner, x []float32) { in.relu(x) })
	inPlace("Add", func(in *inner, x []float32) { in.add(x, y) })
	inPlace("LayerNorm", func(in *inner, x []float32) { in.norm(x, x, y, z, 1e-12) })
	run("Dot", 1, func(in *inner, dst []float32) { dst[0] = in.dot(x, y) })
}

// checkQuantise holds the quantised row to that of generic.
func checkQuantise(t *testing.T, in *inner, x []float32) {
	t.Helper()
	size := in.bytes.size
	got, want := make([]uint8, size*len(x)+64), make([]uint8, len(x))
	for i := range got {
		got[i] = 7
	}
	scale, wantScale := in.bytes.quantise(got[:size*len(x)], x), generic.bytes.quantise(want, x)
	if scale != wantScale {
		t.Fatalf("%v: scale %v, want %v", x, scale, wantScale)
	}
	for i, w := range want {
		number := got[size*i : size*(i+1)]
		if number[0] != w || slices.ContainsFunc(number[1:], func(b uint8) bool { return b != 0 }) {
			t.Fatalf("%d numbers: %v at %d becomes %d, want %d", len(x), x[i], i, number, w)
		}
	}
	for i, v := range got[size*len(x):] {
		if v != 7 {
			t.Fatalf("%d numbers: wrote %d, %d behind them", len(x), v, i)
		}
	}
}

// TestSame: every implementation gives the bits that the one in plain Go gives.
func TestSame(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		for i, s := range shapes {
			if s[0]*s[1]*s[2] < 2e6 {
				checkSame(t, in, uint64(i), s[0], s[1], s[2])
			}
		}
		r := seeded(20)
		for i := range uint64(30) {
			checkSame(t, in, 1000+i, r.IntN(40), r.IntN(200), r.IntN(80))
		}
		for _, n := range lengths {
			checkSame(t, in, uint64(n), 1, n, 1)
		}
	})
}

// FuzzSame is TestSame for shapes and seeds that nobody thought of.
func FuzzSame(f *testing.F) {
	for i, s := range shapes {
		f.Add(uint64(i), uint8(s[0]), uint16(s[1]), uint8(s[2]))
	}
	f.Fuzz(func(t *testing.T, seed uint64, m uint8, k uint16, n uint8) {
		for _, in := range levels() {
			checkSame(t, in, seed, int(m%64), int(k%2000), int(n))
		}
	})
}

// TestSum: on every machine of whatever kind, a network of random numbers gives
// the numbers that it gave when this was written.
func TestSum(t *testing.T) {
	const rows, heads, dim, want = 23, 3, 11, 0xe31b2ea3714ab5c
	const width = heads * dim
	onEachLevel(t, func(t *testing.T, in *inner) {
		// Numbers of 24 bits: those of rand.NormFloat64 are not promised to be
		// the same everywhere.
		r, s := seeded(30), new(Scratch)
		uniform := func(n int) []float32 {
			return fill(r, n, func(r *rand.Rand) float32 { return float32(int(r.Uint32()>>8)-1<<23) / (1 << 22) })
		}
		x, gain, bias, scale := uniform(rows*width), uniform(width), uniform(3*width), uniform(3*width)
		for i := range scale {
			scale[i] /= 256
		}
		wide, update := make([]float32, rows*3*width), make([]float32, rows*width)
		for range 4 {
			in.newLinear8(random8(r, 3*width*width), scale, bias, width, 3*width).Apply(wide, x, rows, s)
			in.gelu(wide)
			in.attention(update, wide, rows, heads, dim, s)
			in.newLinear(uniform(width*width), bias, width, width).Apply(x, update, rows, s)
			in.add(x, update)
			for i := range rows {
				row := x[i*width : (i+1)*width]
				in.norm(row, row, gain, bias, 1e-12)
			}
		}
		sum := uint64(14695981039346656037) // FNV-1a
		for _, v := range x {
			sum = (sum ^ uint64(math.Float32bits(v))) * 1099511628211
		}
		if sum != want {
			t.Errorf("the sum is %#x, want %#x", sum, uint64(want))
		}
	})
}
