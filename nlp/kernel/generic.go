package kernel

import "math"

// generic is the implementation in plain Go: what machines without assembly
// run, and what the others are tested against.
var generic = &inner{
	name: "generic",
	rows: 2, cols: lanes,
	tile:      tileGeneric,
	transpose: transposeGeneric,
	gather:    gatherGeneric,
	softmax:   softmaxGeneric,
	gelu:      geluGeneric,
	relu:      reluGeneric,
	add:       addGeneric,
	norm:      normGeneric,
	dot:       dotGeneric,
	bytes: innerBytes{
		rows: 3, cols: 4, group: 1, size: 1, weight: 4,
		pack:     packPairs,
		quantise: quantiseGeneric,
		tile:     bytesGeneric,
	},
}

// tileGeneric is two tiles of 2×4: as many sums as fit the registers.
func tileGeneric(a []float32, lda int, b, start []float32, lds int, c []float32, ldc, depth int) {
	for j := 0; j < lanes; j += 4 {
		quarterGeneric(a[:depth], a[lda:lda+depth], b[:depth*lanes],
			(*[4]float32)(start[j:]), (*[4]float32)(start[lds+j:]),
			(*[4]float32)(c[j:]), (*[4]float32)(c[ldc+j:]), j)
	}
}

// quarterGeneric computes columns j to j+4 of two rows.
func quarterGeneric(a0, a1, b []float32, start0, start1, c0, c1 *[4]float32, j int) {
	s0, s1, s2, s3 := start0[0], start0[1], start0[2], start0[3]
	t0, t1, t2, t3 := start1[0], start1[1], start1[2], start1[3]
	a1 = a1[:len(a0)]
	for i, x := range a0 {
		y, w := a1[i], (*[4]float32)(b[i*lanes+j:])
		s0 += float32(x * w[0])
		s1 += float32(x * w[1])
		s2 += float32(x * w[2])
		s3 += float32(x * w[3])
		t0 += float32(y * w[0])
		t1 += float32(y * w[1])
		t2 += float32(y * w[2])
		t3 += float32(y * w[3])
	}
	*c0 = [4]float32{s0, s1, s2, s3}
	*c1 = [4]float32{t0, t1, t2, t3}
}

func transposeGeneric(dst []float32, ldd int, src []float32, lds, n int) {
	for j := range n {
		to := (*[lanes]float32)(dst[j*ldd:])
		for i := range to {
			to[i] = src[i*lds+j]
		}
	}
}

func gatherGeneric(dst, src []float32, lds, n int) {
	for j := range n {
		copy(dst[j*lanes:(j+1)*lanes], src[j*lds:])
	}
}

func softmaxGeneric(x []float32, scale float32) {
	if len(x) == 0 {
		return
	}
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	top = float32(top * scale)
	var sums [sumLanes]float32
	for i, v := range x {
		x[i] = exp(float32(v*scale) - top)
		sums[i%sumLanes] += x[i]
	}
	inverse := 1 / fold(&sums)
	for i := range x {
		x[i] *= inverse
	}
}

func geluGeneric(x []float32) {
	for i, v := range x {
		x[i] = gelu(v)
	}
}

func reluGeneric(x []float32) {
	for i, v := range x {
		x[i] = positive(v)
	}
}

func addGeneric(dst, x []float32) {
	for i, v := range x {
		dst[i] += v
	}
}

func normGeneric(dst, x, gain, bias []float32, eps float32) {
	var sums, squares [sumLanes]float32
	for i, v := range x {
		sums[i%sumLanes] += v
	}
	n := float32(len(x))
	mean := fold(&sums) / n
	for i, v := range x {
		d := v - mean
		squares[i%sumLanes] += float32(d * d)
	}
	variance := fold(&squares)/n + eps
	inverse := 1 / float32(math.Sqrt(float64(variance)))
	for i, v := range x {
		d := float32((v - mean) * inverse)
		dst[i] = float32(d*gain[i]) + bias[i]
	}
}

func dotGeneric(a, b []float32) float32 {
	var sums [sumLanes]float32
	b = b[:len(a)]
	for i, v := range a {
		sums[i%sumLanes] += float32(v * b[i])
	}
	return fold(&sums)
}
