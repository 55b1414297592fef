#include "textflag.h"

// One row of the tile: load its two vectors of start from R12, go on by R8.
#define START(LO, HI) \
	VMOVUPS (R12), LO   \
	VMOVUPS 64(R12), HI \
	ADDQ    R8, R12

// Three rows of one step along the depth, from the row that A points to: a
// number of each times the line of b in Z24 and Z25, each product rounded before
// it is added. Broadcasting on the way costs nothing, but a third where it is an
// instruction of its own.
#define STEP3(A, C0, C1, C2, C3, C4, C5) \
	VMULPS.BCST (A), Z24, Z26              \
	VMULPS.BCST (A), Z25, Z27              \
	VMULPS.BCST (A)(BX*1), Z24, Z28        \
	VMULPS.BCST (A)(BX*1), Z25, Z29        \
	VMULPS.BCST (A)(BX*2), Z24, Z30        \
	VMULPS.BCST (A)(BX*2), Z25, Z31        \
	VADDPS      Z26, C0, C0                \
	VADDPS      Z27, C1, C1                \
	VADDPS      Z28, C2, C2                \
	VADDPS      Z29, C3, C3                \
	VADDPS      Z30, C4, C4                \
	VADDPS      Z31, C5, C5

// One row of the tile: store its two vectors to DI, go on by SI.
#define STORE(LO, HI) \
	VMOVUPS LO, (DI)   \
	VMOVUPS HI, 64(DI) \
	ADDQ    SI, DI

// func tileAVX512(a []float32, lda int, b, start []float32, lds int, c []float32, ldc, depth int)
//
// A tile of 12×32. Its sums fill Z0 to Z23, row by row; the line of b is in Z24
// and Z25. AX, R9, R10 and R11 point to rows 0, 3, 6 and 9 of a, BX is the
// distance of rows.
TEXT ·tileAVX512(SB), NOSPLIT, $0-128
	MOVQ a_base+0(FP), AX
	MOVQ lda+24(FP), BX
	MOVQ b_base+32(FP), CX
	MOVQ start_base+56(FP), R12
	MOVQ lds+80(FP), R8
	MOVQ c_base+88(FP), DI
	MOVQ ldc+112(FP), SI
	MOVQ depth+120(FP), DX
	SHLQ $2, BX
	SHLQ $2, R8
	SHLQ $2, SI
	LEAQ (BX)(BX*2), R11
	LEAQ (AX)(R11*1), R9
	LEAQ (AX)(R11*2), R10
	ADDQ R10, R11

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
	JZ    done

step:
	VMOVUPS (CX), Z24
	VMOVUPS 64(CX), Z25
	STEP3(AX, Z0, Z1, Z2, Z3, Z4, Z5)
	STEP3(R9, Z6, Z7, Z8, Z9, Z10, Z11)
	STEP3(R10, Z12, Z13, Z14, Z15, Z16, Z17)
	STEP3(R11, Z18, Z19, Z20, Z21, Z22, Z23)
	ADDQ    $128, CX
	ADDQ    $4, AX
	ADDQ    $4, R9
	ADDQ    $4, R10
	ADDQ    $4, R11
	DECQ    DX
	JNZ     step

done:
	STORE(Z0, Z1)
	STORE(Z2, Z3)
	STORE(Z4, Z5)
	STORE(Z6, Z7)
	STORE(Z8, Z9)
	STORE(Z10, Z11)
	STORE(Z12, Z13)
	STORE(Z14, Z15)
	STORE(Z16, Z17)
	STORE(Z18, Z19)
	STORE(Z20, Z21)
	STORE(Z22, Z23)
	VZEROUPPER
	RET

// func gatherAVX512(dst, src []float32, lds, n int)
//
// Lines of 32.
TEXT ·gatherAVX512(SB), NOSPLIT, $0-64
	MOVQ  dst_base+0(FP), DI
	MOVQ  src_base+24(FP), SI
	MOVQ  lds+48(FP), BX
	MOVQ  n+56(FP), CX
	SHLQ  $2, BX
	TESTQ CX, CX
	JZ    done

line:
	VMOVUPS (SI), Z0
	VMOVUPS 64(SI), Z1
	VMOVUPS Z0, (DI)
	VMOVUPS Z1, 64(DI)
	ADDQ    BX, SI
	ADDQ    $128, DI
	DECQ    CX
	JNZ     line

done:
	VZEROUPPER
	RET
