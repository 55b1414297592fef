#include "textflag.h"
#include "math_amd64.h"

// The formulas are those of vector_avx2_amd64.s; 32 registers hold all the
// constants. A row is taken 32 numbers at a time, then 16 at a time under a
// mask.

// K1 = min(DX, 16) lanes, DX > 0. Changes R8, R9 and CX.
#define MASK_REST \
	MOVQ    DX, CX  \
	MOVQ    $16, R9 \
	CMPQ    CX, R9  \
	CMOVQGT R9, CX  \
	MOVL    $1, R8  \
	SHLL    CX, R8  \
	DECL    R8      \
	KMOVW   R8, K1

// X = the largest, or the sum, of Z's lanes, in all lanes of Z, in the order of
// fold. Changes T.
#define FOLD(OP, X, Y, Z, TX, TY) \
	VEXTRACTF64X4 $1, Z, TY       \
	OP            TY, Y, Y        \
	VEXTRACTF128  $1, Y, TX       \
	OP            TX, X, X        \
	VPERMILPS     $0x4E, X, TX    \
	OP            TX, X, X        \
	VPERMILPS     $0xB1, X, TX    \
	OP            TX, X, X        \
	VBROADCASTSS  X, Z

// P = exp(R·scale - largest), see exp. Changes R, S, T and U.
#define EXP(R, S, T, U, P) \
	VMULPS  Z26, R, R  \
	VSUBPS  Z27, R, R  \
	VMAXPS  Z25, R, R  \
	VMULPS  Z22, R, T  \
	VADDPS  Z23, T, T  \
	VSUBPS  Z23, T, P  \
	VMULPS  Z24, P, S  \
	VSUBPS  S, R, R    \
	VMULPS  Z14, P, S  \
	VSUBPS  S, R, R    \
	VMULPS  R, R, S    \
	VMULPS  Z20, S, P  \
	VMULPS  Z21, S, U  \
	VADDPS  Z18, P, P  \
	VADDPS  Z19, U, U  \
	VMULPS  S, P, P    \
	VMULPS  S, U, U    \
	VADDPS  Z16, P, P  \
	VADDPS  Z17, U, U  \
	VMULPS  R, U, U    \
	VADDPS  U, P, P    \
	VPSLLD  $23, T, T  \
	VPADDD  T, P, P

// func softmaxAVX512(x []float32, scale float32)
//
// Z14 and Z16 to Z25 hold the constants of exp, Z26 the scale, Z27 the largest number
// times it, Z28 the sum.
TEXT ·softmaxAVX512(SB), NOSPLIT, $0-28
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), BX
	VBROADCASTSS scale+24(FP), Z26
	TESTQ        BX, BX
	JZ           done

	// The largest number.
	MOVQ         SI, DI
	MOVQ         BX, DX
	VBROADCASTSS (DI), Z0
	VMOVAPS      Z0, Z1
	SUBQ         $32, DX
	JLT          largestRest

largest32:
	VMAXPS (DI), Z0, Z0
	VMAXPS 64(DI), Z1, Z1
	ADDQ   $128, DI
	SUBQ   $32, DX
	JGE    largest32

largestRest:
	ADDQ $32, DX
	JZ   largestFold

largest16:
	MASK_REST
	VMAXPS (DI), Z0, K1, Z0
	ADDQ   $64, DI
	SUBQ   $16, DX
	JGT    largest16

largestFold:
	VMAXPS Z1, Z0, Z0
	FOLD(VMAXPS, X0, Y0, Z0, X1, Y1)
	VMULPS Z0, Z26, Z27

	// The exponentials.
	VBROADCASTSS exp0, Z16
	VBROADCASTSS exp1, Z17
	VBROADCASTSS exp2, Z18
	VBROADCASTSS exp3, Z19
	VBROADCASTSS exp4, Z20
	VBROADCASTSS exp5, Z21
	VBROADCASTSS expLog2e, Z22
	VBROADCASTSS expMagic, Z23
	VBROADCASTSS expLn2High, Z24
	VBROADCASTSS expLn2Low, Z14
	VBROADCASTSS expLeast, Z25
	VPXORD       Z28, Z28, Z28
	MOVQ         SI, DI
	MOVQ         BX, DX
	SUBQ         $32, DX
	JLT          expRest

exp32:
	VMOVUPS (DI), Z0
	VMOVUPS 64(DI), Z1
	EXP(Z0, Z2, Z4, Z6, Z8)
	EXP(Z1, Z3, Z5, Z7, Z9)
	VMOVUPS Z8, (DI)
	VMOVUPS Z9, 64(DI)
	VADDPS  Z8, Z28, Z28
	VADDPS  Z9, Z28, Z28
	ADDQ    $128, DI
	SUBQ    $32, DX
	JGE     exp32

expRest:
	ADDQ $32, DX
	JZ   expDone

