package layout

import (
	"context"
	"math"
)

// simulation is ForceAtlas2 (Jacomy, Venturini, Heymann and Bastian,
// ForceAtlas2, a continuous graph layout algorithm for handy network
// visualization designed for the Gephi software, PLoS ONE 9(6), 2014): nodes
// push each other away by their degrees, edges pull, gravity holds all together,
// and the speed of each node follows from how much it swings.
type simulation struct {
	places []point
	forces []point
	before []point   // the forces of the last round
	masses []float64 // degrees + 1
	edges  []spring
	tree   tree

	speed, efficiency float64
}

type spring struct {
	a, b   int32
	weight float64
}

// The settings are those of Gephi for graphs of more than a hundred nodes.
const (
	scaling         = 2
	gravity         = 5
	jitterTolerance = 1
)

func newSimulation(places []point) *simulation {
	s := &simulation{
		places: places, forces: make([]point, len(places)), before: make([]point, len(places)),
		masses: make([]float64, len(places)), speed: 1, efficiency: 1,
	}
	for i := range s.masses {
		s.masses[i] = 1
	}
	return s
}

// join adds an edge. What is said often pulls more, but a hundred statements
// do not pull like a hundred edges.
func (s *simulation) join(a, b int32, statements float64) {
	s.edges = append(s.edges, spring{a, b, math.Sqrt(statements)})
	s.masses[a]++
	s.masses[b]++
}

// run moves the nodes until they have had time to find their places.
func (s *simulation) run(ctx context.Context) error {
	for range rounds(len(s.places)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.step()
	}
	return nil
}

// rounds is how often nodes move: large graphs take more rounds to settle, and
// each of them longer, so that time bounds it.
func rounds(nodes int) int {
	const least, most, work = 100, 800, 5_000_000
	return max(least, min(most, work/nodes))
}

func (s *simulation) step() {
	s.forces, s.before = s.before, s.forces
	s.tree.build(s.places, s.masses)
	for i, p := range s.places {
		push := s.tree.push(s.places, s.masses, int32(i))
		f := scaling * s.masses[i]
		s.forces[i] = point{push.x * f, push.y * f}
		if d := length(p.x, p.y); d > 0 {
			g := scaling * gravity * s.masses[i] / d
			s.forces[i].x -= float64(p.x * g)
			s.forces[i].y -= float64(p.y * g)
		}
	}
	for _, e := range s.edges {
		dx := float64((s.places[e.a].x - s.places[e.b].x) * e.weight)
		dy := float64((s.places[e.a].y - s.places[e.b].y) * e.weight)
		s.forces[e.a].x -= dx
		s.forces[e.a].y -= dy
		s.forces[e.b].x += dx
		s.forces[e.b].y += dy
	}
	s.adjustSpeed()
	s.move()
}

// adjustSpeed is the paper's "Adapting the global speed", with the bounds of
// Gephi's implementation.
func (s *simulation) adjustSpeed() {
	const leastEfficiency, mostSpeed, mostRise = 0.05, 1000, 0.5
	swinging, traction := 0.0, 0.0
	for i, f := range s.forces {
		b := s.before[i]
		swinging += float64(s.masses[i] * length(b.x-f.x, b.y-f.y))
		traction += float64(s.masses[i] * 0.5 * length(b.x+f.x, b.y+f.y))
	}
	if swinging == 0 || traction == 0 {
		return
	}
	n := float64(len(s.places))
	estimate := 0.05 * math.Sqrt(n)
	tolerance := jitterTolerance * max(math.Sqrt(estimate), min(10, estimate*traction/(n*n)))
	if swinging/traction > 2 {
		if s.efficiency > leastEfficiency {
			s.efficiency *= 0.5
		}
		tolerance = max(tolerance, jitterTolerance)
	}
	target := tolerance * s.efficiency * traction / swinging
	if swinging > float64(tolerance*traction) {
		if s.efficiency > leastEfficiency {
			s.efficiency *= 0.7
		}
	} else if s.speed < mostSpeed {
		s.efficiency *= 1.3
	}
	s.speed += min(target-s.speed, float64(mostRise*s.speed))
}

func (s *simulation) move() {
	for i, f := range s.forces {
		swinging := s.masses[i] * length(s.before[i].x-f.x, s.before[i].y-f.y)
		factor := s.speed / (1 + math.Sqrt(s.speed*swinging))
		s.places[i].x += float64(f.x * factor)
		s.places[i].y += float64(f.y * factor)
	}
}

// level turns the places so that they are widest from left to right, as
// screens are, around their middle.
func (s *simulation) level() {
	var middle point
	n := float64(len(s.places))
	for _, p := range s.places {
		middle.x += p.x / n
		middle.y += p.y / n
	}
	var xx, xy, yy float64
	for i := range s.places {
		s.places[i].x -= middle.x
		s.places[i].y -= middle.y
		p := s.places[i]
		xx += float64(p.x * p.x)
		xy += float64(p.x * p.y)
		yy += float64(p.y * p.y)
	}
	// The direction in which they are widest, which halves the angle of
	// (xx - yy, 2 xy).
	along := xx - yy + length(xx-yy, 2*xy)
	l := length(along, 2*xy)
	if l == 0 {
		along, xy, l = 0, 0.5, 1 // straight upwards
	}
	cos, sin := along/l, 2*xy/l
	for i, p := range s.places {
		s.places[i] = point{float64(p.x*cos) + float64(p.y*sin), float64(p.y*cos) - float64(p.x*sin)}
	}
}
