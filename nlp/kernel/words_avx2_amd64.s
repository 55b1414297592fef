#include "textflag.h"
#include "math_amd64.h"

// X = the largest of Y's lanes, in all lanes of Y. Changes TX.
#define FOLD_MAX(X, Y, TX) \
	VEXTRACTF128 $1, Y, TX     \
	VMAXPS       TX, X, X      \
	VPERMILPS    $0x4E, X, TX  \
	VMAXPS       TX, X, X      \
	VPERMILPS    $0xB1, X, TX  \
	VMAXPS       TX, X, X      \
	VBROADCASTSS X, Y

// func quantiseAVX2(dst []uint8, src []float32) float32
//
// Two passes: the largest absolute number; the rounding, to words. Y13 holds
// the mask of the sign, Y14 127 over the largest number, Y15 the offset.
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-52
	MOVQ         dst_base+0(FP), DI
	MOVQ         src_base+24(FP), SI
	MOVQ         src_len+32(FP), BX
	VBROADCASTSS absolute<>(SB), Y13
	VPBROADCASTD middle<>(SB), Y15
	VXORPS       Y0, Y0, Y0
	VXORPS       Y1, Y1, Y1

	MOVQ SI, AX
	MOVQ BX, CX
	SUBQ $16, CX
	JLT  largestRest

largest16:
	VANDPS (AX), Y13, Y2
	VANDPS 32(AX), Y13, Y3
	VMAXPS Y2, Y0, Y0
	VMAXPS Y3, Y1, Y1
	ADDQ   $64, AX
	SUBQ   $16, CX
	JGE    largest16

largestRest:
	ADDQ $16, CX
	JZ   largestFold

largest1:
	VMOVSS (AX), X2
	VANDPS X2, X13, X2
	VMAXPS Y2, Y0, Y0
	ADDQ   $4, AX
	DECQ   CX
	JNZ    largest1

largestFold:
	VMAXPS Y1, Y0, Y0
	FOLD_MAX(X0, Y0, X1)
	VXORPS   X3, X3, X3
	VXORPS   X14, X14, X14
	VUCOMISS tiny, X0
	JCS      round

	VMOVSS       steps, X2
	VDIVSS       X2, X0, X3
	VDIVSS       X0, X2, X4
	VBROADCASTSS X4, Y14

round:
	VMOVSS X3, ret+48(FP)
	SUBQ   $16, BX
	JLT    roundRest

round16:
	VMULPS    (SI), Y14, Y0
	VMULPS    32(SI), Y14, Y1
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VPADDD    Y15, Y0, Y0
	VPADDD    Y15, Y1, Y1
	VPACKUSDW Y1, Y0, Y0
	VPERMQ    $0xD8, Y0, Y0
	VMOVDQU   Y0, (DI)
	ADDQ      $64, SI
	ADDQ      $32, DI
	SUBQ      $16, BX
	JGE       round16

roundRest:
	ADDQ $16, BX
	JZ   done

round1:
	VMULSS    (SI), X14, X0
	VCVTSS2SI X0, AX
	ADDL      $128, AX
	MOVW      AX, (DI)
	ADDQ      $4, SI
	ADDQ      $2, DI
	DECQ      BX
	JNZ       round1

done:
	VZEROUPPER
	RET

// Two rows of one step, two numbers deep: broadcast two words of each row and
// add the sums of their products with the line of b, two words for each of 16
// columns, in Y12 and Y13.
#define STEP2(A0, A1, C0, C1, C2, C3) \
	VPBROADCASTD A0, Y14       \
	VPMADDWD     Y12, Y14, Y15 \
	VPADDD       Y15, C0, C0   \
	VPMADDWD     Y13, Y14, Y14 \
	VPADDD       Y14, C1, C1   \
	VPBROADCASTD A1, Y14       \
	VPMADDWD     Y12, Y14, Y15 \
	VPADDD       Y15, C2, C2   \
	VPMADDWD     Y13, Y14, Y14 \
	VPADDD       Y14, C3, C3

