#include "textflag.h"
#include "math_amd64.h"

// A row is taken 32 numbers at a time where there are four vectors' worth of
// independent work to hide the latency of a long formula, then 8 at a time, the
// last of them under a mask. Eight words at tail - 4n from the middle of this
// table are a mask of n lanes.
DATA tail<>+0(SB)/8, $0xffffffffffffffff
DATA tail<>+8(SB)/8, $0xffffffffffffffff
DATA tail<>+16(SB)/8, $0xffffffffffffffff
DATA tail<>+24(SB)/8, $0xffffffffffffffff
DATA tail<>+32(SB)/8, $0
DATA tail<>+40(SB)/8, $0
DATA tail<>+48(SB)/8, $0
DATA tail<>+56(SB)/8, $0
GLOBL tail<>(SB), RODATA|NOPTR, $64

// MASK = min(N, 8) lanes. Changes R8 and R9.
#define MASK_OF(N, MASK) \
	MOVQ    N, R8           \
	CMPQ    R8, $8          \
	MOVQ    $8, R9          \
	CMOVQGT R9, R8          \
	NEGQ    R8              \
	LEAQ    tail<>+32(SB), R9 \
	VMOVDQU (R9)(R8*4), MASK

// X = the largest, or the sum, of Y's lanes, in all lanes of Y. Changes T.
#define FOLD(OP, X, Y, TX, TY) \
	VEXTRACTF128 $1, Y, TX        \
	OP           TX, X, X         \
	VPERMILPS    $0x4E, X, TX     \
	OP           TX, X, X         \
	VPERMILPS    $0xB1, X, TX     \
	OP           TX, X, X         \
	VBROADCASTSS X, Y

// The steps of exp, see math_amd64.h. R is the argument, T gets the integer
// taken out of it, P the result; Y12 holds one constant after another.

// T = R/ln 2 + magic, with magic in Y12.
#define EXP_ROUND(R, T) \
	VBROADCASTSS expLog2e<>(SB), T \
	VFMADD213PS  Y12, R, T

#define EXP_POLYNOMIAL4(C) \
	VBROADCASTSS C, Y12      \
	VFMADD213PS  Y12, Y0, Y8 \
	VFMADD213PS  Y12, Y1, Y9 \
	VFMADD213PS  Y12, Y2, Y10 \
	VFMADD213PS  Y12, Y3, Y11

#define EXP_POLYNOMIAL(C) \
	VBROADCASTSS C, Y12      \
	VFMADD213PS  Y12, Y0, Y8

// P = P·2ⁿ, with n in the low bits of T.
#define EXP_SCALE(T, P) \
	VPSLLD $23, T, T \
	VPADDD T, P, P

// func softmaxAVX2(x []float32, scale float32)
//
// Three passes: the largest number; the exponentials and their sum; the
// division. In the second, the arguments are in Y0 to Y3, the integers taken
// out of them in Y4 to Y7, the results in Y8 to Y11, the sum in Y13, the scale
// in Y14 and the largest number times it in Y15.
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-28
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS scale+24(FP), Y14
	TESTQ        CX, CX
	JZ           done

	// The largest number.
	MOVQ         SI, DI
	MOVQ         CX, DX
	VBROADCASTSS (DI), Y0
	VMOVAPS      Y0, Y1
	VMOVAPS      Y0, Y2
	SUBQ         $16, DX
	JLT          largestRest

largest16:
	VMAXPS (DI), Y0, Y0
	VMAXPS 32(DI), Y1, Y1
	ADDQ   $64, DI
	SUBQ   $16, DX
	JGE    largest16

largestRest:
	ADDQ $16, DX
	JZ   largestFold

largest8:
	MASK_OF(DX, Y3)
	VMASKMOVPS (DI), Y3, Y4
	VBLENDVPS  Y3, Y4, Y2, Y4
	VMAXPS     Y4, Y2, Y2
	ADDQ       $32, DI
	SUBQ       $8, DX
	JGT        largest8

largestFold:
	VMAXPS Y1, Y0, Y0
	VMAXPS Y2, Y0, Y0
	FOLD(VMAXPS, X0, Y0, X1, Y1)
	VMULPS Y0, Y14, Y15

	// The exponentials.
	MOVQ   SI, DI
	MOVQ   CX, DX
	VXORPS Y13, Y13, Y13
	SUBQ   $32, DX
	JLT    expRest