exp16:
	MASK_REST
	VMOVUPS.Z (DI), K1, Z0
	EXP(Z0, Z2, Z4, Z6, Z8)
	VMOVUPS   Z8, K1, (DI)
	VADDPS    Z8, Z28, K1, Z28
	ADDQ      $64, DI
	SUBQ      $16, DX
	JGT       exp16

expDone:
	VMOVAPS      Z28, Z0
	FOLD(VADDPS, X0, Y0, Z0, X1, Y1)
	VBROADCASTSS one, Z1
	VDIVPS       Z0, Z1, Z2

	// The division.
	MOVQ BX, DX
	SUBQ $16, DX
	JLT  divideRest

divide16:
	VMULPS  (SI), Z2, Z0
	VMOVUPS Z0, (SI)
	ADDQ    $64, SI
	SUBQ    $16, DX
	JGE     divide16

divideRest:
	ADDQ $16, DX
	JZ   done
	MASK_REST
	VMOVUPS.Z (SI), K1, Z0
	VMULPS    Z0, Z2, Z0
	VMOVUPS   Z0, K1, (SI)

done:
	VZEROUPPER
	RET

// R = gelu(X), where X is what R was loaded from, see gelu. Changes S, U, O and P.
#define GELU(X, R, S, U, O, P) \
	VPANDD Z26, R, R   \
	VMINPS Z27, R, R   \
	VMULPS R, R, U     \
	VMULPS Z28, U, U   \
	VADDPS Z29, U, U   \
	VMULPS U, U, S     \
	VMULPS Z24, S, P   \
	VMULPS Z25, S, O   \
	VADDPS Z22, P, P   \
	VADDPS Z23, O, O   \
	VMULPS S, P, P     \
	VMULPS S, O, O     \
	VADDPS Z20, P, P   \
	VADDPS Z21, O, O   \
	VMULPS S, P, P     \
	VMULPS S, O, O     \
	VADDPS Z18, P, P   \
	VADDPS Z19, O, O   \
	VMULPS S, P, P     \
	VMULPS S, O, O     \
	VADDPS Z16, P, P   \
	VADDPS Z17, O, O   \
	VMULPS S, P, P     \
	VMULPS S, O, O     \
	VADDPS Z14, P, P   \
	VADDPS Z15, O, O   \
	VMULPS S, P, P     \
	VMULPS S, O, O     \
	VADDPS Z12, P, P   \
	VADDPS Z13, O, O   \
	VMULPS U, O, O     \
	VADDPS O, P, P     \
	VMULPS R, P, P     \
	VSUBPS P, Z30, P   \
	VMULPS R, P, P     \
	VMAXPS X, Z31, U   \
	VSUBPS P, U, R

// func geluAVX512(x []float32)
//
// Z12 to Z25 hold the polynomial, Z26 to Z31 the other constants.
TEXT ·geluAVX512(SB), NOSPLIT, $0-24
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), DX
	VBROADCASTSS gelu0, Z12
	VBROADCASTSS gelu1, Z13
	VBROADCASTSS gelu2, Z14
	VBROADCASTSS gelu3, Z15
	VBROADCASTSS gelu4, Z16
	VBROADCASTSS gelu5, Z17
	VBROADCASTSS gelu6, Z18
	VBROADCASTSS gelu7, Z19
	VBROADCASTSS gelu8, Z20
	VBROADCASTSS gelu9, Z21
	VBROADCASTSS gelu10, Z22
	VBROADCASTSS gelu11, Z23
	VBROADCASTSS gelu12, Z24
	VBROADCASTSS gelu13, Z25
	VBROADCASTSS absolute<>(SB), Z26
	VBROADCASTSS geluTop, Z27
	VBROADCASTSS geluSquare, Z28
	VBROADCASTSS minusOne, Z29
	VBROADCASTSS half, Z30
	VPXORD       Z31, Z31, Z31
	SUBQ         $32, DX
	JLT          rest

gelu32:
	VMOVUPS (SI), Z0
	VMOVUPS 64(SI), Z1
	GELU((SI), Z0, Z2, Z4, Z6, Z8)
	GELU(64(SI), Z1, Z3, Z5, Z7, Z9)
	VMOVUPS Z0, (SI)
	VMOVUPS Z1, 64(SI)
	ADDQ    $128, SI
	SUBQ    $32, DX
	JGE     gelu32

rest:
	ADDQ $32, DX
	JZ   done

gelu16:
	MASK_REST
	VMOVUPS.Z (SI), K1, Z0
	VMOVAPS   Z0, Z10
	GELU(Z10, Z0, Z2, Z4, Z6, Z8)
	VMOVUPS   Z0, K1, (SI)
	ADDQ      $64, SI
	SUBQ      $16, DX
	JGT       gelu16

done:
	VZEROUPPER
	RET
