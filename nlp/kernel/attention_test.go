package kernel

import (
	"fmt"
	"math"
	"testing"
)

// plainAttention is the definition, in 64 bits.
func plainAttention(qkv []float32, rows, heads, dim int) []float32 {
	width := heads * dim
	out := make([]float32, rows*width)
	for h := range heads {
		for i := range rows {
			weights, sum := make([]float64, rows), 0.0
			for j := range rows {
				dot := 0.0
				for p := range dim {
					dot += float64(qkv[i*3*width+h*dim+p]) * float64(qkv[j*3*width+width+h*dim+p])
				}
				weights[j] = math.Exp(dot / math.Sqrt(float64(dim)))
				sum += weights[j]
			}
			for p := range dim {
				mean := 0.0
				for j, w := range weights {
					mean += w / sum * float64(qkv[j*3*width+2*width+h*dim+p])
				}
				out[i*width+h*dim+p] = float32(mean)
			}
		}
	}
	return out
}

func TestAttention(t *testing.T) {
	onEachLevel(t, func(t *testing.T, in *inner) {
		s := new(Scratch)
		for _, c := range [][3]int{{0, 2, 8}, {1, 1, 1}, {1, 12, 32}, {3, 12, 32}, {5, 3, 20}, {13, 2, 33}, {64, 12, 32}, {161, 12, 32}, {256, 1, 16}} {
			t.Run(fmt.Sprint(c), func(t *testing.T) {
				rows, heads, dim := c[0], c[1], c[2]
				qkv := random(seeded(4), rows*3*heads*dim)
				dst, check := guarded(t, rows*heads*dim)
				in.attention(dst, qkv, rows, heads, dim, s)
				near(t, dst, plainAttention(qkv, rows, heads, dim), 5e-6)
				check()
			})
		}
	})
}
