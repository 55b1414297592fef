package kernel

// Products in 8 bits, for processors that add up four products of bytes at
// once. Such instructions take one side unsigned, so a row x is quantised to
//
//	q = round(x / scale) + 128, scale = max|x| / 127
//
// and Σ (q - 128)·w = Σ q·w - 128·Σ w: the sums start from -128·Σ w, which is
// known once the weights are. The integers are exact; what is lost is what x
// loses by rounding to 255 steps.
//
// AVX2 has no such loops: its instruction for bytes (VPMADDUBSW) saturates, and
// what it takes to be as exact as here (signs moved to the weights, sums widened)
// ran at 85 to 93 GOP/s on a Zen 2 core whose floats run at 103 GFLOP/s.

// innerBytes is one implementation of the inner loops of products in 8 bits.
type innerBytes struct {
	// A tile has rows × cols numbers.
	rows, cols int

	// quantise sets dst to src in 8 bits and gives the scale.
	quantise func(dst []uint8, src []float32) float32

	// tile computes one tile of
	//
	//	c = rowScale·colScale·(start + a·b) + bias
	//
	// a has rows lines of 4*quads numbers, lda apart; b is one panel: for
	// each four numbers of the depth cols columns of them; start, colScale
	// and bias have a number a column, rowScale one a row; c has rows lines,
	// ldc apart.
	tile func(a []uint8, lda int, b []int8, start []int32, rowScale, colScale, bias, c []float32, ldc, quads int)
}

// linearBytes is the weights of a Linear in 8 bits.
type linearBytes struct {
	inner   *innerBytes
	in, out int
	quads   int     // the depth in fours, rounded up
	panels  []int8  // the last quad is filled up with zeros, as are the columns
	start   []int32 // -128·Σ w for each column
	scale   []float32
	bias    []float32 // these three are padded to whole panels
}

func (in *innerBytes) newLinear(weight []int8, scale, bias []float32, cols, rows int) *linearBytes {
	padded := (rows + in.cols - 1) / in.cols * in.cols
	l := &linearBytes{
		inner: in, in: cols, out: rows, quads: (cols + 3) / 4,
		start: make([]int32, padded), scale: make([]float32, padded), bias: make([]float32, padded),
	}
	copy(l.scale, scale)
	copy(l.bias, bias)
	l.panels = make([]int8, padded*4*l.quads)
	for row := range rows {
		first := (row/in.cols*l.quads*in.cols + row%in.cols) * 4
		l.start[row] = -128 * scatter(l.panels, first, 4*in.cols, weight[row*cols:(row+1)*cols])
	}
	return l
}

// scatter copies src to dst from at on in fours, ld apart, and gives the sum of
// its numbers.
func scatter(dst []int8, at, ld int, src []int8) (sum int32) {
	for ; len(src) >= 4; src = src[4:] {
		four := (*[4]int8)(src)
		*(*[4]int8)(dst[at:]) = *four
		sum += int32(four[0]) + int32(four[1]) + (int32(four[2]) + int32(four[3]))
		at += ld
	}
	for i, w := range src {
		dst[at+i] = w
		sum += int32(w)
	}
	return sum
}

// apply is Linear.Apply.
func (l *linearBytes) apply(dst, src []float32, rows int, s *Scratch) {
	if rows == 0 {
		return
	}
	in, depth := l.inner, 4*l.quads
	lines := max(rows, in.rows)
	quants, scales := Grow(&s.quants, lines*depth), Grow(&s.scales, lines)
	for i := range lines {
		line := quants[i*depth : (i+1)*depth]
		if i < rows {
			scales[i] = in.quantise(line[:l.in], src[i*l.in:(i+1)*l.in])
			line = line[l.in:]
		}
		clear(line)
	}
	clear(scales[rows:])

	tile := Grow(&s.tile, in.rows*in.cols)
	for col := 0; col < l.out; col += in.cols {
		end := col + in.cols
		panel := l.panels[col*depth : end*depth]
		start, scale, bias := l.start[col:end], l.scale[col:end], l.bias[col:end]
		width := min(in.cols, l.out-col)
		for i := 0; i < rows; i += in.rows {
			i = min(i, lines-in.rows)
			if rows >= in.rows && width == in.cols {
				in.tile(quants[i*depth:], depth, panel, start, scales[i:], scale, bias, dst[i*l.out+col:], l.out, l.quads)
				continue
			}
			in.tile(quants[i*depth:], depth, panel, start, scales[i:], scale, bias, tile, in.cols, l.quads)
			copyTile(dst[i*l.out+col:], l.out, tile, in.cols, min(in.rows, rows), width)
		}
	}
}
