package kernel

import "math"

// bytesCols is the width of a tile of bytesGeneric.
const bytesCols = 8

// quantiseGeneric rounds by adding expMagic, as exp does: ties go to even.
func quantiseGeneric(dst []uint8, src []float32) float32 {
	largest := float32(0)
	for _, v := range src {
		largest = max(largest, magnitude(v))
	}
	scale, inverse := float32(0), float32(0)
	if largest >= constants[tiny] {
		scale, inverse = largest/constants[steps], constants[steps]/largest
	}
	dst = dst[:len(src)]
	for i, v := range src {
		n := math.Float32bits(float32(v*inverse) + constants[expMagic])
		dst[i] = uint8(n) + 128
	}
	return scale
}

// bytesGeneric has the numbers of two rows in one of 64 bits, so that one
// multiplication makes two products and one addition adds both to their sums:
// the low half is the first row's sum, and the high half the second's plus what
// the first, where negative, has borrowed.
func bytesGeneric(a []uint8, lda int, b []int8, start []int32, rowScale, colScale, bias, c []float32, ldc, groups int) {
	var s0, s1, s2, s3, s4, s5, s6, s7 int64
	a0, a1 := a[:groups], a[lda:lda+groups]
	for i, x := range a0 {
		x, w := int64(x)|int64(a1[i])<<32, (*[bytesCols]int8)(b[i*bytesCols:])
		s0 += x * int64(w[0])
		s1 += x * int64(w[1])
		s2 += x * int64(w[2])
		s3 += x * int64(w[3])
		s4 += x * int64(w[4])
		s5 += x * int64(w[5])
		s6 += x * int64(w[6])
		s7 += x * int64(w[7])
	}
	for j, s := range [bytesCols]int64{s0, s1, s2, s3, s4, s5, s6, s7} {
		first := int32(s)
		second := int32((s - int64(first)) >> 32)
		c[j] = scaled(start[j]+first, rowScale[0], colScale[j], bias[j])
		c[ldc+j] = scaled(start[j]+second, rowScale[1], colScale[j], bias[j])
	}
}

func scaled(sum int32, row, col, bias float32) float32 {
	x := float32(float32(sum) * row)
	return float32(x*col) + bias
}