exp32:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3
	VFMSUB213PS  Y15, Y14, Y0
	VFMSUB213PS  Y15, Y14, Y1
	VFMSUB213PS  Y15, Y14, Y2
	VFMSUB213PS  Y15, Y14, Y3
	VBROADCASTSS expLeast<>(SB), Y12
	VMAXPS       Y12, Y0, Y0
	VMAXPS       Y12, Y1, Y1
	VMAXPS       Y12, Y2, Y2
	VMAXPS       Y12, Y3, Y3
	VBROADCASTSS expMagic<>(SB), Y12
	EXP_ROUND(Y0, Y4)
	EXP_ROUND(Y1, Y5)
	EXP_ROUND(Y2, Y6)
	EXP_ROUND(Y3, Y7)
	VSUBPS       Y12, Y4, Y8
	VSUBPS       Y12, Y5, Y9
	VSUBPS       Y12, Y6, Y10
	VSUBPS       Y12, Y7, Y11
	VBROADCASTSS expLn2<>(SB), Y12
	VFNMADD231PS Y12, Y8, Y0
	VFNMADD231PS Y12, Y9, Y1
	VFNMADD231PS Y12, Y10, Y2
	VFNMADD231PS Y12, Y11, Y3
	VBROADCASTSS exp5<>(SB), Y8
	VMOVAPS      Y8, Y9
	VMOVAPS      Y8, Y10
	VMOVAPS      Y8, Y11
	EXP_POLYNOMIAL4(exp4<>(SB))
	EXP_POLYNOMIAL4(exp3<>(SB))
	EXP_POLYNOMIAL4(exp2<>(SB))
	EXP_POLYNOMIAL4(exp1<>(SB))
	EXP_POLYNOMIAL4(exp0<>(SB))
	EXP_SCALE(Y4, Y8)
	EXP_SCALE(Y5, Y9)
	EXP_SCALE(Y6, Y10)
	EXP_SCALE(Y7, Y11)
	VMOVUPS Y8, (DI)
	VMOVUPS Y9, 32(DI)
	VMOVUPS Y10, 64(DI)
	VMOVUPS Y11, 96(DI)
	VADDPS  Y9, Y8, Y8
	VADDPS  Y11, Y10, Y10
	VADDPS  Y10, Y8, Y8
	VADDPS  Y8, Y13, Y13
	ADDQ    $128, DI
	SUBQ    $32, DX
	JGE     exp32

expRest:
	ADDQ $32, DX
	JZ   expDone

exp8:
	MASK_OF(DX, Y1)
	VMASKMOVPS   (DI), Y1, Y0
	VFMSUB213PS  Y15, Y14, Y0
	VBROADCASTSS expLeast<>(SB), Y12
	VMAXPS       Y12, Y0, Y0
	VBROADCASTSS expMagic<>(SB), Y12
	EXP_ROUND(Y0, Y4)
	VSUBPS       Y12, Y4, Y8
	VBROADCASTSS expLn2<>(SB), Y12
	VFNMADD231PS Y12, Y8, Y0
	VBROADCASTSS exp5<>(SB), Y8
	EXP_POLYNOMIAL(exp4<>(SB))
	EXP_POLYNOMIAL(exp3<>(SB))
	EXP_POLYNOMIAL(exp2<>(SB))
	EXP_POLYNOMIAL(exp1<>(SB))
	EXP_POLYNOMIAL(exp0<>(SB))
	EXP_SCALE(Y4, Y8)
	VMASKMOVPS   Y8, Y1, (DI)
	VANDPS       Y1, Y8, Y8
	VADDPS       Y8, Y13, Y13
	ADDQ         $32, DI
	SUBQ         $8, DX
	JGT          exp8

expDone:
	FOLD(VADDPS, X13, Y13, X1, Y1)
	VBROADCASTSS one<>(SB), Y0
	VDIVPS       Y13, Y0, Y13

	// The division.
	SUBQ $8, CX
	JLT  divideRest

divide8:
	VMULPS  (SI), Y13, Y0
	VMOVUPS Y0, (SI)
	ADDQ    $32, SI
	SUBQ    $8, CX
	JGE     divide8

divideRest:
	ADDQ $8, CX
	JZ   done
	MASK_OF(CX, Y1)
	VMASKMOVPS (SI), Y1, Y0
	VMULPS     Y13, Y0, Y0
	VMASKMOVPS Y0, Y1, (SI)

