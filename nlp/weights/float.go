package weights

import (
	"encoding/binary"
	"math"
)

// floats decodes the numbers of an f32 or f16 tensor and reports whether all
// are finite.
func (t *tensor) floats() (numbers []float32, finite bool) {
	if t.dtype == f32 {
		return singles(t.data)
	}
	return halves(t.data)
}

func singles(data []byte) (numbers []float32, finite bool) {
	numbers = make([]float32, len(data)/4)
	const infinity = 0x7f800000
	finite = true
	for i := range numbers {
		bits := binary.LittleEndian.Uint32(data[4*i:])
		finite = finite && bits&infinity != infinity
		numbers[i] = math.Float32frombits(bits)
	}
	return numbers, finite
}

// halves widens half-precision numbers. Shifted to the place of single
// precision, a half has an exponent that is too small by the difference of the
// biases, 127-15; a multiplication by 2^112 mends that, for subnormal numbers
// too, and needs neither branch nor table.
func halves(data []byte) (numbers []float32, finite bool) {
	numbers = make([]float32, len(data)/2)
	const infinity = 0x7c00
	finite = true
	for i := range numbers {
		half := uint32(binary.LittleEndian.Uint16(data[2*i:]))
		finite = finite && half&infinity != infinity
		sign := half & 0x8000 << 16
		magnitude := math.Float32frombits(half&0x7fff<<13) * 0x1p112
		numbers[i] = math.Float32frombits(sign | math.Float32bits(magnitude))
	}
	return numbers, finite
}
