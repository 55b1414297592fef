package kernel

// inner is one implementation of the inner loops. The functions of the package
// prepare operands and handle edges; the loops see whole tiles only. All
// implementations compute the same bits, those of generic.
type inner struct {
	name string

	// A tile of a product has rows × cols numbers, held in registers while
	// the loop runs along the depth.
	rows, cols int

	// tile computes c = start + a·b for one tile: every product is rounded and
	// then added, along the depth from front to back. a has rows lines of depth
	// numbers, lda apart; b is one panel, depth lines of cols numbers; start
	// has rows lines, lds apart (0: the same line for all); c has rows lines,
	// ldc apart.
	tile func(a []float32, lda int, b, start []float32, lds int, c []float32, ldc, depth int)

	// transpose sets dst[j*ldd+i] = src[i*lds+j] for i < 8 and j < n.
	transpose func(dst []float32, ldd int, src []float32, lds, n int)

	// gather sets line j of dst, cols numbers long, to src[j*lds:] for j < n.
	gather func(dst, src []float32, lds, n int)

	// softmax turns x into exp(scale*x) / sum(exp(scale*x)), scale > 0.
	softmax func(x []float32, scale float32)

	gelu func(x []float32)
	relu func(x []float32)
	add  func(dst, x []float32)
	norm func(dst, x, gain, bias []float32, eps float32)
	dot  func(a, b []float32) float32

	// bytes are the loops of products in 8 bits.
	bytes innerBytes
}

// lanes is how many lines inner.transpose takes at once; every cols is a
// multiple of it.
const lanes = 8

// maxCols is the widest tile there is.
const maxCols = 32

// none is the start of a product that nothing is added to.
var none [maxCols]float32

// operand is the left side of a product: m rows of depth numbers, ld apart.
type operand struct {
	data     []float32
	ld, m, k int
}

// whole is op with at least as many rows as a tile has, the missing ones zero.
func (in *inner) whole(op operand, s *Scratch) operand {
	if op.m >= in.rows {
		return op
	}
	padded := Grow(&s.rows, in.rows*op.k)
	for i := range op.m {
		copy(padded[i*op.k:(i+1)*op.k], op.data[i*op.ld:])
	}
	clear(padded[op.m*op.k:])
	return operand{data: padded, ld: op.k, m: in.rows, k: op.k}
}

// product computes dst = start + a·b, where dst has a.m rows of n numbers, ldc
// apart, packed is b in panels, and start, if not nil, is one number a column,
// padded to whole panels.
//
// The last tile of rows overlaps the one before where the rows do not divide
// evenly: numbers computed twice come out the same twice.
func (in *inner) product(dst []float32, ldc int, a operand, packed, start []float32, n int, s *Scratch) {
	if a.m == 0 {
		return
	}
	m, a := a.m, in.whole(a, s)
	tile := Grow(&s.tile, in.rows*in.cols)
	for col := 0; col < n; col += in.cols {
		panel := packed[col*a.k : (col+in.cols)*a.k]
		first := none[:in.cols]
		if start != nil {
			first = start[col : col+in.cols]
		}
		width := min(in.cols, n-col)
		for i := 0; i < m; i += in.rows {
			i = min(i, a.m-in.rows)
			if m >= in.rows && width == in.cols {
				in.tile(a.data[i*a.ld:], a.ld, panel, first, 0, dst[i*ldc+col:], ldc, a.k)
				continue
			}
			in.tile(a.data[i*a.ld:], a.ld, panel, first, 0, tile, in.cols, a.k)
			copyTile(dst[i*ldc+col:], ldc, tile, in.cols, min(in.rows, m), width)
		}
	}
}

// copyTile copies rows lines of width numbers.
func copyTile(dst []float32, ldd int, src []float32, lds, rows, width int) {
	for r := range rows {
		copy(dst[r*ldd:r*ldd+width], src[r*lds:])
	}
}