done:
	VZEROUPPER
	RET

#define GELU_POLYNOMIAL4(C) \
	VBROADCASTSS C, Y12      \
	VFMADD213PS  Y12, Y4, Y8 \
	VFMADD213PS  Y12, Y5, Y9 \
	VFMADD213PS  Y12, Y6, Y10 \
	VFMADD213PS  Y12, Y7, Y11

#define GELU_POLYNOMIAL(C) \
	VBROADCASTSS C, Y12      \
	VFMADD213PS  Y12, Y4, Y8

// From x in A: A = min(|x|, top), U = u; absolute in Y13, top in Y14.
#define GELU_START(A, U) \
	VANDPS       Y13, A, A            \
	VMINPS       Y14, A, A            \
	VMULPS       A, A, U

// U = U·square - 1
#define GELU_SQUARE(U) \
	VFMADD213PS Y12, Y15, U

// P = 1/2 - A·P with 1/2 in Y12, then U = max(x, 0) - A·P.
#define GELU_END(A, U, P, X) \
	VFNMADD213PS Y12, A, P   \
	VMAXPS       X, Y4, U    \
	VFNMADD231PS P, A, U

// func geluAVX2(x []float32)
//
// The absolute numbers are in Y0 to Y3, the arguments of the polynomial in Y4
// to Y7, its values in Y8 to Y11.
TEXT ·geluAVX2(SB), NOSPLIT, $0-24
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS absolute<>(SB), Y13
	VBROADCASTSS geluTop<>(SB), Y14
	VBROADCASTSS geluSquare<>(SB), Y15
	SUBQ         $32, CX
	JLT          rest

gelu32:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VMOVUPS 64(SI), Y2
	VMOVUPS 96(SI), Y3
	GELU_START(Y0, Y4)
	GELU_START(Y1, Y5)
	GELU_START(Y2, Y6)
	GELU_START(Y3, Y7)
	VBROADCASTSS minusOne<>(SB), Y12
	GELU_SQUARE(Y4)
	GELU_SQUARE(Y5)
	GELU_SQUARE(Y6)
	GELU_SQUARE(Y7)
	VBROADCASTSS gelu13<>(SB), Y8
	VMOVAPS      Y8, Y9
	VMOVAPS      Y8, Y10
	VMOVAPS      Y8, Y11
	GELU_POLYNOMIAL4(gelu12<>(SB))
	GELU_POLYNOMIAL4(gelu11<>(SB))
	GELU_POLYNOMIAL4(gelu10<>(SB))
	GELU_POLYNOMIAL4(gelu9<>(SB))
	GELU_POLYNOMIAL4(gelu8<>(SB))
	GELU_POLYNOMIAL4(gelu7<>(SB))
	GELU_POLYNOMIAL4(gelu6<>(SB))
	GELU_POLYNOMIAL4(gelu5<>(SB))
	GELU_POLYNOMIAL4(gelu4<>(SB))
	GELU_POLYNOMIAL4(gelu3<>(SB))
	GELU_POLYNOMIAL4(gelu2<>(SB))
	GELU_POLYNOMIAL4(gelu1<>(SB))
	GELU_POLYNOMIAL4(gelu0<>(SB))
	VBROADCASTSS half<>(SB), Y12
	VXORPS       Y4, Y4, Y4
	GELU_END(Y0, Y5, Y8, (SI))
	GELU_END(Y1, Y6, Y9, 32(SI))
	GELU_END(Y2, Y7, Y10, 64(SI))
	GELU_END(Y3, Y0, Y11, 96(SI))
	VMOVUPS Y5, (SI)
	VMOVUPS Y6, 32(SI)
	VMOVUPS Y7, 64(SI)
	VMOVUPS Y0, 96(SI)
	ADDQ    $128, SI
	SUBQ    $32, CX
	JGE     gelu32

rest:
	ADDQ $32, CX
	JZ   done

