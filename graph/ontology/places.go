package ontology

import (
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// places gives the lines of a file's tables, keys and elements of lists, by
// their paths: "type[0]", "type[0].verbs", "type[0].verbs[2]".
type places map[string]int

// line is the line of a place or, where that is not in the file, of what it
// would be in.
func (p places) line(place string) int {
	for {
		if line, found := p[place]; found || place == "" {
			return max(line, 1)
		}
		place = place[:max(strings.LastIndexAny(place, ".["), 0)]
	}
}

// element is the place of element i of a list.
func element(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }

// placesIn finds the places of a file that the decoder has accepted.
func placesIn(text []byte) places {
	w := placeWalker{places: places{}, tables: map[string]int{}}
	w.parser.Reset(text)
	table := ""
	for w.parser.NextExpression() {
		e := w.parser.Expression()
		switch e.Kind {
		case unstable.ArrayTable:
			name := keyOf(e)
			table = element(name, w.tables[name])
			w.tables[name]++
			w.keep(table, firstKey(e))
		case unstable.Table:
			table = keyOf(e)
			w.keep(table, firstKey(e))
		case unstable.KeyValue:
			w.pair(table, e)
		default: // comments
		}
	}
	return w.places
}

type placeWalker struct {
	parser unstable.Parser
	places places
	tables map[string]int // how many tables of a list there were
}

// keep notes the line of node n, which a value may lack.
func (w *placeWalker) keep(place string, n *unstable.Node) {
	if n.Raw.Length > 0 {
		w.places[place] = w.parser.Shape(n.Raw).Start.Line
	}
}

// pair walks a key and its value inside a table.
func (w *placeWalker) pair(table string, n *unstable.Node) {
	place := keyOf(n)
	if table != "" {
		place = table + "." + place
	}
	w.keep(place, firstKey(n))
	w.value(place, n.Value())
}

func (w *placeWalker) value(place string, n *unstable.Node) {
	i := 0
	for it := n.Children(); it.Next(); {
		switch child := it.Node(); {
		case n.Kind == unstable.InlineTable && child.Kind == unstable.KeyValue:
			w.pair(place, child)
		case n.Kind == unstable.Array && child.Kind != unstable.Comment:
			w.keep(element(place, i), child)
			w.value(element(place, i), child)
			i++
		}
	}
}

// keyOf is the key of n, its parts joined by dots.
func keyOf(n *unstable.Node) string {
	var parts []string
	for it := n.Key(); it.Next(); {
		parts = append(parts, string(it.Node().Data))
	}
	return strings.Join(parts, ".")
}

func firstKey(n *unstable.Node) *unstable.Node {
	it := n.Key()
	it.Next()
	return it.Node()
}
