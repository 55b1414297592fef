package kernel

import (
	"fmt"
	"testing"
)

// onEachLevelBench runs bench for every implementation that this machine has.
func onEachLevelBench(b *testing.B, bench func(b *testing.B, in *inner)) {
	for _, in := range levels() {
		b.Run(in.name, func(b *testing.B) { bench(b, in) })
	}
}

// rate reports units of 1e9 a second.
func rate(b *testing.B, perRun float64, unit string) {
	b.ReportMetric(perRun*float64(b.N)/b.Elapsed().Seconds()/1e9, unit)
}

func BenchmarkLinear(b *testing.B) {
	onEachLevelBench(b, func(b *testing.B, in *inner) {
		for _, kind := range []string{"f32", "int8"} {
			for _, shape := range [][2]int{{384, 1152}, {384, 384}, {384, 1536}, {1536, 384}} {
				for _, rows := range []int{1, 8, 64, 160} {
					b.Run(fmt.Sprintf("%s/%dto%d/%d", kind, shape[0], shape[1], rows), func(b *testing.B) {
						benchLinear(b, in, kind, shape[0], shape[1], rows)
					})
				}
			}
		}
	})
}

func benchLinear(b *testing.B, in *inner, kind string, cols, out, rows int) {
	r, s := seeded(1), new(Scratch)
	l := in.newLinear8(random8(r, cols*out), random(r, out), nil, cols, out)
	if kind == "f32" {
		l = in.newLinear(random(r, cols*out), nil, cols, out)
	}
	x, y := random(r, rows*cols), make([]float32, rows*out)
	for b.Loop() {
		l.Apply(y, x, rows, s)
	}
	rate(b, 2*float64(rows)*float64(cols)*float64(out), "GFLOP/s")
}

// BenchmarkLayers is all the products of a 6-layer encoder, 384 wide, for one
// window of 160 pieces, with its 10.6 million weights going through the caches.
func BenchmarkLayers(b *testing.B) {
	onEachLevelBench(b, func(b *testing.B, in *inner) {
		for _, kind := range []string{"f32", "int8"} {
			b.Run(kind, func(b *testing.B) { benchLayers(b, in, kind) })
		}
	})
}

var layerShapes = [][2]int{{384, 1152}, {384, 384}, {384, 1536}, {1536, 384}}

func benchLayers(b *testing.B, in *inner, kind string) {
	const rows, depth = 160, 6
	r, s := seeded(1), new(Scratch)
	weight, weight8, scale := random(r, 384*1536), random8(r, 384*1536), random(r, 1536)
	var layers []*Linear
	for range depth {
		for _, shape := range layerShapes {
			if kind == "f32" {
				layers = append(layers, in.newLinear(weight, nil, shape[0], shape[1]))
			} else {
				layers = append(layers, in.newLinear8(weight8, scale, nil, shape[0], shape[1]))
			}
		}
	}
	x, y := random(r, rows*1536), make([]float32, rows*1536)
	work := 0.0
	for b.Loop() {
		work = 0
		for _, l := range layers {
			l.Apply(y, x, rows, s)
			work += 2 * rows * float64(l.In*l.Out)
		}
	}
	rate(b, work, "GFLOP/s")
}

// BenchmarkPack packs the 10.6 million weights of the encoder.
func BenchmarkPack(b *testing.B) {
	onEachLevelBench(b, func(b *testing.B, in *inner) {
		r := seeded(1)
		weight, weight8, scale := random(r, 384*1536), random8(r, 384*1536), random(r, 1536)
		for _, kind := range []string{"f32", "int8"} {
			b.Run(kind, func(b *testing.B) {
				for b.Loop() {
					for range 6 {
						for _, shape := range layerShapes {
							if kind == "f32" {
								in.newLinear(weight, nil, shape[0], shape[1])
							} else {
								in.newLinear8(weight8, scale, nil, shape[0], shape[1])
							}
						}
					}
				}
			})
		}
	})
}

func BenchmarkAttention(b *testing.B) {
	const heads, dim = 12, 32
	onEachLevelBench(b, func(b *testing.B, in *inner) {
		for _, rows := range []int{32, 160} {
			b.Run(fmt.Sprint(rows), func(b *testing.B) {
				s, qkv, dst := new(Scratch), random(seeded(1), rows*3*heads*dim), make([]float32, rows*heads*dim)
				for b.Loop() {
					in.attention(dst, qkv, rows, heads, dim, s)
				}
				rate(b, 4*float64(rows)*float64(rows)*heads*dim, "GFLOP/s")
			})
		}
	})
}

// BenchmarkVectors measures the functions on rows, in 1e9 numbers a second.
// Softmax and the like work in place: their input is renewed, which is timed.
func BenchmarkVectors(b *testing.B) {
	functions := []struct {
		name string
		size int
		run  func(in *inner, dst, x, y []float32)
	}{
		{"softmax", 160, func(in *inner, dst, x, _ []float32) { copy(dst, x); in.softmax(dst, 0.18) }},
		{"gelu", 1536, func(in *inner, dst, x, _ []float32) { copy(dst, x); in.gelu(dst) }},
		{"relu", 256, func(in *inner, dst, x, _ []float32) { copy(dst, x); in.relu(dst) }},
		{"add", 384, func(in *inner, dst, x, _ []float32) { in.add(dst, x) }},
		{"norm", 384, func(in *inner, dst, x, y []float32) { in.norm(dst, x, y, y, 1e-12) }},
		{"dot", 384, func(in *inner, dst, x, _ []float32) { dst[0] = in.dot(x, x) }},
	}
	onEachLevelBench(b, func(b *testing.B, in *inner) {
		for _, f := range functions {
			b.Run(f.name, func(b *testing.B) {
				r := seeded(1)
				dst, x, y := make([]float32, f.size), random(r, f.size), random(r, f.size)
				for b.Loop() {
					f.run(in, dst, x, y)
				}
				rate(b, float64(f.size), "Gelem/s")
			})
		}
	})
}
