#include "textflag.h"
#include "math_amd64.h"

// A row is taken 16 numbers at a time, the last of them under masks: the sixteen
// words at tail - 4n from the middle of this table are a mask of n lanes.
DATA tail<>+0(SB)/8, $0xffffffffffffffff
DATA tail<>+8(SB)/8, $0xffffffffffffffff
DATA tail<>+16(SB)/8, $0xffffffffffffffff
DATA tail<>+24(SB)/8, $0xffffffffffffffff
DATA tail<>+32(SB)/8, $0xffffffffffffffff
DATA tail<>+40(SB)/8, $0xffffffffffffffff
DATA tail<>+48(SB)/8, $0xffffffffffffffff
DATA tail<>+56(SB)/8, $0xffffffffffffffff
DATA tail<>+64(SB)/8, $0
DATA tail<>+72(SB)/8, $0
DATA tail<>+80(SB)/8, $0
DATA tail<>+88(SB)/8, $0
DATA tail<>+96(SB)/8, $0
DATA tail<>+104(SB)/8, $0
DATA tail<>+112(SB)/8, $0
DATA tail<>+120(SB)/8, $0
GLOBL tail<>(SB), RODATA|NOPTR, $128

// LO and HI = the first N of 16 lanes. Changes R8 and R9.
#define MASKS(N, LO, HI) \
	MOVQ    N, R8             \
	NEGQ    R8                \
	LEAQ    tail<>+64(SB), R9 \
	VMOVDQU (R9)(R8*4), LO    \
	VMOVDQU 32(R9)(R8*4), HI

// X = the largest, or the sum, of the lanes of Y and H, in all lanes of Y, in
// the order of fold. Changes TX.
#define FOLD(OP, X, Y, H, TX) \
	OP           H, Y, Y       \
	VEXTRACTF128 $1, Y, TX     \
	OP           TX, X, X      \
	VPERMILPS    $0x4E, X, TX  \
	OP           TX, X, X      \
	VPERMILPS    $0xB1, X, TX  \
	OP           TX, X, X      \
	VBROADCASTSS X, Y

// P = P·X + C, for two vectors. Changes Y12.
#define HORNER(C, X0, X1, P0, P1) \
	VBROADCASTSS C, Y12      \
	VMULPS       X0, P0, P0  \
	VMULPS       X1, P1, P1  \
	VADDPS       Y12, P0, P0 \
	VADDPS       Y12, P1, P1

// Y8 and Y9 = exp(Y0·scale - largest) and exp(Y1·scale - largest), see exp.
// Changes Y0 to Y9 and Y12.
#define EXP \
	VMULPS       Y14, Y0, Y0         \
	VMULPS       Y14, Y1, Y1         \
	VSUBPS       Y15, Y0, Y0         \
	VSUBPS       Y15, Y1, Y1         \
	VBROADCASTSS expLeast, Y12       \
	VMAXPS       Y12, Y0, Y0         \
	VMAXPS       Y12, Y1, Y1         \
	VBROADCASTSS expLog2e, Y12       \
	VMULPS       Y12, Y0, Y4         \
	VMULPS       Y12, Y1, Y5         \
	VBROADCASTSS expMagic, Y12       \
	VADDPS       Y12, Y4, Y4         \
	VADDPS       Y12, Y5, Y5         \
	VSUBPS       Y12, Y4, Y6         \
	VSUBPS       Y12, Y5, Y7         \
	VBROADCASTSS expLn2High, Y12     \
	VMULPS       Y12, Y6, Y8         \
	VMULPS       Y12, Y7, Y9         \
	VSUBPS       Y8, Y0, Y0          \
	VSUBPS       Y9, Y1, Y1          \
	VBROADCASTSS expLn2Low, Y12      \
	VMULPS       Y12, Y6, Y8         \
	VMULPS       Y12, Y7, Y9         \
	VSUBPS       Y8, Y0, Y0          \
	VSUBPS       Y9, Y1, Y1          \
	VMULPS       Y0, Y0, Y6          \
	VMULPS       Y1, Y1, Y7          \
	VBROADCASTSS exp4, Y8            \
	VMOVAPS      Y8, Y9              \
	VBROADCASTSS exp5, Y2            \
	VMOVAPS      Y2, Y3              \
	HORNER(exp2, Y6, Y7, Y8, Y9)     \
	HORNER(exp3, Y6, Y7, Y2, Y3)     \
	HORNER(exp0, Y6, Y7, Y8, Y9)     \
	HORNER(exp1, Y6, Y7, Y2, Y3)     \
	VMULPS       Y0, Y2, Y2          \
	VMULPS       Y1, Y3, Y3          \
	VADDPS       Y2, Y8, Y8          \
	VADDPS       Y3, Y9, Y9          \
	VPSLLD       $23, Y4, Y4         \
	VPSLLD       $23, Y5, Y5         \
	VPADDD       Y4, Y8, Y8          \
	VPADDD       Y5, Y9, Y9

