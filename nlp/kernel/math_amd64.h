// Constants of the functions below, each a float32 unless it says otherwise.

// exp: n = round(x/ln 2) is found by adding magic, 1.5·2²³, which leaves no room
// for a fraction: n then stands in the low bits. With r = x - n·ln 2 in
// ±(ln 2)/2, exp(x) = 2ⁿ·p(r), and p is the polynomial of degree 5 with the
// least relative error there, 8e-8. Multiplying by 2ⁿ is adding n to the
// exponent, so arguments are kept from growing smaller than least, whose
// exponential, 4e-38, is nothing beside the 1 that each row has.
DATA expLeast<>+0(SB)/4, $-86.0
GLOBL expLeast<>(SB), RODATA|NOPTR, $4
DATA expLog2e<>+0(SB)/4, $1.4426950408889634
GLOBL expLog2e<>(SB), RODATA|NOPTR, $4
DATA expMagic<>+0(SB)/4, $12582912.0
GLOBL expMagic<>(SB), RODATA|NOPTR, $4
DATA expLn2<>+0(SB)/4, $0.6931471805599453
GLOBL expLn2<>(SB), RODATA|NOPTR, $4
DATA exp0<>+0(SB)/4, $1.0000001192092896
GLOBL exp0<>(SB), RODATA|NOPTR, $4
DATA exp1<>+0(SB)/4, $0.9999997019767761
GLOBL exp1<>(SB), RODATA|NOPTR, $4
DATA exp2<>+0(SB)/4, $0.49998894333839417
GLOBL exp2<>(SB), RODATA|NOPTR, $4
DATA exp3<>+0(SB)/4, $0.16667576134204865
GLOBL exp3<>(SB), RODATA|NOPTR, $4
DATA exp4<>+0(SB)/4, $0.04191548004746437
GLOBL exp4<>(SB), RODATA|NOPTR, $4
DATA exp5<>+0(SB)/4, $0.008297640830278397
GLOBL exp5<>(SB), RODATA|NOPTR, $4

// gelu(x) = max(x, 0) - h(|x|), where h(a) = a·Φ(-a) is next to nothing from
// top on: a is kept from growing larger. There h(a) = a·(1/2 - a·p(u)) with
// u = 2(a/top)² - 1 in ±1, and p is the polynomial of degree 13 that makes the
// largest error of h least, 2e-7.
DATA geluTop<>+0(SB)/4, $5.25
GLOBL geluTop<>(SB), RODATA|NOPTR, $4
DATA geluSquare<>+0(SB)/4, $0.07256235827664399
GLOBL geluSquare<>(SB), RODATA|NOPTR, $4
DATA gelu0<>+0(SB)/4, $0.13465934991836548
GLOBL gelu0<>(SB), RODATA|NOPTR, $4
DATA gelu1<>+0(SB)/4, $-0.06712659448385239
GLOBL gelu1<>(SB), RODATA|NOPTR, $4
DATA gelu2<>+0(SB)/4, $0.04964519292116165
GLOBL gelu2<>(SB), RODATA|NOPTR, $4
DATA gelu3<>+0(SB)/4, $-0.03977121785283089
GLOBL gelu3<>(SB), RODATA|NOPTR, $4
DATA gelu4<>+0(SB)/4, $0.032045263797044754
GLOBL gelu4<>(SB), RODATA|NOPTR, $4
DATA gelu5<>+0(SB)/4, $-0.024965424090623856
GLOBL gelu5<>(SB), RODATA|NOPTR, $4
DATA gelu6<>+0(SB)/4, $0.018425432965159416
GLOBL gelu6<>(SB), RODATA|NOPTR, $4
DATA gelu7<>+0(SB)/4, $-0.013090510852634907
GLOBL gelu7<>(SB), RODATA|NOPTR, $4
DATA gelu8<>+0(SB)/4, $0.008839717134833336
GLOBL gelu8<>(SB), RODATA|NOPTR, $4
DATA gelu9<>+0(SB)/4, $-0.004827077034860849
GLOBL gelu9<>(SB), RODATA|NOPTR, $4
DATA gelu10<>+0(SB)/4, $0.0021121050231158733
GLOBL gelu10<>(SB), RODATA|NOPTR, $4
DATA gelu11<>+0(SB)/4, $-0.0016196758951991796
GLOBL gelu11<>(SB), RODATA|NOPTR, $4
DATA gelu12<>+0(SB)/4, $0.0013621668331325054
GLOBL gelu12<>(SB), RODATA|NOPTR, $4
DATA gelu13<>+0(SB)/4, $-0.00045065354788675904
GLOBL gelu13<>(SB), RODATA|NOPTR, $4

DATA half<>+0(SB)/4, $0.5
GLOBL half<>(SB), RODATA|NOPTR, $4
DATA one<>+0(SB)/4, $1.0
GLOBL one<>(SB), RODATA|NOPTR, $4
DATA minusOne<>+0(SB)/4, $-1.0
GLOBL minusOne<>(SB), RODATA|NOPTR, $4

// All bits but the sign.
DATA absolute<>+0(SB)/4, $0x7fffffff
GLOBL absolute<>(SB), RODATA|NOPTR, $4
