#include "textflag.h"

// One row of the tile: load its two vectors of start from R10, go on by R11.
#define START(LO, HI) \
	VMOVUPS (R10), LO   \
	VMOVUPS 32(R10), HI \
	ADDQ    R11, R10

// Two rows of one step along the depth: broadcast a number of each row and add
// its products with the line of b in Y12 and Y13, each rounded before it is
// added.
#define STEP2(A0, A1, C0, C1, C2, C3) \
	VBROADCASTSS A0, Y14       \
	VMULPS       Y12, Y14, Y15 \
	VADDPS       Y15, C0, C0   \
	VMULPS       Y13, Y14, Y14 \
	VADDPS       Y14, C1, C1   \
	VBROADCASTSS A1, Y14       \
	VMULPS       Y12, Y14, Y15 \
	VADDPS       Y15, C2, C2   \
	VMULPS       Y13, Y14, Y14 \
	VADDPS       Y14, C3, C3

// One step along the depth, OFF numbers of a and 16*OFF of b from here.
#define STEP(OFF) \
	VMOVUPS (64*OFF)(CX), Y12                                        \
	VMOVUPS (64*OFF+32)(CX), Y13                                     \
	STEP2((4*OFF)(AX), (4*OFF)(AX)(BX*1), Y0, Y1, Y2, Y3)            \
	STEP2((4*OFF)(AX)(BX*2), (4*OFF)(R9), Y4, Y5, Y6, Y7)            \
	STEP2((4*OFF)(R9)(BX*1), (4*OFF)(R9)(BX*2), Y8, Y9, Y10, Y11)

// One row of the tile: store its two vectors to DI, go on by SI.
#define STORE(LO, HI) \
	VMOVUPS LO, (DI)   \
	VMOVUPS HI, 32(DI) \
	ADDQ    SI, DI

// func tileAVX2(a []float32, lda int, b, start []float32, lds int, c []float32, ldc, depth int)
//
// A tile of 6×16. Its sums fill Y0 to Y11, row by row; the line of b is in Y12
// and Y13. AX and R9 point to rows 0 and 3 of a, BX is the distance of rows.
TEXT ·tileAVX2(SB), NOSPLIT, $0-128
	MOVQ a_base+0(FP), AX
	MOVQ lda+24(FP), BX
	MOVQ b_base+32(FP), CX
	MOVQ start_base+56(FP), R10
	MOVQ lds+80(FP), R11
	MOVQ c_base+88(FP), DI
	MOVQ ldc+112(FP), SI
	MOVQ depth+120(FP), DX
	SHLQ $2, BX
	SHLQ $2, R11
	SHLQ $2, SI
	LEAQ (BX)(BX*2), R9
	ADDQ AX, R9

	START(Y0, Y1)
	START(Y2, Y3)
	START(Y4, Y5)
	START(Y6, Y7)
	START(Y8, Y9)
	START(Y10, Y11)

	SUBQ $4, DX
	JLT  rest

four:
	STEP(0)
	STEP(1)
	STEP(2)
	STEP(3)
	ADDQ $256, CX
	ADDQ $16, AX
	ADDQ $16, R9
	SUBQ $4, DX
	JGE  four

rest:
	ADDQ $4, DX
	JZ   done

one:
	STEP(0)
	ADDQ $64, CX
	ADDQ $4, AX
	ADDQ $4, R9
	DECQ DX
	JNZ  one

done:
	STORE(Y0, Y1)
	STORE(Y2, Y3)
	STORE(Y4, Y5)
	STORE(Y6, Y7)
	STORE(Y8, Y9)
	STORE(Y10, Y11)
	VZEROUPPER
	RET
