package kernel

import (
	"math"
	"testing"
)

const plainRows, plainCols = 12, 32

// plainBytes does in plain Go what the loops for bytes do in assembly, with
// the same rounding: their reference, and a stand-in where there are none.
var plainBytes = &innerBytes{rows: plainRows, cols: plainCols, quantise: quantisePlain, tile: tilePlain}

// onEachBytesLevel runs test for every implementation of products in 8 bits.
func onEachBytesLevel(t *testing.T, test func(t *testing.T, in *inner)) {
	t.Helper()
	plain := *generic
	plain.name, plain.bytes = "plain", plainBytes
	all := []*inner{&plain}
	for _, in := range levels() {
		if in.bytes != nil {
			all = append(all, in)
		}
	}
	for _, in := range all {
		t.Run(in.name, func(t *testing.T) { test(t, in) })
	}
}

func quantisePlain(dst []uint8, src []float32) float32 {
	largest := float32(0)
	for _, v := range src {
		largest = max(largest, v, -v)
	}
	inverse := float32(0)
	if largest > 0 {
		inverse = 127 / largest
	}
	for i, v := range src {
		dst[i] = uint8(int(math.RoundToEven(float64(v*inverse))) + 128)
	}
	return largest / 127
}

func tilePlain(a []uint8, lda int, b []int8, start []int32, rowScale, colScale, bias, c []float32, ldc, quads int) {
	for i := range plainRows {
		for j := range plainCols {
			sum := start[j]
			for k := range 4 * quads {
				sum += int32(a[i*lda+k]) * int32(b[(k/4*plainCols+j)*4+k%4])
			}
			v := float32(sum) * rowScale[i]
			c[i*ldc+j] = float32(float64(v)*float64(colScale[j]) + float64(bias[j]))
		}
	}
}

func TestQuantise(t *testing.T) {
	onEachBytesLevel(t, func(t *testing.T, in *inner) {
		for _, n := range lengths {
			for seed := range uint64(5) {
				checkQuantise(t, in.bytes, seed, n)
			}
		}
		zeros := make([]uint8, 20)
		if scale := in.bytes.quantise(zeros, make([]float32, 20)); scale != 0 || zeros[0] != 128 || zeros[19] != 128 {
			t.Errorf("zeros become %v at scale %v", zeros, scale)
		}
	})
}

func checkQuantise(t *testing.T, in *innerBytes, seed uint64, n int) {
	t.Helper()
	x := random(seeded(seed), n)
	got, want := make([]uint8, n+64), make([]uint8, n)
	for i := range got {
		got[i] = 7
	}
	scale, wantScale := in.quantise(got[:n], x), quantisePlain(want, x)
	if scale != wantScale {
		t.Fatalf("%d numbers: scale %v, want %v", n, scale, wantScale)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%d numbers: %v at %d becomes %d, want %d", n, x[i], i, got[i], want[i])
		}
	}
	for i, v := range got[n:] {
		if v != 7 {
			t.Fatalf("%d numbers: wrote %d at %d", n, v, n+i)
		}
	}
}

// product8 is the product of quantised rows with the weights, in integers that
// are exact, scaled in 64 bits.
func product8(x []float32, weight []int8, scale, bias []float32, m, k, n int) []float32 {
	c, q := make([]float32, m*n), make([]uint8, k)
	for i := range m {
		unit := quantisePlain(q, x[i*k:(i+1)*k])
		for j := range n {
			sum := 0
			for p := range k {
				sum += (int(q[p]) - 128) * int(weight[j*k+p])
			}
			c[i*n+j] = float32(float64(sum)*float64(unit)*float64(scale[j]) + float64(bias[j]))
		}
	}
	return c
}

// checkLinear8 holds a layer in 8 bits to the exact integer product, within the
// rounding of two products and a sum in 32 bits, and to the unrounded product.
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
			unit = quantisePlain(make([]uint8, k), x[i/n*k:(i/n+1)*k])
		}
		worst := 0.5001*float64(unit)*sums[i%n] + 1e-3
		if d := math.Abs(float64(got[i] - want[i])); !(d <= worst) {
			t.Fatalf("number %d of %d×%d·%d is %v, unrounded %v", i, m, k, n, got[i], want[i])
		}
	}
}

func TestLinear8(t *testing.T) {
	onEachBytesLevel(t, func(t *testing.T, in *inner) {
		eachShape(t, func(t *testing.T, m, k, n int) { checkLinear8(t, in, 7, m, k, n) })
	})
}

// TestLinear8Extremes: the largest weights and activations there are overflow
// nothing on the way.
func TestLinear8Extremes(t *testing.T) {
	const m, k, n = 13, 1536, 33
	onEachBytesLevel(t, func(t *testing.T, in *inner) {
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

// TestLinear8Widened: where bytes are not multiplied, weights in 8 bits give
// what the same weights give as floats.
func TestLinear8Widened(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		if in.bytes != nil {
			t.Skip("multiplies bytes, see TestLinear8")
		}
		eachShape(t, func(t *testing.T, m, k, n int) {
			r := seeded(8)
			x, weight, scale := random(r, m*k), random8(r, n*k), random(r, n)
			wide := make([]float32, n*k)
			for i, w := range weight {
				wide[i] = float32(w) * scale[i/k]
			}
			got, want := make([]float32, m*n), make([]float32, m*n)
			in.newLinear8(weight, scale, nil, k, n).Apply(got, x, m, new(Scratch))
			in.newLinear(wide, nil, k, n).Apply(want, x, m, new(Scratch))
			near(t, got, want, 0)
		})
	})
}

// FuzzLinear8 holds layers in 8 bits of every level to the exact product.
func FuzzLinear8(f *testing.F) {
	for i, s := range shapes {
		f.Add(uint64(i), uint8(s[0]), uint8(s[1]), uint8(s[2]))
	}
	f.Fuzz(func(t *testing.T, seed uint64, m, k, n uint8) {
		onEachBytesLevel(t, func(t *testing.T, in *inner) {
			checkQuantise(t, in.bytes, seed, int(k))
			checkLinear8(t, in, seed, int(m), int(k), int(n))
		})
	})
}
