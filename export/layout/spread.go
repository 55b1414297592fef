package layout

import (
	"math"
	"slices"
)

// box is the space that a node and its name over it take.
type box struct {
	half point // half of its width and height
}

// boxOf is the box of a node of a size with a name of some characters, in the
// proportions that Gephi draws: size is the radius, and letters grow with it.
// Very long names may overlap.
func boxOf(size float64, characters int) box {
	const letterWidth, longest, space = 0.64, 28, 4
	width := float64(letterWidth * size * float64(min(characters, longest)))
	// Sizes come from logarithms, which processors may round otherwise.
	round := func(x float64) float64 { return math.Round(x*8) / 8 }
	return box{point{round(max(size, width/2) + space), round(size + space)}}
}

// overlap is how far a box at a's place reaches into one at b's in each
// direction; both are positive where the boxes overlap.
func overlap(a, b point, x, y box) point {
	return point{x.half.x + y.half.x - math.Abs(a.x-b.x), x.half.y + y.half.y - math.Abs(a.y-b.y)}
}

// spread scales places so that most boxes are clear of each other, and then
// pushes apart the others.
func spread(places []point, boxes []box) {
	scale(places, boxes)
	const rounds = 150
	for range rounds {
		if !separate(places, boxes) {
			return
		}
	}
}

// scale makes the places as wide as it takes for the share clear of the boxes
// not to touch any other.
func scale(places []point, boxes []box) {
	const clear = 0.4
	factors := nearest(places, boxes)
	slices.Sort(factors)
	by := factors[int(clear*float64(len(factors)))]
	for i := range places {
		places[i].x *= by
		places[i].y *= by
	}
}

// nearest is, for every node, by how much its distance to its neighbours has to
// grow until its box touches none.
func nearest(places []point, boxes []box) []float64 {
	const closest = 1e-9
	low, high := bounds(places)
	// About as many cells as nodes, so that most have a neighbour near.
	g := newGrid(places, max(high.x-low.x, high.y-low.y, closest)/math.Sqrt(float64(len(places))))
	factors := make([]float64, len(places))
	for i := range places {
		g.near(places[i], func(k int32) {
			if int(k) != i {
				dx, dy := math.Abs(places[i].x-places[k].x), math.Abs(places[i].y-places[k].y)
				clear := min((boxes[i].half.x+boxes[k].half.x)/max(dx, closest), (boxes[i].half.y+boxes[k].half.y)/max(dy, closest))
				factors[i] = max(factors[i], clear)
			}
		})
		if factors[i] == 0 { // nothing is near
			factors[i] = boxes[i].half.x / g.width
		}
	}
	return factors
}

func bounds(places []point) (low, high point) {
	low, high = places[0], places[0]
	for _, p := range places {
		low = point{min(low.x, p.x), min(low.y, p.y)}
		high = point{max(high.x, p.x), max(high.y, p.y)}
	}
	return low, high
}

// length is the length of (x, y), the same on every processor.
func length(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }

// separate pushes overlapping boxes apart where the way is shortest, the
// smaller one farther, and reports whether there were any.
func separate(places []point, boxes []box) bool {
	const enough = 0.01
	widest := 0.0
	for _, b := range boxes {
		widest = max(widest, b.half.x)
	}
	g := newGrid(places, 2*widest)
	moved := false
	for i := range places {
		g.near(places[i], func(k int32) {
			if int(k) <= i {
				return
			}
			o := overlap(places[i], places[k], boxes[i], boxes[k])
			if o.x < enough || o.y < enough {
				return
			}
			moved = true
			share := boxes[k].half.y / (boxes[i].half.y + boxes[k].half.y)
			if o.x < o.y {
				part(&places[i].x, &places[k].x, o.x, share)
			} else {
				part(&places[i].y, &places[k].y, o.y, share)
			}
		})
	}
	return moved
}

// part moves a and b apart by way, a by its share of it; the first goes down
// where they are equal.
func part(a, b *float64, way, share float64) {
	if *a > *b {
		way = -way
	}
	*a -= float64(way * share)
	*b += float64(way * (1 - share))
}

// grid finds what is near a place, among places as they were when it was made.
type grid struct {
	width float64
	cells map[[2]int32][]int32
}

func newGrid(places []point, width float64) *grid {
	g := &grid{width, make(map[[2]int32][]int32, len(places))}
	for i, p := range places {
		c := g.cell(p)
		g.cells[c] = append(g.cells[c], int32(i))
	}
	return g
}

func (g *grid) cell(p point) [2]int32 {
	return [2]int32{int32(math.Floor(p.x / g.width)), int32(math.Floor(p.y / g.width))}
}

// near calls do with everything in the cell of p and in those around it.
func (g *grid) near(p point, do func(int32)) {
	at := g.cell(p)
	for dy := int32(-1); dy <= 1; dy++ {
		for dx := int32(-1); dx <= 1; dx++ {
			for _, k := range g.cells[[2]int32{at[0] + dx, at[1] + dy}] {
				do(k)
			}
		}
	}
}
