package kernel

import (
	"math"
	"testing"
)

func TestQuantise(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		for _, n := range lengths {
			for seed := range uint64(5) {
				checkQuantise(t, in, random(seeded(seed), n))
			}
		}
		zeros := make([]uint8, 20*in.bytes.size)
		if scale := in.bytes.quantise(zeros, make([]float32, 20)); scale != 0 || zeros[0] != 128 || zeros[19*in.bytes.size] != 128 {
			t.Errorf("zeros become %v at scale %v", zeros, scale)
		}
	})
}

// quantised is a row in 8 bits, by its definition, and the scale.
func quantised(x []float32) ([]int, float32) {
	q, largest := make([]int, len(x)), float32(0)
	for _, v := range x {
		largest = max(largest, v, -v)
	}
	if largest == 0 {
		return q, 0
	}
	inverse := 127 / largest
	for i, v := range x {
		q[i] = int(math.RoundToEven(float64(v * inverse)))
	}
	return q, largest / 127
}

// product8 is the product of quantised rows with the weights, in integers that
// are exact, scaled in 64 bits.
func product8(x []float32, weight []int8, scale, bias []float32, m, k, n int) []float32 {
	c := make([]float32, m*n)
	for i := range m {
		q, unit := quantised(x[i*k : (i+1)*k])
		for j := range n {
			sum := 0
			for p := range k {
				sum += q[p] * int(weight[j*k+p])
			}
			c[i*n+j] = float32(float64(sum)*float64(unit)*float64(scale[j]) + float64(bias[j]))
		}
	}
	return c
}

// checkLinear8 holds a layer in 8 bits to the exact integer product, within the
// rounding of two products and two sums in 32 bits, and to the unrounded product.
func checkLinear8(t *testing.T, in *inner, seed uint64, m, k, n int) {
	t.Helper()
	r := seeded(seed)
	x, weight, scale, bias := random(r, m*k), random8(r, n*k), random(r, n), random(r, n)
	dst, check := guarded(t, m*n)
	in.newLinear8(weight, scale, bias, k, n).Apply(dst, x, m, new(Scratch))
	check()
	exact := product8(x, weight, scale, bias, m, k, n)
	for i, want := range exact {
		size := math.Abs(float64(want)) + math.Abs(float64(bias[i%n]))
		if d := math.Abs(float64(dst[i] - want)); !(d <= 4e-7*size) {
			t.Fatalf("number %d of %d×%d·%d is %v, want %v", i, m, k, n, dst[i], want)
		}
	}
	checkRounding(t, dst, x, weight, scale, bias, m, k, n)
}

// checkRounding fails if got is farther from the product of the unrounded rows
// than it can be with every number of the row half a step off.
func checkRounding(t *testing.T, got, x []float32, weight []int8, scale, bias []float32, m, k, n int) {
	t.Helper()
	wide, sums := make([]float32, n*k), make([]float64, n)
	for i, w := range weight {
		wide[i] = float32(w) * scale[i/k]
		sums[i/k] += math.Abs(float64(wide[i]))
	}
	want, unit := product(x, wide, bias, m, k, n), float32(0)
	for i := range want {
		if i%n == 0 {
			_, unit = quantised(x[i/n*k : (i/n+1)*k])
		}
		worst := 0.5001*float64(unit)*sums[i%n] + 1e-3
		if d := math.Abs(float64(got[i] - want[i])); !(d <= worst) {
			t.Fatalf("number %d of %d×%d·%d is %v, unrounded %v", i, m, k, n, got[i], want[i])
		}
	}
}

func TestLinear8(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		eachShape(t, func(t *testing.T, m, k, n int) { checkLinear8(t, in, 7, m, k, n) })
	})
}

// TestLinear8Extremes: the largest weights and activations there are overflow
// nothing on the way.
func TestLinear8Extremes(t *testing.T) {
	const m, k, n = 13, 1536, 33
	onEachLevel(t, func(t *testing.T, in *inner) {
		for _, sign := range []int8{1, -1} {
			x, weight, one := make([]float32, m*k), make([]int8, n*k), make([]float32, n)
			for i := range x {
				x[i] = 1
			}
			for i := range weight {
				weight[i] = 127 * sign
			}
			for i := range one {
				one[i] = 1
			}
			dst := make([]float32, m*n)
			in.newLinear8(weight, one, nil, k, n).Apply(dst, x, m, new(Scratch))
			for i, v := range dst {
				if want := float64(sign) * 127 * k; math.Abs(float64(v)-want) > 0.1 {
					t.Fatalf("number %d is %v, want %v", i, v, want)
				}
			}
		}
	})
}

// FuzzLinear8 holds layers in 8 bits of every level to the exact product.
func FuzzLinear8(f *testing.F) {
	for i, s := range shapes {
		f.Add(uint64(i), uint8(s[0]), uint8(s[1]), uint8(s[2]))
	}
	f.Fuzz(func(t *testing.T, seed uint64, m, k, n uint8) {
		onEachLevel(t, func(t *testing.T, in *inner) {
			checkLinear8(t, in, seed, int(m), int(k), int(n))
		})
	})
}
