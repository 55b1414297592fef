package kernel

// A packed operand is a row of panels. A panel holds cols columns of the right
// side of a product, line by line along the depth, so that the inner loop reads
// memory from front to back; the columns that the last panel lacks are zero.

// padded is n rounded up to whole panels.
func (in *inner) padded(n int) int { return (n + in.cols - 1) / in.cols * in.cols }

// packTransposed packs the n columns that stand as rows of depth numbers, ld
// apart, in src. dst has padded(n) * depth numbers.
func (in *inner) packTransposed(dst, src []float32, ld, n, depth int) {
	for col := 0; col < in.padded(n); col += lanes {
		if col < n {
			in.packLanes(dst, col, src[col*ld:], ld, min(lanes, n-col), depth)
		} else {
			in.packLanes(dst, col, nil, 0, 0, depth)
		}
	}
}

// packLanes packs 8 columns, the first of which is col, from as many lines of
// src; zeros stand for missing ones.
func (in *inner) packLanes(dst []float32, col int, src []float32, ld, lines, depth int) {
	if depth == 0 {
		return
	}
	to := dst[col/in.cols*in.cols*depth+col%in.cols:]
	if lines == lanes {
		in.transpose(to, in.cols, src, ld, depth)
	} else {
		transposeSome(to, in.cols, src, ld, lines, depth)
	}
}

// transposeSome is inner.transpose for fewer than 8 lines; zeros stand for the
// missing ones.
func transposeSome(dst []float32, ldd int, src []float32, lds, lines, n int) {
	for j := range n {
		to := dst[j*ldd : j*ldd+lanes]
		for i := range to {
			to[i] = 0
			if i < lines {
				to[i] = src[i*lds+j]
			}
		}
	}
}

// packRows packs the n columns of the depth rows, ld apart, in src. dst has
// padded(n) * depth numbers.
func (in *inner) packRows(dst, src []float32, ld, n, depth int) {
	if depth == 0 {
		return
	}
	for col := 0; col < n; col += in.cols {
		panel := dst[col*depth : (col+in.cols)*depth]
		if col+in.cols <= n {
			in.gather(panel, src[col:], ld, depth)
			continue
		}
		for j := range depth {
			line := panel[j*in.cols : (j+1)*in.cols]
			clear(line[copy(line, src[j*ld+col:j*ld+n]):])
		}
	}
}