// func softmaxAVX2(x []float32, scale float32)
//
// Three passes: the largest number; the exponentials and their sums; the
// division. Y10 and Y11 are the sums, Y14 the scale, Y15 the largest number times
// it.
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
	VMOVAPS      Y0, Y6
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
	MASKS(DX, Y2, Y3)
	VMASKMOVPS (DI), Y2, Y4
	VMASKMOVPS 32(DI), Y3, Y5
	VBLENDVPS  Y2, Y4, Y6, Y4
	VBLENDVPS  Y3, Y5, Y6, Y5
	VMAXPS     Y4, Y0, Y0
	VMAXPS     Y5, Y1, Y1

largestFold:
	FOLD(VMAXPS, X0, Y0, Y1, X4)
	VMULPS Y0, Y14, Y15

	// The exponentials.
	MOVQ   SI, DI
	MOVQ   CX, DX
	VXORPS Y10, Y10, Y10
	VXORPS Y11, Y11, Y11
	SUBQ   $16, DX
	JLT    expRest

exp16:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	EXP
	VMOVUPS Y8, (DI)
	VMOVUPS Y9, 32(DI)
	VADDPS  Y8, Y10, Y10
	VADDPS  Y9, Y11, Y11
	ADDQ    $64, DI
	SUBQ    $16, DX
	JGE     exp16

expRest:
	ADDQ $16, DX
	JZ   expDone
	MASKS(DX, Y2, Y3)
	VMASKMOVPS (DI), Y2, Y0
	VMASKMOVPS 32(DI), Y3, Y1
	EXP
	MASKS(DX, Y2, Y3)
	VMASKMOVPS Y8, Y2, (DI)
	VMASKMOVPS Y9, Y3, 32(DI)
	VANDPS     Y2, Y8, Y8
	VANDPS     Y3, Y9, Y9
	VADDPS     Y8, Y10, Y10
	VADDPS     Y9, Y11, Y11

expDone:
	FOLD(VADDPS, X10, Y10, Y11, X4)
	VBROADCASTSS one, Y0
	VDIVPS       Y10, Y0, Y13

	// The division.
	SUBQ $16, CX
	JLT  divideRest

divide16:
	VMULPS  (SI), Y13, Y0
	VMULPS  32(SI), Y13, Y1
	VMOVUPS Y0, (SI)
	VMOVUPS Y1, 32(SI)
	ADDQ    $64, SI
	SUBQ    $16, CX
	JGE     divide16

divideRest:
	ADDQ $16, CX
	JZ   done
	MASKS(CX, Y2, Y3)
	VMASKMOVPS (SI), Y2, Y0
	VMASKMOVPS 32(SI), Y3, Y1
	VMULPS     Y13, Y0, Y0
	VMULPS     Y13, Y1, Y1
	VMASKMOVPS Y0, Y2, (SI)
	VMASKMOVPS Y1, Y3, 32(SI)

done:
	VZEROUPPER
	RET

// Y4 and Y5 = gelu(Y0) and gelu(Y1), see gelu. Y13 is the mask of the sign, Y14
// top, Y15 square. Changes Y4 to Y12.
#define GELU \
	VANDPS       Y13, Y0, Y4          \
	VANDPS       Y13, Y1, Y5          \
	VMINPS       Y14, Y4, Y4          \
	VMINPS       Y14, Y5, Y5          \
	VMULPS       Y4, Y4, Y4           \
	VMULPS       Y5, Y5, Y5           \
	VMULPS       Y15, Y4, Y4          \
	VMULPS       Y15, Y5, Y5          \
	VBROADCASTSS minusOne, Y12        \
	VADDPS       Y12, Y4, Y4          \
	VADDPS       Y12, Y5, Y5          \
	VMULPS       Y4, Y4, Y6           \
	VMULPS       Y5, Y5, Y7           \
	VBROADCASTSS gelu12, Y8           \
	VMOVAPS      Y8, Y9               \
	VBROADCASTSS gelu13, Y10          \
	VMOVAPS      Y10, Y11             \
	HORNER(gelu10, Y6, Y7, Y8, Y9)    \
	HORNER(gelu11, Y6, Y7, Y10, Y11)  \
	HORNER(gelu8, Y6, Y7, Y8, Y9)     \
	HORNER(gelu9, Y6, Y7, Y10, Y11)   \
	HORNER(gelu6, Y6, Y7, Y8, Y9)     \
	HORNER(gelu7, Y6, Y7, Y10, Y11)   \
	HORNER(gelu4, Y6, Y7, Y8, Y9)     \
	HORNER(gelu5, Y6, Y7, Y10, Y11)   \
	HORNER(gelu2, Y6, Y7, Y8, Y9)     \
	HORNER(gelu3, Y6, Y7, Y10, Y11)   \
	HORNER(gelu0, Y6, Y7, Y8, Y9)     \
	HORNER(gelu1, Y6, Y7, Y10, Y11)   \
	VMULPS       Y4, Y10, Y10         \
	VMULPS       Y5, Y11, Y11         \
	VADDPS       Y8, Y10, Y8          \
	VADDPS       Y9, Y11, Y9          \
	VANDPS       Y13, Y0, Y6          \
	VANDPS       Y13, Y1, Y7          \
	VMINPS       Y14, Y6, Y6          \
	VMINPS       Y14, Y7, Y7          \
	VBROADCASTSS half, Y12            \
	VMULPS       Y6, Y8, Y8           \
	VMULPS       Y7, Y9, Y9           \
	VSUBPS       Y8, Y12, Y8          \
	VSUBPS       Y9, Y12, Y9          \
	VMULPS       Y6, Y8, Y8           \
	VMULPS       Y7, Y9, Y9           \
	VXORPS       Y12, Y12, Y12        \
	VMAXPS       Y0, Y12, Y4          \
	VMAXPS       Y1, Y12, Y5          \
	VSUBPS       Y8, Y4, Y4           \
	VSUBPS       Y9, Y5, Y5

