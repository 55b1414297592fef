#include "textflag.h"

// func transposeAVX2(dst []float32, ldd int, src []float32, lds, n int)
//
// Blocks of 8×8, then the rest number by number. SI and R9 point to lines 0
// and 4 of src, BX is the distance of lines and R8 three times that.
TEXT ·transposeAVX2(SB), NOSPLIT, $0-72
	MOVQ dst_base+0(FP), DI
	MOVQ ldd+24(FP), DX
	MOVQ src_base+32(FP), SI
	MOVQ lds+56(FP), BX
	MOVQ n+64(FP), CX
	SHLQ $2, DX
	SHLQ $2, BX
	LEAQ (BX)(BX*2), R8
	LEAQ (SI)(BX*4), R9
	LEAQ (DX)(DX*2), R10

	SUBQ $8, CX
	JLT  rest

block:
	VMOVUPS (SI), Y0
	VMOVUPS (SI)(BX*1), Y1
	VMOVUPS (SI)(BX*2), Y2
	VMOVUPS (SI)(R8*1), Y3
	VMOVUPS (R9), Y4
	VMOVUPS (R9)(BX*1), Y5
	VMOVUPS (R9)(BX*2), Y6
	VMOVUPS (R9)(R8*1), Y7

	// Pairs of lines interleaved: Y8 = 00 10 01 11 ...
	VUNPCKLPS Y1, Y0, Y8
	VUNPCKHPS Y1, Y0, Y9
	VUNPCKLPS Y3, Y2, Y10
	VUNPCKHPS Y3, Y2, Y11
	VUNPCKLPS Y5, Y4, Y12
	VUNPCKHPS Y5, Y4, Y13
	VUNPCKLPS Y7, Y6, Y14
	VUNPCKHPS Y7, Y6, Y15

	// Four lines: Y0 holds columns 0 and 4 of lines 0 to 3, Y1 columns 1 and
	// 5, Y2 columns 2 and 6, Y3 columns 3 and 7; Y4 to Y7 those of lines 4 to 7.
	VSHUFPS $0x44, Y10, Y8, Y0
	VSHUFPS $0xEE, Y10, Y8, Y1
	VSHUFPS $0x44, Y11, Y9, Y2
	VSHUFPS $0xEE, Y11, Y9, Y3
	VSHUFPS $0x44, Y14, Y12, Y4
	VSHUFPS $0xEE, Y14, Y12, Y5
	VSHUFPS $0x44, Y15, Y13, Y6
	VSHUFPS $0xEE, Y15, Y13, Y7

	// Whole columns.
	VPERM2F128 $0x20, Y4, Y0, Y8
	VPERM2F128 $0x20, Y5, Y1, Y9
	VPERM2F128 $0x20, Y6, Y2, Y10
	VPERM2F128 $0x20, Y7, Y3, Y11
	VPERM2F128 $0x31, Y4, Y0, Y12
	VPERM2F128 $0x31, Y5, Y1, Y13
	VPERM2F128 $0x31, Y6, Y2, Y14
	VPERM2F128 $0x31, Y7, Y3, Y15

	VMOVUPS Y8, (DI)
	VMOVUPS Y9, (DI)(DX*1)
	VMOVUPS Y10, (DI)(DX*2)
	VMOVUPS Y11, (DI)(R10*1)
	LEAQ    (DI)(DX*4), DI
	VMOVUPS Y12, (DI)
	VMOVUPS Y13, (DI)(DX*1)
	VMOVUPS Y14, (DI)(DX*2)
	VMOVUPS Y15, (DI)(R10*1)
	LEAQ    (DI)(DX*4), DI

	ADDQ $32, SI
	ADDQ $32, R9
	SUBQ $8, CX
	JGE  block

rest:
	ADDQ $8, CX
	JZ   done

one:
	VMOVSS     (SI), X0
	VINSERTPS  $0x10, (SI)(BX*1), X0, X0
	VINSERTPS  $0x20, (SI)(BX*2), X0, X0
	VINSERTPS  $0x30, (SI)(R8*1), X0, X0
	VMOVSS     (R9), X1
	VINSERTPS  $0x10, (R9)(BX*1), X1, X1
	VINSERTPS  $0x20, (R9)(BX*2), X1, X1
	VINSERTPS  $0x30, (R9)(R8*1), X1, X1
	VMOVUPS    X0, (DI)
	VMOVUPS    X1, 16(DI)
	ADDQ       DX, DI
	ADDQ       $4, SI
	ADDQ       $4, R9
	DECQ       CX
	JNZ        one

done:
	VZEROUPPER
	RET

// func gatherAVX2(dst, src []float32, lds, n int)
//
// Lines of 16.
TEXT ·gatherAVX2(SB), NOSPLIT, $0-64
	MOVQ  dst_base+0(FP), DI
	MOVQ  src_base+24(FP), SI
	MOVQ  lds+48(FP), BX
	MOVQ  n+56(FP), CX
	SHLQ  $2, BX
	TESTQ CX, CX
	JZ    done

line:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ    BX, SI
	ADDQ    $64, DI
	DECQ    CX
	JNZ     line

done:
	VZEROUPPER
	RET
