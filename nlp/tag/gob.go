package tag

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
)

// gobMaps reads one value of type map[string]map[string]float64 from the
// encoding of encoding/gob, which documents it. Read in place, the model loads
// in some 75 ms; gob's decoder, which makes 75,000 maps first, took at least
// 130 ms for the weights alone.
type gobMaps struct {
	data []byte
	err  error
}

var errGob = errors.New("not a gob of maps of numbers")

// newGobMaps goes to the first entry count.
func newGobMaps(data []byte) (*gobMaps, error) {
	r := &gobMaps{data: data}
	for r.err == nil && len(r.data) > 0 {
		message := &gobMaps{data: r.bytes(r.count())}
		if id := message.uint(); id&1 == 0 && message.err == nil && r.err == nil {
			message.count() // the zero in front of a value that is no struct
			return message, message.err
		}
	}
	return nil, errGob // definitions of types only
}

// uint reads an unsigned number: one byte below 128, or a byte with the
// negated length and that many bytes.
func (r *gobMaps) uint() uint64 {
	if len(r.data) == 0 {
		r.err = errGob
		return 0
	}
	first := r.data[0]
	r.data = r.data[1:]
	if first < 128 {
		return uint64(first)
	}
	n := -int(int8(first))
	var number [8]byte
	if n > 8 {
		r.err = errGob
		return 0
	}
	copy(number[8-n:], r.bytes(n))
	return binary.BigEndian.Uint64(number[:])
}

func (r *gobMaps) bytes(n int) []byte {
	if n > len(r.data) {
		r.err, r.data = errGob, nil
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

// count reads a length, which cannot be more than what is left.
func (r *gobMaps) count() int {
	n := r.uint()
	if n > uint64(len(r.data)) {
		r.err = errGob
		return 0
	}
	return int(n)
}

func (r *gobMaps) text() []byte { return r.bytes(r.count()) }

// float reads a number, whose bytes are in reverse.
func (r *gobMaps) float() float64 {
	return math.Float64frombits(bits.ReverseBytes64(r.uint()))
}