gelu8:
	MASK_OF(CX, Y1)
	VMASKMOVPS (SI), Y1, Y0
	VMOVAPS    Y0, Y2
	GELU_START(Y0, Y4)
	VBROADCASTSS minusOne<>(SB), Y12
	GELU_SQUARE(Y4)
	VBROADCASTSS gelu13<>(SB), Y8
	GELU_POLYNOMIAL(gelu12<>(SB))
	GELU_POLYNOMIAL(gelu11<>(SB))
	GELU_POLYNOMIAL(gelu10<>(SB))
	GELU_POLYNOMIAL(gelu9<>(SB))
	GELU_POLYNOMIAL(gelu8<>(SB))
	GELU_POLYNOMIAL(gelu7<>(SB))
	GELU_POLYNOMIAL(gelu6<>(SB))
	GELU_POLYNOMIAL(gelu5<>(SB))
	GELU_POLYNOMIAL(gelu4<>(SB))
	GELU_POLYNOMIAL(gelu3<>(SB))
	GELU_POLYNOMIAL(gelu2<>(SB))
	GELU_POLYNOMIAL(gelu1<>(SB))
	GELU_POLYNOMIAL(gelu0<>(SB))
	VBROADCASTSS half<>(SB), Y12
	VXORPS       Y4, Y4, Y4
	GELU_END(Y0, Y5, Y8, Y2)
	VMASKMOVPS   Y5, Y1, (SI)
	ADDQ         $32, SI
	SUBQ         $8, CX
	JGT          gelu8

done:
	VZEROUPPER
	RET

// func reluAVX2(x []float32)
TEXT ·reluAVX2(SB), NOSPLIT, $0-24
	MOVQ   x_base+0(FP), SI
	MOVQ   x_len+8(FP), CX
	VXORPS Y0, Y0, Y0
	SUBQ   $8, CX
	JLT    rest

relu8:
	VMAXPS  (SI), Y0, Y1
	VMOVUPS Y1, (SI)
	ADDQ    $32, SI
	SUBQ    $8, CX
	JGE     relu8

rest:
	ADDQ $8, CX
	JZ   done
	MASK_OF(CX, Y2)
	VMASKMOVPS (SI), Y2, Y1
	VMAXPS     Y1, Y0, Y1
	VMASKMOVPS Y1, Y2, (SI)

done:
	VZEROUPPER
	RET

// func addAVX2(dst, x []float32)
TEXT ·addAVX2(SB), NOSPLIT, $0-48
	MOVQ dst_base+0(FP), DI
	MOVQ x_base+24(FP), SI
	MOVQ x_len+32(FP), CX
	SUBQ $16, CX
	JLT  rest

add16:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VADDPS  (DI), Y0, Y0
	VADDPS  32(DI), Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ    $64, SI
	ADDQ    $64, DI
	SUBQ    $16, CX
	JGE     add16

rest:
	ADDQ $16, CX
	JZ   done

add8:
	MASK_OF(CX, Y2)
	VMASKMOVPS (SI), Y2, Y0
	VMASKMOVPS (DI), Y2, Y1
	VADDPS     Y1, Y0, Y0
	VMASKMOVPS Y0, Y2, (DI)
	ADDQ       $32, SI
	ADDQ       $32, DI
	SUBQ       $8, CX
	JGT        add8

done:
	VZEROUPPER
	RET

// func normAVX2(dst, x, gain, bias []float32, eps float32)
//
// Three passes: the mean, to Y14; the variance, and one over its root to Y15;
// the result. Sums grow in Y0 and Y1.
TEXT ·normAVX2(SB), NOSPLIT, $0-100
	MOVQ       dst_base+0(FP), DI
	MOVQ       x_base+24(FP), SI
	MOVQ       x_len+32(FP), CX
	MOVQ       gain_base+48(FP), R10
	MOVQ       bias_base+72(FP), R11
	TESTQ      CX, CX
	JZ         done
	VXORPS     X13, X13, X13
	VCVTSI2SSQ CX, X13, X13
	VBROADCASTSS X13, Y13
	VXORPS     Y0, Y0, Y0
	VXORPS     Y1, Y1, Y1

	// The mean.
	MOVQ SI, AX
	MOVQ CX, DX
	SUBQ $16, DX
	JLT  meanRest

mean16:
	VADDPS (AX), Y0, Y0
	VADDPS 32(AX), Y1, Y1
	ADDQ   $64, AX
	SUBQ   $16, DX
	JGE    mean16

meanRest:
	ADDQ $16, DX
	JZ   meanFold

mean8:
	MASK_OF(DX, Y2)
	VMASKMOVPS (AX), Y2, Y3
	VADDPS     Y3, Y0, Y0
	ADDQ       $32, AX
	SUBQ       $8, DX
	JGT        mean8