// func geluAVX2(x []float32)
TEXT ·geluAVX2(SB), NOSPLIT, $0-24
	MOVQ         x_base+0(FP), SI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS absolute<>(SB), Y13
	VBROADCASTSS geluTop, Y14
	VBROADCASTSS geluSquare, Y15
	SUBQ         $16, CX
	JLT          rest

gelu16:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	GELU
	VMOVUPS Y4, (SI)
	VMOVUPS Y5, 32(SI)
	ADDQ    $64, SI
	SUBQ    $16, CX
	JGE     gelu16

rest:
	ADDQ $16, CX
	JZ   done
	MASKS(CX, Y2, Y3)
	VMASKMOVPS (SI), Y2, Y0
	VMASKMOVPS 32(SI), Y3, Y1
	GELU
	VMASKMOVPS Y4, Y2, (SI)
	VMASKMOVPS Y5, Y3, 32(SI)

done:
	VZEROUPPER
	RET

// func reluAVX2(x []float32)
TEXT ·reluAVX2(SB), NOSPLIT, $0-24
	MOVQ   x_base+0(FP), SI
	MOVQ   x_len+8(FP), CX
	VXORPS Y0, Y0, Y0
	SUBQ   $16, CX
	JLT    rest

relu16:
	VMAXPS  (SI), Y0, Y1
	VMAXPS  32(SI), Y0, Y2
	VMOVUPS Y1, (SI)
	VMOVUPS Y2, 32(SI)
	ADDQ    $64, SI
	SUBQ    $16, CX
	JGE     relu16

rest:
	ADDQ $16, CX
	JZ   done
	MASKS(CX, Y2, Y3)
	VMASKMOVPS (SI), Y2, Y4
	VMASKMOVPS 32(SI), Y3, Y5
	VMAXPS     Y4, Y0, Y4
	VMAXPS     Y5, Y0, Y5
	VMASKMOVPS Y4, Y2, (SI)
	VMASKMOVPS Y5, Y3, 32(SI)

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
	MASKS(CX, Y2, Y3)
	VMASKMOVPS (SI), Y2, Y0
	VMASKMOVPS 32(SI), Y3, Y1
	VMASKMOVPS (DI), Y2, Y4
	VMASKMOVPS 32(DI), Y3, Y5
	VADDPS     Y4, Y0, Y0
	VADDPS     Y5, Y1, Y1
	VMASKMOVPS Y0, Y2, (DI)
	VMASKMOVPS Y1, Y3, 32(DI)

done:
	VZEROUPPER
	RET

// Y0 and Y1 = (x - mean)·(1/deviation)·gain + bias, with the gain in Y4 and Y5
// and the bias in Y6 and Y7.
#define NORM \
	VSUBPS Y14, Y0, Y0 \
	VSUBPS Y14, Y1, Y1 \
	VMULPS Y15, Y0, Y0 \
	VMULPS Y15, Y1, Y1 \
	VMULPS Y4, Y0, Y0  \
	VMULPS Y5, Y1, Y1  \
	VADDPS Y6, Y0, Y0  \
	VADDPS Y7, Y1, Y1

