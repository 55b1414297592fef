package kernel

import "math"

// Attention computes the multi-head self-attention of one window. Row i of qkv
// holds the query, the key and the value of piece i, each heads*dim numbers
// wide, head by head; row i of dst, heads*dim wide, gets for each head h
//
//	Σ_j softmax_j(query_ih · key_jh / √dim) · value_jh
//
// (A. Vaswani et al., "Attention Is All You Need", 2017, §3.2). dim is the
// width of one head. dst must not overlap qkv.
func Attention(dst, qkv []float32, rows, heads, dim int, s *Scratch) {
	active.attention(dst, qkv, rows, heads, dim, s)
}

// attention takes a tile of rows at a time through all three steps, so that
// the scores never leave the nearest cache.
func (in *inner) attention(dst, qkv []float32, rows, heads, dim int, s *Scratch) {
	width := heads * dim
	dst, qkv = dst[:rows*width], qkv[:rows*3*width]
	if rows == 0 {
		return
	}
	keys := Grow(&s.packed, in.padded(rows)*dim)
	values := Grow(&s.values, in.padded(dim)*rows)
	stride := in.padded(rows)
	scores := Grow(&s.scores, in.rows*stride)
	scale := float32(1 / math.Sqrt(float64(dim)))
	for h := range heads {
		query, key, value := qkv[h*dim:], qkv[width+h*dim:], qkv[2*width+h*dim:]
		in.packTransposed(keys, key, 3*width, rows, dim)
		in.packRows(values, value, 3*width, dim, rows)
		for i := 0; i < rows; i += in.rows {
			i = max(0, min(i, rows-in.rows))
			m := min(in.rows, rows-i)
			q := operand{data: query[i*3*width:], ld: 3 * width, m: m, k: dim}
			in.product(scores, stride, q, keys, nil, stride, s)
			for r := range m {
				in.softmax(scores[r*stride:r*stride+rows], scale)
			}
			p := operand{data: scores, ld: stride, m: m, k: rows}
			in.product(dst[i*width+h*dim:], width, p, values, nil, dim, s)
		}
	}
}
