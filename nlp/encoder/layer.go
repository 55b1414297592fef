package encoder

import (
	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

// layer is one layer of the transformer, with the norms behind the sums as in
// BERT.
type layer struct {
	qkv, out *kernel.Linear // to queries, keys and values; from the heads
	norm1    layerNorm
	up, down *kernel.Linear
	norm2    layerNorm
}

func loadLayer(f *weights.File, prefix string, c config) (l layer, err error) {
	if l.qkv, err = f.LinearOf(prefix+"qkv", c.Width, 3*c.Width); err != nil {
		return l, err
	}
	if l.out, err = f.LinearOf(prefix+"out", c.Width, c.Width); err != nil {
		return l, err
	}
	if l.norm1, err = loadNorm(f, prefix+"norm1", c); err != nil {
		return l, err
	}
	if l.up, err = f.LinearOf(prefix+"up", c.Width, c.Inner); err != nil {
		return l, err
	}
	if l.down, err = f.LinearOf(prefix+"down", c.Inner, c.Width); err != nil {
		return l, err
	}
	l.norm2, err = loadNorm(f, prefix+"norm2", c)
	return l, err
}

// layerNorm is the parameters of a layer norm.
type layerNorm struct {
	gain, bias []float32
	epsilon    float32
}

func loadNorm(f *weights.File, name string, c config) (n layerNorm, err error) {
	n.epsilon = c.Epsilon
	if n.gain, _, err = f.Matrix(name+".gain", c.Width); err != nil {
		return n, err
	}
	n.bias, _, err = f.Matrix(name+".bias", c.Width)
	return n, err
}

// apply norms each row of x in place.
func (n *layerNorm) apply(x []float32) {
	for width := len(n.gain); len(x) > 0; x = x[width:] {
		kernel.LayerNorm(x[:width], x[:width], n.gain, n.bias, n.epsilon)
	}
}

// apply replaces the states x [rows, Width] by those of the next layer.
func (w *worker) apply(l *layer, x []float32, rows int) {
	c := &w.config
	update, heads := w.update[:len(x)], w.heads[:len(x)]

	l.qkv.Apply(w.wide, x, rows, &w.scratch)
	kernel.Attention(heads, w.wide, rows, c.Heads, c.Width/c.Heads, &w.scratch)
	l.out.Apply(update, heads, rows, &w.scratch)
	kernel.Add(x, update)
	l.norm1.apply(x)

	wide := w.wide[:rows*c.Inner]
	l.up.Apply(wide, x, rows, &w.scratch)
	kernel.GELU(wide)
	l.down.Apply(update, wide, rows, &w.scratch)
	kernel.Add(x, update)
	l.norm2.apply(x)
}
