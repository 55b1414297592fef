// Package kernel holds the arithmetic of the language model: matrix products
// with packed weights, multi-head attention, and the functions between them,
// in assembly for amd64 (AVX2, AVX-512, AVX-512 VNNI) and in plain Go
// for every other machine.
//
// The types and how they relate:
//
//	Linear    weights of one layer, packed once, read by all goroutines
//	Scratch   buffers of one goroutine, so that nothing is allocated twice
//	inner     one implementation of the inner loops; which one a machine
//	          gets is decided once, by what the processor and the system
//	          support (choose)
//
// All matrices are dense, row-major slices of float32. Lengths are promises of
// the caller: a slice that is too short is a programming error and panics as
// an index out of range would, before any assembly runs.
//
// Every implementation gives the same bits, on every machine. That takes one
// definition of every step, which is the implementation in plain Go:
//
//   - Products of 8-bit weights are sums of integers, which are exact in any
//     order; what comes before and after is rounded in given steps (bytes.go).
//   - Products of floats are added up from the front of the depth to its end.
//     Each is rounded before it is added: a fused multiply-add, which rounds
//     once, is not to be had everywhere.
//   - Sums over a row are made in sixteen lanes (fold in math.go).
//   - Exponentials and the like are polynomials with the same constants.
//
// So what comes out for a row does not depend on the rows beside it either, and
// it cannot matter which batch it was computed in. Numbers are finite: where
// something overflows and then is no number, implementations may differ.
//
// The layout of the operands follows K. Goto and R. van de Geijn, "Anatomy of
// High-Performance Matrix Multiplication", ACM TOMS 34(3), 2008.
package kernel

// Level names the implementation that was chosen for this machine:
// "avx512-vnni", "avx512", "avx2" or "generic".
func Level() string { return active.name }
