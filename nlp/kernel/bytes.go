package kernel

// Products in 8 bits. A row x is quantised to
//
//	q = round(x / scale) + 128, scale = max|x| / 127
//
// and Σ (q - 128)·w = Σ q·w - 128·Σ w: the sums start from -128·Σ w, which is
// known once the weights are. q is not negative since the processor's
// instruction for four products of bytes (VPDPBUSD) takes one side unsigned;
// those for two products of words (VPMADDWD) take any. The integers are exact
// in every implementation, and are scaled in the same steps; what is lost is
// what x loses by rounding to 255 steps.
//
// The instruction of AVX2 for bytes (VPMADDUBSW) saturates. What it takes to
// keep it from that costs as many instructions as widening does.

// innerBytes is one implementation of the inner loops of products in 8 bits.
type innerBytes struct {
	// A tile has rows × cols numbers.
	rows, cols int

	// group is what the depth is rounded up to a multiple of; size how many
	// bytes a quantised number takes, low ones first, and weight how many a
	// weight in a panel.
	group, size, weight int

	// pack writes the weights of column col of a panel, along the depth.
	pack func(panel []uint8, col int, weights []int8)

	// quantise sets dst, size bytes for a number, to src in 8 bits and gives
	// the scale. Rows whose largest number is below tiny become nothing: the
	// inverse of their scale would be infinite.
	quantise func(dst []uint8, src []float32) float32

	// tile computes one tile of
	//
	//	c = (start + a·b)·rowScale·colScale + bias
	//
	// where the sum is exact, and each step behind it is rounded. a has rows
	// lines of group*groups numbers, lda bytes apart; b is one panel, as pack
	// writes it; start, colScale and bias have a number a column, rowScale one a
	// row; c has rows lines, ldc apart.
	tile func(a []uint8, lda int, b []uint8, start []int32, rowScale, colScale, bias, c []float32, ldc, groups int)
}

// linearBytes is the weights of a Linear in 8 bits.
type linearBytes struct {
	inner   *innerBytes
	in, out int
	groups  int     // the depth in groups, rounded up
	panels  []uint8 // the last group is filled up with zeros, as are the columns
	start   []int32 // -128·Σ w for each column
	scale   []float32
	bias    []float32 // these three are padded to whole panels
}

func (in *innerBytes) newLinear(weight []int8, scale, bias []float32, cols, rows int) *linearBytes {
	padded := (rows + in.cols - 1) / in.cols * in.cols
	l := &linearBytes{
		inner: in, in: cols, out: rows, groups: (cols + in.group - 1) / in.group,
		start: make([]int32, padded), scale: make([]float32, padded), bias: make([]float32, padded),
	}
	copy(l.scale, scale[:rows])
	if bias != nil {
		copy(l.bias, bias[:rows])
	}
	l.panels = make([]uint8, padded*l.depth()*in.weight)
	for row := range rows {
		column := weight[row*cols : (row+1)*cols]
		for _, w := range column {
			l.start[row] -= 128 * int32(w)
		}
		in.pack(l.panels[row/in.cols*in.cols*l.depth()*in.weight:], row%in.cols, column)
	}
	return l
}

// depth is that of the panels.
func (l *linearBytes) depth() int { return l.groups * l.inner.group }

// packGroups is the pack of a panel in which a column has group numbers of the
// depth side by side, and cols columns follow each other.
func packGroups(group, cols int) func(panel []uint8, col int, weights []int8) {
	return func(panel []uint8, col int, weights []int8) {
		at := col * group
		for ; len(weights) >= group; weights = weights[group:] {
			to := panel[at : at+group]
			for i := range to {
				to[i] = uint8(weights[i])
			}
			at += group * cols
		}
		for i, w := range weights {
			panel[at+i] = uint8(w)
		}
	}
}

// apply is Linear.Apply.
func (l *linearBytes) apply(dst, src []float32, rows int, s *Scratch) {
	if rows == 0 {
		return
	}
	in, depth := l.inner, l.depth()
	lines, ld := max(rows, in.rows), depth*in.size
	quants, scales := Grow(&s.quants, lines*ld), Grow(&s.scales, lines)
	for i := range lines {
		line := quants[i*ld : (i+1)*ld]
		if i < rows {
			scales[i] = in.quantise(line[:l.in*in.size], src[i*l.in:(i+1)*l.in])
			line = line[l.in*in.size:]
		}
		clear(line)
	}
	clear(scales[rows:])

	tile := Grow(&s.tile, in.rows*in.cols)
	for col := 0; col < l.out; col += in.cols {
		end := col + in.cols
		panel := l.panels[col*depth*in.weight : end*depth*in.weight]
		start, scale, bias := l.start[col:end], l.scale[col:end], l.bias[col:end]
		width := min(in.cols, l.out-col)
		for i := 0; i < rows; i += in.rows {
			i = min(i, lines-in.rows)
			if rows >= in.rows && width == in.cols {
				in.tile(quants[i*ld:], ld, panel, start, scales[i:], scale, bias, dst[i*l.out+col:], l.out, l.groups)
				continue
			}
			in.tile(quants[i*ld:], ld, panel, start, scales[i:], scale, bias, tile, in.cols, l.groups)
			copyTile(dst[i*l.out+col:], l.out, tile, in.cols, min(in.rows, rows), width)
		}
	}
}
