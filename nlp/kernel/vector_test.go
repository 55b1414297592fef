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

// The tests of this file hold the functions on rows to their definitions in 64
// bits.

func softmax64(x []float32, scale float64) {
	top, sum := slices.Max(x), 0.0
	for _, v := range x {
		sum += math.Exp(float64(v-top) * scale)
	}
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v-top)*scale) / sum)
	}
}

func gelu64(x []float32) {
	for i, v := range x {
		x[i] = float32(0.5 * float64(v) * (1 + math.Erf(float64(v)/math.Sqrt2)))
	}
}

func norm64(dst, x, gain, bias []float32, eps float64) {
	sum, squares := 0.0, 0.0
	for _, v := range x {
		sum += float64(v)
	}
	mean := sum / float64(len(x))
	for _, v := range x {
		squares += (float64(v) - mean) * (float64(v) - mean)
	}
	deviation := math.Sqrt(squares/float64(len(x)) + eps)
	for i, v := range x {
		dst[i] = float32((float64(v)-mean)/deviation*float64(gain[i]) + float64(bias[i]))
	}
}

func checkVectors(t *testing.T, in *inner, seed uint64, n int, spread float32) {
	t.Helper()
	r := seeded(seed)
	x, y, z := random(r, n), random(r, n), random(r, n)
	for i := range x {
		x[i] *= spread
	}
	inPlace := func(name string, tolerance float64, run, want func(x []float32)) {
		t.Helper()
		got, expected := slices.Clone(x), slices.Clone(x)
		run(got)
		want(expected)
		t.Run(name, func(t *testing.T) { near(t, got, expected, tolerance) })
	}
	scale := float64(spread) + 1
	inPlace("softmax", 3e-7*scale, func(x []float32) { in.softmax(x, 1) }, func(x []float32) { softmax64(x, 1) })
	inPlace("scaled softmax", 3e-7*scale, func(x []float32) { in.softmax(x, 0.18) }, func(x []float32) { softmax64(x, 0.18) })
	inPlace("gelu", 1e-6+1e-7*scale*4, in.gelu, gelu64)
	inPlace("norm", 3e-5, func(dst []float32) { in.norm(dst, x, y, z, 1e-12) }, func(dst []float32) { norm64(dst, x, y, z, 1e-12) })
	exact := 0.0
	for i, v := range x {
		exact += float64(v) * float64(y[i])
	}
	if d := math.Abs(float64(in.dot(x, y)) - exact); !(d <= tolerance(n)*scale) {
		t.Errorf("dot is %v off", d)
	}
}

func TestVectors(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		for _, n := range lengths[1:] {
			t.Run(fmt.Sprint(n), func(t *testing.T) {
				checkVectors(t, in, 5, n, 1)
				checkVectors(t, in, 6, n, 20)
			})
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
		gelu64(want)
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
			softmax64(want, 1)
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
		softmax64(want, 1)
		for i := range want {
			if ratio := float64(got[i]) / float64(want[i]); !(math.Abs(ratio-1) < 2e-6) {
				t.Fatalf("softmax of %v is %v, want %v (%v of it)", x[i], got[i], want[i], ratio)
			}
		}
	})
}

func TestExp(t *testing.T) {
	worst := 0.0
	for x := float32(-86); x <= 88; x += 1.0 / 512 {
		worst = max(worst, math.Abs(float64(Exp(x))/math.Exp(float64(x))-1))
	}
	t.Logf("largest relative error %.2g", worst)
	if !(worst < 3e-7) {
		t.Errorf("a relative error of %v", worst)
	}
	if got := Exp(-1000); got != Exp(-86) {
		t.Errorf("exp(-1000) is %v", got)
	}
}
