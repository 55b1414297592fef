#include "textflag.h"

// A number pair of a row, broadcast in A, times the line of b in Z24 and Z25.
#define PRODUCT(A, C0, C1) \
	VPMADDWD Z24, A, Z29  \
	VPMADDWD Z25, A, Z30  \
	VPADDD   Z29, C0, C0  \
	VPADDD   Z30, C1, C1

// Three rows of one step, two numbers deep, from the row that A points to:
// broadcast two words of each row and add the sums of their products with the
// line of b, two words for each of 32 columns, in Z24 and Z25.
#define STEP3(A, C0, C1, C2, C3, C4, C5) \
	VPBROADCASTD (A), Z26       \
	VPBROADCASTD (A)(BX*1), Z27 \
	VPBROADCASTD (A)(BX*2), Z28 \
	PRODUCT(Z26, C0, C1)        \
	PRODUCT(Z27, C2, C3)        \
	PRODUCT(Z28, C4, C5)

#define START(LO, HI) \
	VMOVDQA64 Z24, LO \
	VMOVDQA64 Z25, HI

// One row of the tile: scaled by its own scale, at R, and those of the columns,
// in Z24 and Z25; the bias, in Z26 and Z27, added; stored to DI.
#define FINISH(R, LO, HI) \
	VBROADCASTSS R, Z28      \
	VCVTDQ2PS    LO, LO      \
	VCVTDQ2PS    HI, HI      \
	VMULPS       Z28, LO, LO \
	VMULPS       Z28, HI, HI \
	VMULPS       Z24, LO, LO \
	VMULPS       Z25, HI, HI \
	VADDPS       Z26, LO, LO \
	VADDPS       Z27, HI, HI \
	VMOVUPS      LO, (DI)    \
	VMOVUPS      HI, 64(DI)  \
	ADDQ         SI, DI

// func wordsAVX512(a []uint8, lda int, b []uint8, start []int32, rowScale, colScale, bias, c []float32, ldc, groups int)
//
// A tile of 12×32, as tileVNNI.
TEXT ·wordsAVX512(SB), NOSPLIT, $0-192
	MOVQ a_base+0(FP), AX
	MOVQ lda+24(FP), BX
	MOVQ b_base+32(FP), CX
	MOVQ start_base+56(FP), R12
	MOVQ c_base+152(FP), DI
	MOVQ ldc+176(FP), SI
	MOVQ groups+184(FP), DX
	SHLQ $2, SI
	LEAQ (BX)(BX*2), R11
	LEAQ (AX)(R11*1), R9
	LEAQ (AX)(R11*2), R10
	ADDQ R10, R11

	VMOVDQU32 (R12), Z24
	VMOVDQU32 64(R12), Z25
	START(Z0, Z1)
	START(Z2, Z3)
	START(Z4, Z5)
	START(Z6, Z7)
	START(Z8, Z9)
	START(Z10, Z11)
	START(Z12, Z13)
	START(Z14, Z15)
	START(Z16, Z17)
	START(Z18, Z19)
	START(Z20, Z21)
	START(Z22, Z23)

	TESTQ DX, DX
	JZ    finish

step:
	VPMOVSXBW (CX), Z24
	VPMOVSXBW 32(CX), Z25
	STEP3(AX, Z0, Z1, Z2, Z3, Z4, Z5)
	STEP3(R9, Z6, Z7, Z8, Z9, Z10, Z11)
	STEP3(R10, Z12, Z13, Z14, Z15, Z16, Z17)
	STEP3(R11, Z18, Z19, Z20, Z21, Z22, Z23)
	ADDQ      $64, CX
	ADDQ      $4, AX
	ADDQ      $4, R9
	ADDQ      $4, R10
	ADDQ      $4, R11
	DECQ      DX
	JNZ       step

finish:
	MOVQ    rowScale_base+80(FP), R8
	MOVQ    colScale_base+104(FP), R12
	VMOVUPS (R12), Z24
	VMOVUPS 64(R12), Z25
	MOVQ    bias_base+128(FP), R12
	VMOVUPS (R12), Z26
	VMOVUPS 64(R12), Z27
	FINISH((R8), Z0, Z1)
	FINISH(4(R8), Z2, Z3)
	FINISH(8(R8), Z4, Z5)
	FINISH(12(R8), Z6, Z7)
	FINISH(16(R8), Z8, Z9)
	FINISH(20(R8), Z10, Z11)
	FINISH(24(R8), Z12, Z13)
	FINISH(28(R8), Z14, Z15)
	FINISH(32(R8), Z16, Z17)
	FINISH(36(R8), Z18, Z19)
	FINISH(40(R8), Z20, Z21)
	FINISH(44(R8), Z22, Z23)
	VZEROUPPER
	RET
