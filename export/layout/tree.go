package layout

import "math"

// tree sums up bodies by quarters of quarters of the plane, so that a body
// feels a far crowd as one (Barnes and Hut, A hierarchical O(N log N)
// force-calculation algorithm, 1986).
type tree struct {
	cells  []cell  // in the order of a walk from the top
	bodies []int32 // those of a cell stand together
	spare  []int32
}

// cell is a square of the plane.
type cell struct {
	center      point // of mass
	mass, width float64
	first, last int32 // its bodies
	next        int32 // the cell after all that are inside this one
	leaf        bool
}

// Leaves have a few bodies, or many at one place.
const (
	leafBodies = 8
	mostDepth  = 40
)

// build makes the tree anew.
func (t *tree) build(places []point, masses []float64) {
	if len(t.bodies) != len(places) {
		t.bodies = make([]int32, len(places))
		t.spare = make([]int32, len(places))
	}
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for i, p := range places {
		t.bodies[i] = int32(i)
		low = point{min(low.x, p.x), min(low.y, p.y)}
		high = point{max(high.x, p.x), max(high.y, p.y)}
	}
	t.cells = t.cells[:0]
	t.add(places, masses, 0, int32(len(places)), low, max(high.x-low.x, high.y-low.y), 0)
}

// add makes the cell of the bodies from first to last, which lie in the square
// at low.
func (t *tree) add(places []point, masses []float64, first, last int32, low point, width float64, depth int) {
	at := len(t.cells)
	c := cell{width: width, first: first, last: last, leaf: last-first <= leafBodies || depth == mostDepth}
	for _, b := range t.bodies[first:last] {
		c.mass += masses[b]
		c.center.x += float64(masses[b] * places[b].x)
		c.center.y += float64(masses[b] * places[b].y)
	}
	c.center = point{c.center.x / c.mass, c.center.y / c.mass}
	t.cells = append(t.cells, c)
	if !c.leaf {
		half := float64(width / 2)
		ends := t.split(places, first, last, point{low.x + half, low.y + half})
		from := first
		for quarter, to := range ends {
			if from < to {
				corner := point{low.x + float64(half*float64(quarter&1)), low.y + float64(half*float64(quarter>>1))}
				t.add(places, masses, from, to, corner, half, depth+1)
			}
			from = to
		}
	}
	t.cells[at].next = int32(len(t.cells))
}

// split sorts bodies into the quarters around middle; it gives their ends.
func (t *tree) split(places []point, first, last int32, middle point) [4]int32 {
	quarter := func(b int32) int {
		q := 0
		if places[b].x >= middle.x {
			q = 1
		}
		if places[b].y >= middle.y {
			q += 2
		}
		return q
	}
	var counts, ends [4]int32
	for _, b := range t.bodies[first:last] {
		counts[quarter(b)]++
	}
	at := first
	for q, count := range counts {
		ends[q] = at
		at += count
	}
	for _, b := range t.bodies[first:last] {
		q := quarter(b)
		t.spare[ends[q]] = b
		ends[q]++
	}
	copy(t.bodies[first:last], t.spare[first:last])
	return ends
}

// push is the sum of mass times direction over the square of the distance,
// from everything to body i: the repulsion of ForceAtlas2 for a mass of one.
func (t *tree) push(places []point, masses []float64, i int32) point {
	// A cell counts as one when its distance is at least its width over this.
	const far = 1.2
	var sum point
	p := places[i]
	for k := int32(0); k < int32(len(t.cells)); {
		c := &t.cells[k]
		dx, dy := p.x-c.center.x, p.y-c.center.y
		d := float64(dx*dx) + float64(dy*dy)
		switch {
		case !c.leaf && float64(far*far*d) <= float64(c.width*c.width):
			k++
			continue
		case !c.leaf:
			f := c.mass / d
			sum.x += float64(dx * f)
			sum.y += float64(dy * f)
		default:
			for _, b := range t.bodies[c.first:c.last] {
				if b != i {
					f := away(p, places[b], i < b, masses[b])
					sum.x += f.x
					sum.y += f.y
				}
			}
		}
		k = c.next
	}
	return sum
}

// away is what a body at q with a mass does to one at p. Two at one place go
// apart to the sides, the first of them to the left.
func away(p, q point, first bool, mass float64) point {
	const nearest = 0.01
	dx, dy := p.x-q.x, p.y-q.y
	if dx == 0 && dy == 0 {
		dx = nearest
		if first {
			dx = -nearest
		}
	}
	f := mass / max(float64(dx*dx)+float64(dy*dy), nearest*nearest)
	return point{float64(dx * f), float64(dy * f)}
}
