package kernel

import (
	"encoding/binary"
	"math"
)

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

// A panel of bytesGeneric has the weights of two columns in one number of 64
// bits, w0 + w1·2³², so that one multiplication makes two products and one
// addition adds both to their sums: the low half is the first column's sum, and
// the high half the second's less what the first, where negative, has borrowed.

// packPairs packs a panel of 4 columns.
func packPairs(panel []uint8, col int, weights []int8) {
	for _, w := range weights {
		pair := panel[col/2*8 : col/2*8+8]
		sum := binary.LittleEndian.Uint64(pair) + uint64(int64(w))<<(col%2*32)
		binary.LittleEndian.PutUint64(pair, sum)
		panel = panel[16:]
	}
}

func bytesGeneric(a []uint8, lda int, b []uint8, start []int32, rowScale, colScale, bias, c []float32, ldc, groups int) {
	sums := threeRows(a[:groups], a[lda:lda+groups], a[2*lda:2*lda+groups], b)
	for i, row := range sums {
		to, scale := c[i*ldc:i*ldc+4], rowScale[i]
		for j, pair := range row {
			first := int32(pair)
			second := int32((pair - int64(first)) >> 32)
			to[2*j] = scaled(start[2*j]+first, scale, colScale[2*j], bias[2*j])
			to[2*j+1] = scaled(start[2*j+1]+second, scale, colScale[2*j+1], bias[2*j+1])
		}
	}
}

// threeRows gives the sums of three rows in a panel, two columns in each.
func threeRows(a0, a1, a2, b []uint8) [3][2]int64 {
	var r0, r1, s0, s1, t0, t1 int64
	a1, a2 = a1[:len(a0)], a2[:len(a0)]
	for i := range a0 {
		pairs := (*[16]uint8)(b)
		b = b[16:]
		w0 := int64(binary.LittleEndian.Uint64(pairs[:8]))
		w1 := int64(binary.LittleEndian.Uint64(pairs[8:]))
		x, y, z := int64(a0[i]), int64(a1[i]), int64(a2[i])
		r0 += x * w0
		r1 += x * w1
		s0 += y * w0
		s1 += y * w1
		t0 += z * w0
		t1 += z * w1
	}
	return [3][2]int64{{r0, r1}, {s0, s1}, {t0, t1}}
}

// scaled is what a tile makes of the sum of a row and a column.
func scaled(sum int32, row, col, bias float32) float32 {
	x := float32(float32(sum) * row)
	return float32(x*col) + bias
}
