package kernel

import "math"

// The functions of this file are the definition of what every implementation
// computes, step by step: in plain Go here, in vectors in assembly, with the
// same bits. They read the same constants.
//
// Go may compute x*y + z with a single rounding where the processor can (arm64
// does, amd64 does not); an explicit conversion, float32(x*y) + z, forbids it.

// Indices of constants.
const (
	expLeast = iota
	expLog2e
	expMagic
	expLn2High
	expLn2Low
	exp0 // to exp5
	exp5 = exp0 + 5

	geluTop    = exp5 + 1
	geluSquare = exp5 + 2
	gelu0      = exp5 + 3 // to gelu13
	gelu13     = gelu0 + 13

	half     = gelu13 + 1
	one      = gelu13 + 2
	minusOne = gelu13 + 3
	steps    = gelu13 + 4 // of the larger half of a quantised number
	tiny     = gelu13 + 5 // what is smaller is quantised to nothing
)

// constants are those of the functions below. math_amd64.h has their places.
var constants = [...]float32{
	expLeast: -86,
	expLog2e: 1.4426950408889634,
	expMagic: 0x1.8p23,
	// The natural logarithm of 2 in two parts, of which the first, times an
	// integer of up to 15 bits, is exact.
	expLn2High: 355.0 / 512,
	expLn2Low:  -2.12194440054690583e-4,

	exp0:     1.0000001192092896,
	exp0 + 1: 0.9999997019767761,
	exp0 + 2: 0.49998894333839417,
	exp0 + 3: 0.16667576134204865,
	exp0 + 4: 0.04191548004746437,
	exp5:     0.008297640830278397,

	geluTop:    5.25,
	geluSquare: 0.07256235827664399,
	gelu0:      0.13465934991836548,
	gelu0 + 1:  -0.06712659448385239,
	gelu0 + 2:  0.04964519292116165,
	gelu0 + 3:  -0.03977121785283089,
	gelu0 + 4:  0.032045263797044754,
	gelu0 + 5:  -0.024965424090623856,
	gelu0 + 6:  0.018425432965159416,
	gelu0 + 7:  -0.013090510852634907,
	gelu0 + 8:  0.008839717134833336,
	gelu0 + 9:  -0.004827077034860849,
	gelu0 + 10: 0.0021121050231158733,
	gelu0 + 11: -0.0016196758951991796,
	gelu0 + 12: 0.0013621668331325054,
	gelu13:     -0.00045065354788675904,

	half:     0.5,
	one:      1,
	minusOne: -1,
	steps:    127,
	tiny:     0x1p-100,
}

// exp: n = round(x/ln 2) is found by adding magic, 1.5·2²³, which leaves no room
// for a fraction: n then stands in the low bits. With r = x - n·ln 2 in
// ±(ln 2)/2, exp(x) = 2ⁿ·p(r), and p is the polynomial of degree 5 with the
// least relative error there, 8e-8. Multiplying by 2ⁿ is adding n to the
// exponent, so arguments are kept from growing smaller than least, whose
// exponential, 4e-38, is nothing beside the 1 that each row has. The even and
// the odd powers of the polynomial are two chains that do not wait for each other.
func exp(x float32) float32 {
	c := &constants
	x = max(x, c[expLeast])
	t := float32(x*c[expLog2e]) + c[expMagic]
	n := t - c[expMagic]
	r := x - float32(n*c[expLn2High])
	r -= float32(n * c[expLn2Low])
	square := float32(r * r)
	even := float32(c[exp0+4]*square) + c[exp0+2]
	even = float32(even*square) + c[exp0]
	odd := float32(c[exp5]*square) + c[exp0+3]
	odd = float32(odd*square) + c[exp0+1]
	p := float32(odd*r) + even
	return math.Float32frombits(math.Float32bits(p) + math.Float32bits(t)<<23)
}

// gelu(x) = max(x, 0) - h(|x|), where h(a) = a·Φ(-a) is next to nothing from
// top on: a is kept from growing larger. There h(a) = a·(1/2 - a·p(u)) with
// u = 2(a/top)² - 1 in ±1, and p is the polynomial of degree 13 that makes the
// largest error of h least, 2e-7.
func gelu(x float32) float32 {
	c := &constants
	a := min(magnitude(x), c[geluTop])
	u := float32(float32(a*a)*c[geluSquare]) + c[minusOne]
	square, even, odd := float32(u*u), c[gelu13-1], c[gelu13]
	for i := gelu13 - 3; i >= gelu0; i -= 2 {
		even = float32(even*square) + c[i]
		odd = float32(odd*square) + c[i+1]
	}
	p := float32(odd*u) + even
	p = c[half] - float32(a*p)
	return positive(x) - float32(a*p)
}

// magnitude is x without its sign.
func magnitude(x float32) float32 {
	return math.Float32frombits(math.Float32bits(x) &^ (1 << 31))
}

// positive is the larger of x and 0; of a negative zero, that.
func positive(x float32) float32 {
	if x < 0 {
		return 0
	}
	return x
}

// sumLanes is how many sums a reduction keeps: number i of a row is added to
// sum i mod 16, front to back. Then the sums are added in halves: sum i and
// i+8, i and i+4, i and i+2, the last two.
const sumLanes = 16

func fold(s *[sumLanes]float32) float32 {
	for half := sumLanes / 2; half > 0; half /= 2 {
		for i := range half {
			s[i] += s[i+half]
		}
	}
	return s[0]
}
