package layout

import (
	"cmp"
	"math"
	"slices"
)

// pack sets the offsets of pieces, which come from the largest to the smallest:
// each stands as near to the middle as those before it leave room, on a grid
// (Freivalds, Dogrusoz and Kikusts, Disconnected graph layout and the polyomino
// packing approach, 2002). The whole is wider than high, as screens are.
func pack(pieces []piece) {
	if len(pieces) == 0 {
		return
	}
	unit := cellWidth(pieces)
	outward := &spiral{}
	taken := map[[2]int]bool{}
	tried := map[int]int{} // by the number of cells, where in the spiral there is no room before
	for i := range pieces {
		p := &pieces[i]
		cells := p.cells(unit)
		from := 0
		if len(cells) <= 4 {
			from = tried[len(cells)]
		}
		for at := from; ; at++ {
			x, y := outward.at(at)
			if !fits(taken, cells, x, y) {
				continue
			}
			for _, c := range cells {
				taken[[2]int{c[0] + x, c[1] + y}] = true
			}
			p.offset.x += float64(float64(x) * unit)
			p.offset.y += float64(float64(y) * unit)
			tried[len(cells)] = at
			break
		}
	}
}

// cellWidth is the width of the grid's cells: fine enough for small pieces, but
// the largest has not too many.
func cellWidth(pieces []piece) float64 {
	const mostAcross = 150
	small := 2*pieces[len(pieces)-1].boxes[0].half.y + gap
	low, high := bounds(pieces[0].places)
	return max(small, max(high.x-low.x, high.y-low.y)/mostAcross)
}

// gap is the least space between two pieces.
const gap = 20

// cells are the cells that p covers, with what it surrounds from left to right
// and from below to above, so that nothing strange lies within. It moves p so
// that its middle lies in that of cell (0, 0).
func (p *piece) cells(unit float64) [][2]int {
	low, high := bounds(p.places)
	p.offset = point{(unit - low.x - high.x) / 2, (unit - low.y - high.y) / 2}
	type span struct{ low, high int }
	rows := map[int]span{}
	for k, at := range p.places {
		half := point{p.boxes[k].half.x + gap/2, p.boxes[k].half.y + gap/2}
		cell := func(x float64) int { return int(math.Floor(x / unit)) }
		x, y := at.x+p.offset.x, at.y+p.offset.y
		for row := cell(y - half.y); row <= cell(y+half.y); row++ {
			s, found := rows[row]
			if !found {
				s = span{cell(x - half.x), cell(x + half.x)}
			}
			rows[row] = span{min(s.low, cell(x-half.x)), max(s.high, cell(x+half.x))}
		}
	}
	var cells [][2]int
	for row, s := range rows {
		for x := s.low; x <= s.high; x++ {
			cells = append(cells, [2]int{x, row})
		}
	}
	slices.SortFunc(cells, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return cells
}

func fits(taken map[[2]int]bool, cells [][2]int, x, y int) bool {
	for _, c := range cells {
		if taken[[2]int{c[0] + x, c[1] + y}] {
			return false
		}
	}
	return true
}

// spiral is all cells of a grid, from the middle outwards.
type spiral struct {
	cells [][2]int
	reach int // cells nearer than this are in it
}

// at is the cell number i.
func (s *spiral) at(i int) (x, y int) {
	for i >= len(s.cells) {
		s.widen()
	}
	return s.cells[i][0], s.cells[i][1]
}

// widen adds the next ring, an ellipse.
func (s *spiral) widen() {
	const wide, high = 3, 2 // how its axes stand to each other
	square := func(c [2]int) int { return high*high*c[0]*c[0] + wide*wide*c[1]*c[1] }
	inner, outer := s.reach*s.reach*wide*wide, (s.reach+1)*(s.reach+1)*wide*wide
	ring := len(s.cells)
	for y := -s.reach - 1; y <= s.reach+1; y++ {
		for x := -2*s.reach - 2; x <= 2*s.reach+2; x++ {
			if d := square([2]int{x, y}); inner <= d && d < outer {
				s.cells = append(s.cells, [2]int{x, y})
			}
		}
	}
	slices.SortStableFunc(s.cells[ring:], func(a, b [2]int) int { return cmp.Compare(square(a), square(b)) })
	s.reach++
}