meanFold:
	VADDPS Y1, Y0, Y0
	FOLD(VADDPS, X0, Y0, X1, Y1)
	VDIVPS Y13, Y0, Y14

	// The variance.
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	MOVQ   SI, AX
	MOVQ   CX, DX
	SUBQ   $16, DX
	JLT    varianceRest

variance16:
	VMOVUPS     (AX), Y2
	VMOVUPS     32(AX), Y3
	VSUBPS      Y14, Y2, Y2
	VSUBPS      Y14, Y3, Y3
	VFMADD231PS Y2, Y2, Y0
	VFMADD231PS Y3, Y3, Y1
	ADDQ        $64, AX
	SUBQ        $16, DX
	JGE         variance16

varianceRest:
	ADDQ $16, DX
	JZ   varianceFold

variance8:
	MASK_OF(DX, Y2)
	VMASKMOVPS  (AX), Y2, Y3
	VSUBPS      Y14, Y3, Y3
	VANDPS      Y2, Y3, Y3
	VFMADD231PS Y3, Y3, Y0
	ADDQ        $32, AX
	SUBQ        $8, DX
	JGT         variance8

varianceFold:
	VADDPS       Y1, Y0, Y0
	FOLD(VADDPS, X0, Y0, X1, Y1)
	VDIVPS       Y13, Y0, Y0
	VBROADCASTSS eps+96(FP), Y1
	VADDPS       Y1, Y0, Y0
	VSQRTPS      Y0, Y0
	VBROADCASTSS one<>(SB), Y1
	VDIVPS       Y0, Y1, Y15

	// The result.
	SUBQ $8, CX
	JLT  resultRest

result8:
	VMOVUPS     (SI), Y0
	VSUBPS      Y14, Y0, Y0
	VMULPS      Y15, Y0, Y0
	VMOVUPS     (R11), Y1
	VFMADD231PS (R10), Y0, Y1
	VMOVUPS     Y1, (DI)
	ADDQ        $32, SI
	ADDQ        $32, DI
	ADDQ        $32, R10
	ADDQ        $32, R11
	SUBQ        $8, CX
	JGE         result8

resultRest:
	ADDQ $8, CX
	JZ   done
	MASK_OF(CX, Y2)
	VMASKMOVPS  (SI), Y2, Y0
	VSUBPS      Y14, Y0, Y0
	VMULPS      Y15, Y0, Y0
	VMASKMOVPS  (R11), Y2, Y1
	VMASKMOVPS  (R10), Y2, Y3
	VFMADD231PS Y3, Y0, Y1
	VMASKMOVPS  Y1, Y2, (DI)

done:
	VZEROUPPER
	RET

// func dotAVX2(a, b []float32) float32
TEXT ·dotAVX2(SB), NOSPLIT, $0-52
	MOVQ   a_base+0(FP), SI
	MOVQ   a_len+8(FP), CX
	MOVQ   b_base+24(FP), DI
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	SUBQ   $32, CX
	JLT    rest

dot32:
	VMOVUPS     (SI), Y4
	VMOVUPS     32(SI), Y5
	VMOVUPS     64(SI), Y6
	VMOVUPS     96(SI), Y7
	VFMADD231PS (DI), Y4, Y0
	VFMADD231PS 32(DI), Y5, Y1
	VFMADD231PS 64(DI), Y6, Y2
	VFMADD231PS 96(DI), Y7, Y3
	ADDQ        $128, SI
	ADDQ        $128, DI
	SUBQ        $32, CX
	JGE         dot32

rest:
	ADDQ $32, CX
	JZ   fold

dot8:
	MASK_OF(CX, Y6)
	VMASKMOVPS  (SI), Y6, Y4
	VMASKMOVPS  (DI), Y6, Y5
	VFMADD231PS Y5, Y4, Y0
	ADDQ        $32, SI
	ADDQ        $32, DI
	SUBQ        $8, CX
	JGT         dot8

fold:
	VADDPS Y1, Y0, Y0
	VADDPS Y3, Y2, Y2
	VADDPS Y2, Y0, Y0
	FOLD(VADDPS, X0, Y0, X1, Y1)
	VMOVSS X0, ret+48(FP)
	VZEROUPPER
	RET
