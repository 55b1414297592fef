package encoder

import "github.com/newsgraph/newsgraph/nlp/kernel"

// encode writes the vectors of the words of one window.
func (w *worker) encode(words []wordAt, pieces []piece) {
	width, rows := w.config.Width, len(pieces)+marks
	x := w.states[:rows*width]
	w.embed(x, pieces)
	for i := range w.layers {
		w.apply(&w.layers[i], x, rows)
	}
	x = x[width:] // without the mark in front
	for i, word := range words {
		end := len(pieces)
		if i+1 < len(words) {
			end = words[i+1].first
		}
		mean(w.to.Row(word.token), x[word.first*width:end*width])
	}
}

// embed writes the states that the first layer starts from: the norm of the sum
// of the vectors of a piece, of its place in the window, and of its word's
// shape.
func (w *worker) embed(x []float32, pieces []piece) {
	width := w.config.Width
	row := func(i int) []float32 { return x[i*width : (i+1)*width] }
	w.embedPiece(row(0), piece{id: w.splitter.marks.open})
	for i, p := range pieces {
		w.embedPiece(row(i+1), p)
	}
	w.embedPiece(row(len(pieces)+1), piece{id: w.splitter.marks.end})
	kernel.Add(x, w.place[:len(x)])
	w.norm.apply(x)
}

func (w *worker) embedPiece(dst []float32, p piece) {
	w.word.Row(dst, int(p.id))
	kernel.Add(dst, w.shape[int(p.shape)*len(dst):][:len(dst)])
}

// mean writes the mean of the rows of x, of which there is at least one.
func mean(dst, x []float32) {
	copy(dst, x)
	n := len(x) / len(dst)
	for i := 1; i < n; i++ {
		kernel.Add(dst, x[i*len(dst):(i+1)*len(dst)])
	}
	if n > 1 {
		for i := range dst {
			dst[i] /= float32(n)
		}
	}
}
