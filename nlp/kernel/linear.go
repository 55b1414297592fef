package kernel

// Linear is a layer y = x·Wᵀ + b whose weights are packed for the machine it
// runs on. It is read-only once made: goroutines share it.
type Linear struct {
	In, Out int // the numbers of one row of x and of y

	inner  *inner
	bytes  *linearBytes // the weights in 8 bits, or, if nil,
	panels []float32    // in panels of Wᵀ, as floats,
	bias   []float32    // with the bias, padded to whole panels
}

// NewLinear packs the weights [out×in] and the bias [out], which may be nil.
func NewLinear(weight, bias []float32, in, out int) *Linear {
	return active.newLinear(weight, bias, in, out)
}

// NewLinear8 packs weights [out×in] in 8 bits, of which a unit of row i stands
// for scale[i], and the bias [out], which may be nil. Weights lie in
// [-127, 127].
//
// Apply quantises the rows that it is given to 8 bits too, each by its largest
// number, which therefore is best not much larger than the others.
func NewLinear8(weight []int8, scale, bias []float32, in, out int) *Linear {
	return active.newLinear8(weight, scale, bias, in, out)
}

// Apply computes dst[rows×Out] = src[rows×In]·Wᵀ + b. dst must not overlap src.
func (l *Linear) Apply(dst, src []float32, rows int, s *Scratch) {
	dst, src = dst[:rows*l.Out], src[:rows*l.In]
	if l.bytes != nil {
		l.bytes.apply(dst, src, rows, s)
		return
	}
	a := operand{data: src, ld: l.In, m: rows, k: l.In}
	l.inner.product(dst, l.Out, a, l.panels, l.bias, l.Out, s)
}

func (in *inner) newLinear(weight, bias []float32, cols, rows int) *Linear {
	l := &Linear{In: cols, Out: rows, inner: in}
	l.bias = make([]float32, in.padded(rows))
	if bias != nil {
		copy(l.bias, bias[:rows])
	}
	l.panels = make([]float32, in.padded(rows)*cols)
	in.packTransposed(l.panels, weight[:rows*cols], cols, rows, cols)
	return l
}

func (in *inner) newLinear8(weight []int8, scale, bias []float32, cols, rows int) *Linear {
	l := &Linear{In: cols, Out: rows, inner: in}
	l.bytes = in.bytes.newLinear(weight[:rows*cols], scale, bias, cols, rows)
	return l
}
