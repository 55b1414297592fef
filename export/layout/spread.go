package layout

import (
	"math"
	"slices"
)

// margin is the empty space around every node, in the unit of radii.
const margin = 6

// spread scales places so that most nodes are clear of each other, and then
// pushes apart the others.
func spread(places []point, radii []float64) {
	scale(places, radii)
	const rounds = 200
	for range rounds {
		if !separate(places, radii) {
			return
		}
	}
}

// scale makes the places as wide as it takes for the share clear of the nodes
// not to touch the nearest other.
func scale(places []point, radii []float64) {
	const clear = 0.7
	factors := make([]float64, 0, len(places))
	g := newGrid(places, typicalDistance(places))
	for i := range places {
		nearest := math.Inf(1)
		g.near(places[i], func(k int32) {
			if int(k) != i {
				d := distance(places[i], places[k]) / (radii[i] + radii[k] + margin)
				nearest = min(nearest, d)
			}
		})
		factors = append(factors, nearest)
	}
	slices.Sort(factors)
	at := factors[int((1-clear)*float64(len(factors)))]
	if at == 0 || math.IsInf(at, 1) {
		at = typicalDistance(places) / (2*slices.Max(radii) + margin)
	}
	for i := range places {
		places[i].x /= at
		places[i].y /= at
	}
}

// typicalDistance is how far neighbours would be apart if all nodes stood in
// rank and file.
func typicalDistance(places []point) float64 {
	low, high := bounds(places)
	area := max(high.x-low.x, 1e-3) * max(high.y-low.y, 1e-3)
	return math.Sqrt(area / float64(len(places)))
}

func bounds(places []point) (low, high point) {
	low, high = places[0], places[0]
	for _, p := range places {
		low = point{min(low.x, p.x), min(low.y, p.y)}
		high = point{max(high.x, p.x), max(high.y, p.y)}
	}
	return low, high
}

func distance(a, b point) float64 { return length(a.x-b.x, a.y-b.y) }

// length is the length of (x, y), the same on every processor.
func length(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }

// separate pushes overlapping nodes apart, the smaller one farther, and
// reports whether there were any.
func separate(places []point, radii []float64) bool {
	g := newGrid(places, 2*slices.Max(radii)+margin)
	moved := false
	for i := range places {
		g.near(places[i], func(k int32) {
			if int(k) <= i {
				return
			}
			d, least := distance(places[i], places[k]), radii[i]+radii[k]+margin
			if d >= least-0.01 {
				return
			}
			moved = true
			to := point{1, 0}
			if d > 0 {
				to = point{(places[k].x - places[i].x) / d, (places[k].y - places[i].y) / d}
			}
			share := radii[k] / (radii[i] + radii[k])
			places[i].x -= float64(to.x * (least - d) * share)
			places[i].y -= float64(to.y * (least - d) * share)
			places[k].x += float64(to.x * (least - d) * (1 - share))
			places[k].y += float64(to.y * (least - d) * (1 - share))
		})
	}
	return moved
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