// One step, OFF steps from here.
#define STEP(OFF) \
	VPMOVSXBW (32*OFF)(CX), Y12                                    \
	VPMOVSXBW (32*OFF+16)(CX), Y13                                 \
	STEP2((4*OFF)(AX), (4*OFF)(AX)(BX*1), Y0, Y1, Y2, Y3)          \
	STEP2((4*OFF)(AX)(BX*2), (4*OFF)(R9), Y4, Y5, Y6, Y7)          \
	STEP2((4*OFF)(R9)(BX*1), (4*OFF)(R9)(BX*2), Y8, Y9, Y10, Y11)

// One row of the tile: scaled by its own scale, at R, and those of the columns,
// at R10; the bias, at R11, added; stored to DI.
#define FINISH(R, LO, HI) \
	VBROADCASTSS R, Y14           \
	VCVTDQ2PS    LO, LO           \
	VCVTDQ2PS    HI, HI           \
	VMULPS       Y14, LO, LO      \
	VMULPS       Y14, HI, HI      \
	VMULPS       (R10), LO, LO    \
	VMULPS       32(R10), HI, HI  \
	VADDPS       (R11), LO, LO    \
	VADDPS       32(R11), HI, HI  \
	VMOVUPS      LO, (DI)         \
	VMOVUPS      HI, 32(DI)       \
	ADDQ         SI, DI

// func wordsAVX2(a []uint8, lda int, b []uint8, start []int32, rowScale, colScale, bias, c []float32, ldc, groups int)
//
// A tile of 6×16. Its sums, of 32-bit integers, fill Y0 to Y11, row by row. AX
// and R9 point to rows 0 and 3 of a, BX is the distance of rows.
TEXT ·wordsAVX2(SB), NOSPLIT, $0-192
	MOVQ a_base+0(FP), AX
	MOVQ lda+24(FP), BX
	MOVQ b_base+32(FP), CX
	MOVQ start_base+56(FP), R12
	MOVQ rowScale_base+80(FP), R8
	MOVQ colScale_base+104(FP), R10
	MOVQ bias_base+128(FP), R11
	MOVQ c_base+152(FP), DI
	MOVQ ldc+176(FP), SI
	MOVQ groups+184(FP), DX
	SHLQ $2, SI
	LEAQ (BX)(BX*2), R9
	ADDQ AX, R9

	VMOVDQU (R12), Y12
	VMOVDQU 32(R12), Y13
	VMOVDQA Y12, Y0
	VMOVDQA Y13, Y1
	VMOVDQA Y12, Y2
	VMOVDQA Y13, Y3
	VMOVDQA Y12, Y4
	VMOVDQA Y13, Y5
	VMOVDQA Y12, Y6
	VMOVDQA Y13, Y7
	VMOVDQA Y12, Y8
	VMOVDQA Y13, Y9
	VMOVDQA Y12, Y10
	VMOVDQA Y13, Y11

	SUBQ $4, DX
	JLT  rest

four:
	STEP(0)
	STEP(1)
	STEP(2)
	STEP(3)
	ADDQ $128, CX
	ADDQ $16, AX
	ADDQ $16, R9
	SUBQ $4, DX
	JGE  four

rest:
	ADDQ $4, DX
	JZ   finish

single:
	STEP(0)
	ADDQ $32, CX
	ADDQ $4, AX
	ADDQ $4, R9
	DECQ DX
	JNZ  single

finish:
	FINISH((R8), Y0, Y1)
	FINISH(4(R8), Y2, Y3)
	FINISH(8(R8), Y4, Y5)
	FINISH(12(R8), Y6, Y7)
	FINISH(16(R8), Y8, Y9)
	FINISH(20(R8), Y10, Y11)
	VZEROUPPER
	RET
