package encoder

import (
	"fmt"

	"github.com/newsgraph/newsgraph/nlp/weights"
)

// config is the measures of a model, from its file.
type config struct {
	Format    int     `json:"format"` // of the tensors' names and meanings: 1
	Layers    int     `json:"layers"`
	Width     int     `json:"width"` // of a state
	Heads     int     `json:"heads"` // of attention; they share the width
	Inner     int     `json:"inner"` // the width between the two layers behind attention
	Positions int     `json:"positions"`
	Window    int     `json:"window"` // the pieces of a window of several sentences
	Epsilon   float32 `json:"eps"`    // of the norms
}

// marks is the number of pieces in a window that belong to no word: one at
// either end.
const marks = 2

func loadConfig(f *weights.File) (config, error) {
	var c config
	if err := f.Config(&c); err != nil {
		return c, err
	}
	switch {
	case c.Format != 1:
		return c, fmt.Errorf("a model of format %d and not 1", c.Format)
	case c.Layers < 1 || c.Width < 1 || c.Heads < 1 || c.Inner < 1 || c.Width%c.Heads != 0:
		return c, fmt.Errorf("%d layers of %d and %d numbers with %d heads", c.Layers, c.Width, c.Inner, c.Heads)
	case c.Window < marks || c.Positions < c.Window || c.Positions < marks+maxPieces:
		return c, fmt.Errorf("windows of %d pieces with %d positions", c.Window, c.Positions)
	case !(c.Epsilon > 0 && c.Epsilon < 1):
		return c, fmt.Errorf("norms with an epsilon of %v", c.Epsilon)
	}
	return c, nil
}
