package kernel

import "golang.org/x/sys/cpu"

// levels are the implementations that this machine can run, the best last.
// The processor must have the instructions and the system must save the
// registers; package cpu asks both (CPUID, XGETBV).
func levels() []*inner {
	all := []*inner{generic}
	if cpu.X86.HasAVX2 {
		all = append(all, avx2())
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VL {
		all = append(all, avx512())
		if cpu.X86.HasAVX512VNNI {
			all = append(all, vnni())
		}
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
	in.softmax, in.gelu, in.relu = softmaxAVX2, geluAVX2, reluAVX2
	in.add, in.norm, in.dot = addAVX2, normAVX2, dotAVX2
	in.bytes = innerBytes{
		rows: 6, cols: 16, group: 2, size: 2, weight: 1,
		pack: packGroups(2, 16), quantise: quantiseAVX2, tile: wordsAVX2,
	}
	return &in
}

func avx512() *inner {
	in := *avx2()
	in.name = "avx512"
	in.rows, in.cols = 12, 32
	in.tile = tileAVX512
	in.gather = gatherAVX512
	in.softmax, in.gelu = softmaxAVX512, geluAVX512
	in.bytes.rows, in.bytes.cols = 12, 32
	in.bytes.pack, in.bytes.tile = packGroups(2, 32), wordsAVX512
	return &in
}

func vnni() *inner {
	in := *avx512()
	in.name = "avx512-vnni"
	in.bytes = innerBytes{
		rows: 12, cols: 32, group: 4, size: 1, weight: 1,
		pack: packGroups(4, 32), quantise: quantiseVNNI, tile: tileVNNI,
	}
	return &in
}

//go:noescape
func tileAVX2(a []float32, lda int, b, start []float32, lds int, c []float32, ldc, depth int)

//go:noescape
func transposeAVX2(dst []float32, ldd int, src []float32, lds, n int)

//go:noescape
func gatherAVX2(dst, src []float32, lds, n int)

//go:noescape
func quantiseAVX2(dst []uint8, src []float32) float32

//go:noescape
func wordsAVX2(a []uint8, lda int, b []uint8, start []int32, rowScale, colScale, bias, c []float32, ldc, groups int)

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

//go:noescape
func tileAVX512(a []float32, lda int, b, start []float32, lds int, c []float32, ldc, depth int)

//go:noescape
func gatherAVX512(dst, src []float32, lds, n int)

//go:noescape
func wordsAVX512(a []uint8, lda int, b []uint8, start []int32, rowScale, colScale, bias, c []float32, ldc, groups int)

//go:noescape
func quantiseVNNI(dst []uint8, src []float32) float32

//go:noescape
func tileVNNI(a []uint8, lda int, b []uint8, start []int32, rowScale, colScale, bias, c []float32, ldc, groups int)

//go:noescape
func softmaxAVX512(x []float32, scale float32)

//go:noescape
func geluAVX512(x []float32)
