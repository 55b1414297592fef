#include "textflag.h"
#include "math_amd64.h"

// The formulas are those of vector_avx2_amd64.s; 32 registers hold all the
// constants. A row is taken 64 numbers at a time, then 16 at a time under a
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

// X = the largest, or the sum, of Z's lanes, in all lanes of Z. Changes T.
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

// P = exp(R), R = x·scale - largest on entry as x. Changes R and T.
#define EXP(R, T, P) \
	VFMSUB213PS  Z27, Z26, R \
	VMAXPS       Z25, R, R   \
	VMOVAPS      Z23, T      \
	VFMADD231PS  Z22, R, T   \
	VSUBPS       Z23, T, P   \
	VFNMADD231PS Z24, P, R   \
	VMOVAPS      Z21, P      \
	VFMADD213PS  Z20, R, P   \
	VFMADD213PS  Z19, R, P   \
	VFMADD213PS  Z18, R, P   \
	VFMADD213PS  Z17, R, P   \
	VFMADD213PS  Z16, R, P   \
	VPSLLD       $23, T, T   \
	VPADDD       T, P, P

// func softmaxAVX512(x []float32, scale float32)
//
// Z16 to Z25 hold the constants of exp, Z26 the scale, Z27 the largest number
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
	VBROADCASTSS exp0<>(SB), Z16
	VBROADCASTSS exp1<>(SB), Z17
	VBROADCASTSS exp2<>(SB), Z18
	VBROADCASTSS exp3<>(SB), Z19
	VBROADCASTSS exp4<>(SB), Z20
	VBROADCASTSS exp5<>(SB), Z21
	VBROADCASTSS expLog2e<>(SB), Z22
	VBROADCASTSS expMagic<>(SB), Z23
	VBROADCASTSS expLn2<>(SB), Z24
	VBROADCASTSS expLeast<>(SB), Z25
	VPXORD       Z28, Z28, Z28
	MOVQ         SI, DI
	MOVQ         BX, DX
	SUBQ         $64, DX
	JLT          expRest

exp64:
	VMOVUPS (DI), Z0
	VMOVUPS 64(DI), Z1
	VMOVUPS 128(DI), Z2
	VMOVUPS 192(DI), Z3
	EXP(Z0, Z4, Z8)
	EXP(Z1, Z5, Z9)
	EXP(Z2, Z6, Z10)
	EXP(Z3, Z7, Z11)
	VMOVUPS Z8, (DI)
	VMOVUPS Z9, 64(DI)
	VMOVUPS Z10, 128(DI)
	VMOVUPS Z11, 192(DI)
	VADDPS  Z9, Z8, Z8
	VADDPS  Z11, Z10, Z10
	VADDPS  Z10, Z8, Z8
	VADDPS  Z8, Z28, Z28
	ADDQ    $256, DI
	SUBQ    $64, DX
	JGE     exp64

expRest:
	ADDQ $64, DX
	JZ   expDone

exp16:
	MASK_REST
	VMOVUPS.Z (DI), K1, Z0
	EXP(Z0, Z4, Z8)
	VMOVUPS   Z8, K1, (DI)
	VADDPS    Z8, Z28, K1, Z28
	ADDQ      $64, DI
	SUBQ      $16, DX
	JGT       exp16

expDone:
	VMOVAPS      Z28, Z0
	FOLD(VADDPS, X0, Y0, Z0, X1, Y1)
	VBROADCASTSS one<>(SB), Z1
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

// R = gelu(X), where X is what R was loaded from. Changes U and P.
#define GELU(X, R, U, P) \
	VPANDD       Z26, R, R   \
	VMINPS       Z27, R, R   \
	VMULPS       R, R, U     \
	VFMADD213PS  Z29, Z28, U \
	VMOVAPS      Z25, P      \
	VFMADD213PS  Z24, U, P   \
	VFMADD213PS  Z23, U, P   \
	VFMADD213PS  Z22, U, P   \
	VFMADD213PS  Z21, U, P   \
	VFMADD213PS  Z20, U, P   \
	VFMADD213PS  Z19, U, P   \
	VFMADD213PS  Z18, U, P   \
	VFMADD213PS  Z17, U, P   \
	VFMADD213PS  Z16, U, P   \
	VFMADD213PS  Z15, U, P   \
	VFMADD213PS  Z14, U, P   \
	VFMADD213PS  Z13, U, P   \
	VFMADD213PS  Z12, U, P   \
	VFNMADD213PS Z30, R, P   \
	VMAXPS       X, Z31, U   \
	VFNMADD213PS U, P, R

// func geluAVX512(x []float32)
//
// Z12 to Z25 hold the polynomial, Z26 to Z31 the other constants.
TEXT ·geluAVX512(SB), NOSPLIT, $0-24
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), DX
	VBROADCASTSS gelu0<>(SB), Z12
	VBROADCASTSS gelu1<>(SB), Z13
	VBROADCASTSS gelu2<>(SB), Z14
	VBROADCASTSS gelu3<>(SB), Z15
	VBROADCASTSS gelu4<>(SB), Z16
	VBROADCASTSS gelu5<>(SB), Z17
	VBROADCASTSS gelu6<>(SB), Z18
	VBROADCASTSS gelu7<>(SB), Z19
	VBROADCASTSS gelu8<>(SB), Z20
	VBROADCASTSS gelu9<>(SB), Z21
	VBROADCASTSS gelu10<>(SB), Z22
	VBROADCASTSS gelu11<>(SB), Z23
	VBROADCASTSS gelu12<>(SB), Z24
	VBROADCASTSS gelu13<>(SB), Z25
	VBROADCASTSS absolute<>(SB), Z26
	VBROADCASTSS geluTop<>(SB), Z27
	VBROADCASTSS geluSquare<>(SB), Z28
	VBROADCASTSS minusOne<>(SB), Z29
	VBROADCASTSS half<>(SB), Z30
	VPXORD       Z31, Z31, Z31
	SUBQ         $64, DX
	JLT          rest

gelu64:
	VMOVUPS (SI), Z0
	VMOVUPS 64(SI), Z1
	VMOVUPS 128(SI), Z2
	VMOVUPS 192(SI), Z3
	GELU((SI), Z0, Z4, Z8)
	GELU(64(SI), Z1, Z5, Z9)
	GELU(128(SI), Z2, Z6, Z10)
	GELU(192(SI), Z3, Z7, Z11)
	VMOVUPS Z0, (SI)
	VMOVUPS Z1, 64(SI)
	VMOVUPS Z2, 128(SI)
	VMOVUPS Z3, 192(SI)
	ADDQ    $256, SI
	SUBQ    $64, DX
	JGE     gelu64

rest:
	ADDQ $64, DX
	JZ   done

gelu16:
	MASK_REST
	VMOVUPS.Z (SI), K1, Z0
	VMOVAPS   Z0, Z1
	GELU(Z1, Z0, Z4, Z8)
	VMOVUPS   Z0, K1, (SI)
	ADDQ      $64, SI
	SUBQ      $16, DX
	JGT       gelu16

done:
	VZEROUPPER
	RET
