package export

import (
	"math"
	"strconv"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// Color is a colour in red, green and blue.
type Color struct{ R, G, B uint8 }

// ColorOf is the colour that drawings give a kind: warm for people and the
// groups they make, green and blue for places, grey and violet for the rest.
func ColorOf(k nlp.Kind) Color {
	switch k {
	case nlp.Person:
		return Color{230, 126, 34}
	case nlp.Organization:
		return Color{241, 196, 15}
	case nlp.ArmedGroup:
		return Color{192, 57, 43}
	case nlp.PeopleGroup:
		return Color{233, 150, 122}
	case nlp.Country:
		return Color{41, 128, 185}
	case nlp.Place:
		return Color{26, 188, 156}
	case nlp.Facility:
		return Color{39, 104, 96}
	case nlp.Event:
		return Color{142, 68, 173}
	case nlp.Artifact:
		return Color{127, 140, 141}
	default:
		return Color{160, 130, 90}
	}
}

// SizeOf is the diameter that drawings give a node of the given degree. It
// grows with the logarithm: in news one name may have a thousand times the
// edges of another, and both must stay visible.
func SizeOf(degree int) float64 {
	const least, perDoubling = 10, 5
	return least + float64(perDoubling*math.Log2(float64(1+degree)))
}

// Coordinate is x or y of a Position as drawings write it.
func Coordinate(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }

// ClaimColor is the colour of an edge that is no fact.
func ClaimColor() Color { return Color{216, 27, 96} }

// EdgeColor is the colour of an edge; facts have none of their own and take
// the colours of the nodes that they join.
func EdgeColor(v *graph.View) (c Color, own bool) { return ClaimColor(), !v.Factual() }
