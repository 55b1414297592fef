// Package layout places the nodes of a graph in the plane so that what is
// joined lies together: each connected part by ForceAtlas2 (forces.go), then
// without names that cover each other (spread.go), then the parts side by side
// (pack.go).
//
// The same graph gives the same places, to the bit and on every processor: the
// start follows from the nodes' ids, nothing runs in parallel, and products are
// rounded before they are added, which keeps compilers from joining the two.
package layout

import (
	"context"
	"hash/fnv"
	"math"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/network"
)

// point is a place or a force.
type point struct{ x, y float64 }

// ForceAtlas2 places the nodes of n, by their ids. Nodes are drawn with
// export.SizeOf their degree as radius, which is how Gephi takes sizes.
func ForceAtlas2(ctx context.Context, n *network.Network) (map[string]export.Position, error) {
	links := n.Undirected()
	parts := links.Components()
	places := make([]point, len(n.IDs))
	boxes := make([]box, len(n.IDs))
	for i := range boxes {
		boxes[i] = boxOf(export.SizeOf(n.Degrees[i]), n.Lengths[i])
	}
	pieces := make([]piece, len(parts))
	for i, nodes := range parts {
		p, err := place(ctx, n, links, nodes, boxes)
		if err != nil {
			return nil, err
		}
		pieces[i] = p
	}
	pack(pieces)
	for _, p := range pieces {
		for k, node := range p.nodes {
			places[node] = point{p.places[k].x + p.offset.x, p.places[k].y + p.offset.y}
		}
	}
	all := make(map[string]export.Position, len(places))
	for i, p := range places {
		all[n.IDs[i]] = export.Position{X: p.x, Y: p.y}
	}
	return all, nil
}

// piece is a connected part of the graph with its places.
type piece struct {
	nodes  []int32
	places []point
	boxes  []box
	offset point // where it stands in the whole
}

// place lays out the nodes of one connected part.
func place(ctx context.Context, n *network.Network, links *network.Links, nodes []int32, boxes []box) (piece, error) {
	p := piece{nodes: nodes, places: make([]point, len(nodes)), boxes: make([]box, len(nodes))}
	numbers := make(map[int32]int32, len(nodes))
	for k, node := range nodes {
		numbers[node] = int32(k)
		p.boxes[k] = boxes[node]
		p.places[k] = start(n.IDs[node], len(nodes))
	}
	if len(nodes) == 1 {
		p.places[0] = point{}
		return p, nil
	}
	s := newSimulation(p.places)
	for k, node := range nodes {
		for _, l := range links.Of(node) {
			if to := numbers[l.To]; int32(k) < to {
				s.join(int32(k), to, l.Weight)
			}
		}
	}
	if err := s.run(ctx); err != nil {
		return p, err
	}
	s.level()
	spread(p.places, p.boxes)
	return p, nil
}

// start is where a node begins: anywhere in a square, by its id.
func start(id string, nodes int) point {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id)) // never fails
	x := h.Sum64()
	// The last bits of FNV mix badly: one round of splitmix64's finish.
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	x ^= x >> 31
	const half = 1 << 32
	width := 20 * math.Sqrt(float64(nodes)) / half
	return point{(float64(x>>32) - half/2) * width, (float64(x&(half-1)) - half/2) * width}
}
