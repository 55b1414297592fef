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
	widen:     widenGeneric,
	softmax:   softmaxGeneric,
	gelu:      geluGeneric,
	relu:      reluGeneric,
	add:       addGeneric,
	norm:      normGeneric,
	dot:       dotGeneric,
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
		s0 += x * w[0]
		s1 += x * w[1]
		s2 += x * w[2]
		s3 += x * w[3]
		t0 += y * w[0]
		t1 += y * w[1]
		t2 += y * w[2]
		t3 += y * w[3]
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

func widenGeneric(dst []float32, src []int8, scale float32) {
	for i, w := range src {
		dst[i] = float32(w) * scale
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
	sum := 0.0
	for i, v := range x {
		e := math.Exp(float64((v - top) * scale))
		x[i] = float32(e)
		sum += e
	}
	inverse := float32(1 / sum)
	for i := range x {
		x[i] *= inverse
	}
}

func geluGeneric(x []float32) {
	for i, v := range x {
		x[i] = float32(0.5 * float64(v) * (1 + math.Erf(float64(v)/math.Sqrt2)))
	}
}

func reluGeneric(x []float32) {
	for i, v := range x {
		x[i] = max(v, 0)
	}
}

func addGeneric(dst, x []float32) {
	for i, v := range x {
		dst[i] += v
	}
}

func normGeneric(dst, x, gain, bias []float32, eps float32) {
	sum := 0.0
	for _, v := range x {
		sum += float64(v)
	}
	mean := sum / float64(len(x))
	squares := 0.0
	for _, v := range x {
		d := float64(v) - mean
		squares += d * d
	}
	inverse := 1 / math.Sqrt(squares/float64(len(x))+float64(eps))
	for i, v := range x {
		dst[i] = float32((float64(v)-mean)*inverse)*gain[i] + bias[i]
	}
}

func dotGeneric(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	for len(a) >= 4 && len(b) >= 4 {
		s0 += a[0] * b[0]
		s1 += a[1] * b[1]
		s2 += a[2] * b[2]
		s3 += a[3] * b[3]
		a, b = a[4:], b[4:]
	}
	for i, v := range a {
		s0 += v * b[i]
	}
	return s0 + s1 + (s2 + s3)
}
