package kernel

import "golang.org/x/sys/cpu"

// levels are the implementations that this machine can run, the best last.
// The processor must have the instructions and the system must save the
// registers; package cpu asks both (CPUID, XGETBV).
func levels() []*inner {
	all := []*inner{generic}
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		all = append(all, avx2())
	}
	return all
}

func avx2() *inner {
	in := *generic
	in.name = "avx2"
	in.rows, in.cols = 6, 16
	in.tile = tileAVX2
	in.transpose = transposeAVX2
	in.gather = gatherAVX2
	in.widen = widenAVX2
	in.softmax, in.gelu, in.relu = softmaxAVX2, geluAVX2, reluAVX2
	in.add, in.norm, in.dot = addAVX2, normAVX2, dotAVX2
	return &in
}

//go:noescape
func tileAVX2(a []float32, lda int, b, start []float32, lds int, c []float32, ldc, depth int)

//go:noescape
func transposeAVX2(dst []float32, ldd int, src []float32, lds, n int)

//go:noescape
func gatherAVX2(dst, src []float32, lds, n int)

//go:noescape
func widenAVX2(dst []float32, src []int8, scale float32)

//go:noescape
func softmaxAVX2(x []float32, scale float32)

//go:noescape
func geluAVX2(x []float32)

//go:noescape
func reluAVX2(x []float32)

//go:noescape
func addAVX2(dst, x []float32)

//go:noescape
func normAVX2(dst, x, gain, bias []float32, eps float32)

//go:noescape
func dotAVX2(a, b []float32) float32
