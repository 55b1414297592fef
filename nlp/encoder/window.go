package encoder

import "github.com/newsgraph/newsgraph/nlp"

// window is the pieces that are read at once, without the two marks around
// them. It holds whole consecutive sentences up to the model's window, or one
// longer sentence up to its positions; of a still longer one, a part that ends
// with a word.
type window struct {
	pieces []piece
	words  []wordAt

	before prefix // the sentences in front of the one that is being added
	cut    bool   // that one did not fit and its first part is gone
}

// piece is what the encoder knows of a word piece.
type piece struct {
	id    int32
	shape uint8 // its word's
}

// wordAt is a word of a window.
type wordAt struct {
	token int
	first int // its first piece
}

// prefix is the first words of a window and their pieces.
type prefix struct{ words, pieces int }

func (w *window) whole() prefix { return prefix{len(w.words), len(w.pieces)} }

// drop takes a prefix off the window.
func (w *window) drop(p prefix) {
	w.pieces = append(w.pieces[:0], w.pieces[p.pieces:]...)
	w.words = append(w.words[:0], w.words[p.words:]...)
	for i := range w.words {
		w.words[i].first -= p.pieces
	}
}

// sentence adds a sentence to the window, which it encodes as soon as nothing
// more can be in it.
func (w *worker) sentence(tokens []nlp.Token, s nlp.Range) {
	win := &w.window
	win.before, win.cut = win.whole(), false
	for i := s.First; i < s.End; i++ {
		ids := w.splitter.split(tokens[i].Norm, &w.letters)
		if win.before.words > 0 && len(win.pieces)+len(ids) > w.config.Window-marks {
			w.flush(win.before)
			win.before = prefix{}
		}
		if len(win.pieces)+len(ids) > w.config.Positions-marks {
			w.flush(win.whole())
			win.cut = true
		}
		win.words = append(win.words, wordAt{i, len(win.pieces)})
		shape := shapeOf(tokens[i].Norm, i == s.First)
		for _, id := range ids {
			win.pieces = append(win.pieces, piece{id, shape})
		}
	}
	if win.cut || len(win.pieces) > w.config.Window-marks {
		w.flush(win.whole())
	}
}

// flush encodes the window's first words and drops them.
func (w *worker) flush(p prefix) {
	if p.words == 0 {
		return
	}
	w.encode(w.window.words[:p.words], w.window.pieces[:p.pieces])
	w.window.drop(p)
}
