// The places of the constants of math.go, each a float32.
#define expLeast ·constants+0(SB)
#define expLog2e ·constants+4(SB)
#define expMagic ·constants+8(SB)
#define expLn2High ·constants+12(SB)
#define expLn2Low ·constants+16(SB)
#define exp0 ·constants+20(SB)
#define exp1 ·constants+24(SB)
#define exp2 ·constants+28(SB)
#define exp3 ·constants+32(SB)
#define exp4 ·constants+36(SB)
#define exp5 ·constants+40(SB)
#define geluTop ·constants+44(SB)
#define geluSquare ·constants+48(SB)
#define gelu0 ·constants+52(SB)
#define gelu1 ·constants+56(SB)
#define gelu2 ·constants+60(SB)
#define gelu3 ·constants+64(SB)
#define gelu4 ·constants+68(SB)
#define gelu5 ·constants+72(SB)
#define gelu6 ·constants+76(SB)
#define gelu7 ·constants+80(SB)
#define gelu8 ·constants+84(SB)
#define gelu9 ·constants+88(SB)
#define gelu10 ·constants+92(SB)
#define gelu11 ·constants+96(SB)
#define gelu12 ·constants+100(SB)
#define gelu13 ·constants+104(SB)
#define half ·constants+108(SB)
#define one ·constants+112(SB)
#define minusOne ·constants+116(SB)
#define steps ·constants+120(SB)
#define tiny ·constants+124(SB)

// All bits but the sign.
DATA absolute<>+0(SB)/4, $0x7fffffff
GLOBL absolute<>(SB), RODATA|NOPTR, $4

// What a quantised zero is.
DATA middle<>+0(SB)/4, $128
GLOBL middle<>(SB), RODATA|NOPTR, $4
