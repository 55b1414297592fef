package kernel

// MatMul computes dst[m×n] = a[m×k] · b[k×n]. dst must not overlap a or b.
func MatMul(dst, a, b []float32, m, k, n int, s *Scratch) {
	active.matMul(dst, a, b, m, k, n, s)
}

// MatMulT computes dst[m×n] = a[m×k] · b[n×k]ᵀ, every row of a times every row
// of b. dst must not overlap a or b.
func MatMulT(dst, a, b []float32, m, k, n int, s *Scratch) {
	active.matMulT(dst, a, b, m, k, n, s)
}

func (in *inner) matMul(dst, a, b []float32, m, k, n int, s *Scratch) {
	dst, a, b = dst[:m*n], a[:m*k], b[:k*n]
	packed := Grow(&s.packed, in.padded(n)*k)
	in.packRows(packed, b, n, n, k)
	in.product(dst, n, operand{data: a, ld: k, m: m, k: k}, packed, nil, n, s)
}

func (in *inner) matMulT(dst, a, b []float32, m, k, n int, s *Scratch) {
	dst, a, b = dst[:m*n], a[:m*k], b[:n*k]
	packed := Grow(&s.packed, in.padded(n)*k)
	in.packTransposed(packed, b, k, n, k)
	in.product(dst, n, operand{data: a, ld: k, m: m, k: k}, packed, nil, n, s)
}
