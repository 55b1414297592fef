package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// onEachLevel runs test for every implementation that this machine has.
func onEachLevel(t *testing.T, test func(t *testing.T, in *inner)) {
	t.Helper()
	for _, in := range levels() {
		t.Run(in.name, func(t *testing.T) { test(t, in) })
	}
}

// random gives n numbers from a normal distribution.
func random(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

// random8 gives n numbers from -127 to 127.
func random8(r *rand.Rand, n int) []int8 {
	x := make([]int8, n)
	for i := range x {
		x[i] = int8(r.IntN(255) - 127)
	}
	return x
}

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// guard is what stands behind a destination and must still do so afterwards.
const guard = 12345

// guarded gives n zeros with guards behind, and a check of the guards.
func guarded(t *testing.T, n int) ([]float32, func()) {
	t.Helper()
	x := make([]float32, n+64)
	for i := range x {
		x[i] = guard
	}
	return x[:n], func() {
		t.Helper()
		for i, v := range x[n:] {
			if v != guard {
				t.Fatalf("wrote %v at %d, behind the %d numbers of the destination", v, n+i, n)
			}
		}
	}
}

// near fails unless got and want differ by at most tolerance everywhere.
func near(t *testing.T, got, want []float32, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d numbers, want %d", len(got), len(want))
	}
	for i := range want {
		if d := math.Abs(float64(got[i]) - float64(want[i])); !(d <= tolerance) {
			t.Fatalf("number %d is %v, want %v (tolerance %v)", i, got[i], want[i], tolerance)
		}
	}
}

// tolerance is how far sums of k products of normally distributed numbers may
// be apart when they are added up in another order: a few units in the last
// place of their usual size, √k.
func tolerance(k int) float64 { return 2e-6 * math.Sqrt(float64(k)+1) * 4 }

// product is a·bᵀ + bias in 64 bits.
func product(a, b, bias []float32, m, k, n int) []float32 {
	c := make([]float32, m*n)
	for i := range m {
		for j := range n {
			sum := 0.0
			if bias != nil {
				sum = float64(bias[j])
			}
			for p := range k {
				sum += float64(a[i*k+p]) * float64(b[j*k+p])
			}
			c[i*n+j] = float32(sum)
		}
	}
	return c
}

func transposed(b []float32, rows, cols int) []float32 {
	t := make([]float32, len(b))
	for i := range rows {
		for j := range cols {
			t[j*rows+i] = b[i*cols+j]
		}
	}
	return t
}

func TestLevel(t *testing.T) {
	names := Levels()
	t.Logf("levels %v, chosen %s", names, Level())
	if Level() != names[len(names)-1] {
		t.Errorf("chose %s of %v", Level(), names)
	}
}
