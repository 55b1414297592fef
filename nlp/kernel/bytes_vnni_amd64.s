#include "textflag.h"
#include "math_amd64.h"

// X = the largest of Z's lanes, in all lanes of Z, for numbers that are not
// negative. Changes T.
#define FOLD_MAX(X, Y, Z, TX, TY) \
	VEXTRACTF64X4 $1, Z, TY       \
	VMAXPS        TY, Y, Y        \
	VEXTRACTF128  $1, Y, TX       \
	VMAXPS        TX, X, X        \
	VPERMILPS     $0x4E, X, TX    \
	VMAXPS        TX, X, X        \
	VPERMILPS     $0xB1, X, TX    \
	VMAXPS        TX, X, X        \
	VBROADCASTSS  X, Z

// K1 = CX lanes, CX < 16. Changes R8.
#define MASK_REST \
	MOVL  $1, R8   \
	SHLL  CX, R8   \
	DECL  R8       \
	KMOVW R8, K1

// func quantiseVNNI(dst []uint8, src []float32) float32
//
// Two passes: the largest absolute number; the rounding. Z29 holds the mask of
// the sign, Z30 127 over the largest number, Z31 the offset.
TEXT ·quantiseVNNI(SB), NOSPLIT, $0-52
	MOVQ         dst_base+0(FP), DI
	MOVQ         src_base+24(FP), SI
	MOVQ         src_len+32(FP), BX
	VBROADCASTSS absolute<>(SB), Z29
	VPBROADCASTD middle<>(SB), Z31
	VPXORD       Z0, Z0, Z0
	VPXORD       Z1, Z1, Z1

	MOVQ SI, AX
	MOVQ BX, CX
	SUBQ $32, CX
	JLT  largestRest

largest32:
	VPANDD (AX), Z29, Z2
	VPANDD 64(AX), Z29, Z3
	VMAXPS Z2, Z0, Z0
	VMAXPS Z3, Z1, Z1
	ADDQ   $128, AX
	SUBQ   $32, CX
	JGE    largest32

largestRest:
	ADDQ $32, CX
	CMPQ CX, $16
	JLT  largestTail
	VPANDD (AX), Z29, Z2
	VMAXPS Z2, Z0, Z0
	ADDQ   $64, AX
	SUBQ   $16, CX

largestTail:
	MASK_REST
	VMOVUPS.Z (AX), K1, Z2
	VPANDD    Z2, Z29, Z2
	VMAXPS    Z2, Z0, Z0

	VMAXPS Z1, Z0, Z0
	FOLD_MAX(X0, Y0, Z0, X1, Y1)
	VXORPS   X3, X3, X3
	VPXORD   Z30, Z30, Z30
	VUCOMISS tiny, X0
	JCS      round

	VMOVSS       steps, X2
	VDIVSS       X2, X0, X3
	VDIVSS       X0, X2, X4
	VBROADCASTSS X4, Z30

round:
	VMOVSS X3, ret+48(FP)
	MOVQ BX, CX
	SUBQ $16, CX
	JLT  roundTail

round16:
	VMULPS    (SI), Z30, Z0
	VCVTPS2DQ Z0, Z0
	VPADDD    Z31, Z0, Z0
	VPMOVUSDB Z0, (DI)
	ADDQ      $64, SI
	ADDQ      $16, DI
	SUBQ      $16, CX
	JGE       round16

roundTail:
	ADDQ $16, CX
	MASK_REST
	VMOVUPS.Z (SI), K1, Z0
	VMULPS    Z0, Z30, Z0
	VCVTPS2DQ Z0, Z0
	VPADDD    Z31, Z0, Z0
	VPMOVUSDB Z0, K1, (DI)
	VZEROUPPER
	RET

// Three rows of one step, four numbers deep, from the row that A points to:
// broadcast four bytes of each row and add the sums of their products with the
// line of b, four bytes for each of 32 columns, in Z24 and Z25.
#define STEP3(A, C0, C1, C2, C3, C4, C5) \
	VPBROADCASTD (A), Z26       \
	VPBROADCASTD (A)(BX*1), Z27 \
	VPBROADCASTD (A)(BX*2), Z28 \
	VPDPBUSD     Z24, Z26, C0   \
	VPDPBUSD     Z25, Z26, C1   \
	VPDPBUSD     Z24, Z27, C2   \
	VPDPBUSD     Z25, Z27, C3   \
	VPDPBUSD     Z24, Z28, C4   \
	VPDPBUSD     Z25, Z28, C5

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

// func tileVNNI(a []uint8, lda int, b []uint8, start []int32, rowScale, colScale, bias, c []float32, ldc, groups int)
//
// A tile of 12×32. Its sums, of 32-bit integers, fill Z0 to Z23, row by row.
// AX, R9, R10 and R11 point to rows 0, 3, 6 and 9 of a, BX is the distance of
// rows.
TEXT ·tileVNNI(SB), NOSPLIT, $0-192
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
	VMOVDQU32 (CX), Z24
	VMOVDQU32 64(CX), Z25
	STEP3(AX, Z0, Z1, Z2, Z3, Z4, Z5)
	STEP3(R9, Z6, Z7, Z8, Z9, Z10, Z11)
	STEP3(R10, Z12, Z13, Z14, Z15, Z16, Z17)
	STEP3(R11, Z18, Z19, Z20, Z21, Z22, Z23)
	ADDQ      $128, CX
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