// func normAVX2(dst, x, gain, bias []float32, eps float32)
//
// Three passes: the mean, to Y14; the variance, and one over its root to Y15;
// the result. Sums grow in Y0 and Y1; Y2 and Y3 are the masks of the last lanes.
TEXT ·normAVX2(SB), NOSPLIT, $0-100
	MOVQ         dst_base+0(FP), DI
	MOVQ         x_base+24(FP), SI
	MOVQ         x_len+32(FP), CX
	MOVQ         gain_base+48(FP), R10
	MOVQ         bias_base+72(FP), R11
	TESTQ        CX, CX
	JZ           done
	VXORPS       X13, X13, X13
	VCVTSI2SSQ   CX, X13, X13
	VBROADCASTSS X13, Y13
	VXORPS       Y0, Y0, Y0
	VXORPS       Y1, Y1, Y1

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
	MASKS(DX, Y2, Y3)
	VMASKMOVPS (AX), Y2, Y4
	VMASKMOVPS 32(AX), Y3, Y5
	VADDPS     Y4, Y0, Y0
	VADDPS     Y5, Y1, Y1

meanFold:
	FOLD(VADDPS, X0, Y0, Y1, X4)
	VDIVPS Y13, Y0, Y14

	// The variance.
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	MOVQ   SI, AX
	MOVQ   CX, DX
	SUBQ   $16, DX
	JLT    varianceRest

variance16:
	VMOVUPS (AX), Y4
	VMOVUPS 32(AX), Y5
	VSUBPS  Y14, Y4, Y4
	VSUBPS  Y14, Y5, Y5
	VMULPS  Y4, Y4, Y4
	VMULPS  Y5, Y5, Y5
	VADDPS  Y4, Y0, Y0
	VADDPS  Y5, Y1, Y1
	ADDQ    $64, AX
	SUBQ    $16, DX
	JGE     variance16

varianceRest:
	ADDQ $16, DX
	JZ   varianceFold
	VMASKMOVPS (AX), Y2, Y4
	VMASKMOVPS 32(AX), Y3, Y5
	VSUBPS     Y14, Y4, Y4
	VSUBPS     Y14, Y5, Y5
	VMULPS     Y4, Y4, Y4
	VMULPS     Y5, Y5, Y5
	VANDPS     Y2, Y4, Y4
	VANDPS     Y3, Y5, Y5
	VADDPS     Y4, Y0, Y0
	VADDPS     Y5, Y1, Y1

varianceFold:
	FOLD(VADDPS, X0, Y0, Y1, X4)
	VDIVPS       Y13, Y0, Y0
	VBROADCASTSS eps+96(FP), Y1
	VADDPS       Y1, Y0, Y0
	VSQRTPS      Y0, Y0
	VBROADCASTSS one, Y1
	VDIVPS       Y0, Y1, Y15

	// The result.
	SUBQ $16, CX
	JLT  resultRest

result16:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VMOVUPS (R10), Y4
	VMOVUPS 32(R10), Y5
	VMOVUPS (R11), Y6
	VMOVUPS 32(R11), Y7
	NORM
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ    $64, SI
	ADDQ    $64, DI
	ADDQ    $64, R10
	ADDQ    $64, R11
	SUBQ    $16, CX
	JGE     result16

resultRest:
	ADDQ $16, CX
	JZ   done
	VMASKMOVPS (SI), Y2, Y0
	VMASKMOVPS 32(SI), Y3, Y1
	VMASKMOVPS (R10), Y2, Y4
	VMASKMOVPS 32(R10), Y3, Y5
	VMASKMOVPS (R11), Y2, Y6
	VMASKMOVPS 32(R11), Y3, Y7
	NORM
	VMASKMOVPS Y0, Y2, (DI)
	VMASKMOVPS Y1, Y3, 32(DI)

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
	SUBQ   $16, CX
	JLT    rest

dot16:
	VMOVUPS (SI), Y4
	VMOVUPS 32(SI), Y5
	VMULPS  (DI), Y4, Y4
	VMULPS  32(DI), Y5, Y5
	VADDPS  Y4, Y0, Y0
	VADDPS  Y5, Y1, Y1
	ADDQ    $64, SI
	ADDQ    $64, DI
	SUBQ    $16, CX
	JGE     dot16

rest:
	ADDQ $16, CX
	JZ   sum
	MASKS(CX, Y2, Y3)
	VMASKMOVPS (SI), Y2, Y4
	VMASKMOVPS 32(SI), Y3, Y5
	VMASKMOVPS (DI), Y2, Y6
	VMASKMOVPS 32(DI), Y3, Y7
	VMULPS     Y6, Y4, Y4
	VMULPS     Y7, Y5, Y5
	VADDPS     Y4, Y0, Y0
	VADDPS     Y5, Y1, Y1

sum:
	FOLD(VADDPS, X0, Y0, Y1, X4)
	VMOVSS X0, ret+48(FP)
	VZEROUPPER
	RET
