package kernel

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// lengths are rows around the edges of the vectors, of the blocks of vectors,
// and those of the model.
var lengths = []int{0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 39, 40, 47, 48, 63, 64, 65, 100, 160, 256, 384, 1536}

// checkVectors compares the functions on rows with their definitions, or with
// the generic implementation, which follows those in 64 bits.
func checkVectors(t *testing.T, in *inner, seed uint64, n int, spread float32) {
	t.Helper()
	r := seeded(seed)
	x, y, z := random(r, n), random(r, n), random(r, n)
	for i := range x {
		x[i] *= spread
	}
	inPlace := func(name string, tolerance float64, run, want func(x []float32)) {
		t.Helper()
		dst, check := guarded(t, n)
		copy(dst, x)
		expected := slices.Clone(x)
		run(dst)
		want(expected)
		t.Run(name, func(t *testing.T) { near(t, dst, expected, tolerance) })
		check()
	}
	scale := float64(spread) + 1
	inPlace("softmax", 3e-7*scale, func(x []float32) { in.softmax(x, 1) }, func(x []float32) { softmaxGeneric(x, 1) })
	inPlace("scaled softmax", 3e-7*scale, func(x []float32) { in.softmax(x, 0.18) }, func(x []float32) { softmaxGeneric(x, 0.18) })
	inPlace("gelu", 1e-6+1e-7*scale*4, in.gelu, geluGeneric)
	inPlace("relu", 0, in.relu, reluGeneric)
	inPlace("add", 0, func(x []float32) { in.add(x, y) }, func(x []float32) { addGeneric(x, y) })
	inPlace("norm", 3e-5, func(dst []float32) { in.norm(dst, x, y, z, 1e-12) }, func(dst []float32) { normGeneric(dst, x, y, z, 1e-12) })
	if d := math.Abs(float64(in.dot(x, y) - dotGeneric(x, y))); !(d <= tolerance(n)*scale) {
		t.Errorf("dot is %v off", d)
	}
}

func TestVectors(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		for _, n := range lengths {
			t.Run(fmt.Sprint(n), func(t *testing.T) {
				checkVectors(t, in, 5, n, 1)
				checkVectors(t, in, 6, n, 20)
			})
		}
	})
}

// FuzzVectors holds the functions of every level to the generic ones.
func FuzzVectors(f *testing.F) {
	for i, n := range lengths {
		f.Add(uint64(i), uint16(n), float32(3))
	}
	f.Fuzz(func(t *testing.T, seed uint64, n uint16, spread float32) {
		if !(math.Abs(float64(spread)) < 50) {
			t.Skip("numbers as large as no layer gives")
		}
		for _, in := range levels() {
			checkVectors(t, in, seed, int(n%2048), max(spread, -spread))
		}
	})
}

// TestGELUEverywhere walks over all arguments that matter; the documented error
// is 2e-6, and large arguments must come out whole.
func TestGELUEverywhere(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		x := []float32{-1e30, -1e6, -1000, 1000, 1e6, 1e30}
		for v := float32(-14); v <= 14; v += 1.0 / 1024 {
			x = append(x, v)
		}
		got, want := slices.Clone(x), slices.Clone(x)
		in.gelu(got)
		geluGeneric(want)
		near(t, got, want, 2e-6)
	})
}

// TestSoftmaxExtremes: far apart, equal and huge arguments stay probabilities.
func TestSoftmaxExtremes(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		for _, x := range [][]float32{
			{-1e30, 0, 1e30},
			{1e30, 1e30},
			{-500, -500, -500, -500, -500, -500, -500, -500, -500},
			{0},
			{-3e38},
			{float32(math.Inf(-1)), 1, 2, 3},
			{88, 0, -88, -104, -200},
		} {
			got, want := slices.Clone(x), slices.Clone(x)
			in.softmax(got, 1)
			softmaxGeneric(want, 1)
			near(t, got, want, 1e-6)
		}
	})
}

// TestSmallProbabilities: exp is exact to a few units in the last place, which
// absolute tolerances do not see.
func TestSmallProbabilities(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		x := make([]float32, 800)
		for i := range x {
			x[i] = float32(i) * -0.1
		}
		got, want := slices.Clone(x), slices.Clone(x)
		in.softmax(got, 1)
		softmaxGeneric(want, 1)
		for i := range want {
			if ratio := float64(got[i]) / float64(want[i]); !(math.Abs(ratio-1) < 6e-6) {
				t.Fatalf("softmax of %v is %v, want %v (%v of it)", x[i], got[i], want[i], ratio)
			}
		}
	})
}
