package layout

import (
	"context"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/network"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

func random(t testing.TB, edges int) *network.Network {
	t.Helper()
	n, err := network.Read(t.Context(), graphtest.Merge(graphtest.Random(1, max(1, edges/10), edges)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func positions(t testing.TB, n *network.Network) []point {
	t.Helper()
	all, err := ForceAtlas2(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	places := make([]point, len(n.IDs))
	for i, id := range n.IDs {
		p, found := all[id]
		if !found || math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0) {
			t.Fatalf("%s is at %v, %v", id, p, found)
		}
		places[i] = point{p.X, p.Y}
	}
	return places
}

// joined are edges between numbered nodes without names.
func joined(nodes int, edges ...[2]int32) *network.Network {
	n := &network.Network{Lengths: make([]int, nodes), Degrees: make([]int, nodes)}
	for i := range nodes {
		n.IDs = append(n.IDs, fmt.Sprintf("n%04d", i))
	}
	for _, e := range edges {
		n.Edges = append(n.Edges, network.Edge{Source: e[0], Target: e[1], Weight: 1})
		n.Degrees[e[0]]++
		n.Degrees[e[1]]++
	}
	return n
}

func TestSmallest(t *testing.T) {
	for _, n := range []*network.Network{
		joined(0), joined(1), joined(3), joined(1, [2]int32{0, 0}), joined(2, [2]int32{0, 1}),
		joined(5, [2]int32{0, 1}, [2]int32{1, 2}, [2]int32{2, 0}, [2]int32{0, 1}, [2]int32{3, 4}),
	} {
		places := positions(t, n)
		if o := overlaps(places, boxesOf(n)); o > 0 {
			t.Errorf("%d nodes, %d edges: %d overlaps", len(n.IDs), len(n.Edges), o)
		}
	}
}

func boxesOf(n *network.Network) []box {
	boxes := make([]box, len(n.IDs))
	for i := range boxes {
		boxes[i] = boxOf(export.SizeOf(n.Degrees[i]), n.Lengths[i])
	}
	return boxes
}

func overlaps(places []point, boxes []box) int {
	count := 0
	for i := range places {
		for k := range i {
			if o := overlap(places[i], places[k], boxes[i], boxes[k]); o.x > 0.5 && o.y > 0.5 {
				count++
			}
		}
	}
	return count
}

func TestSameEveryTime(t *testing.T) {
	n := random(t, 400)
	if diff := cmp.Diff(positions(t, n), positions(t, n), cmp.AllowUnexported(point{})); diff != "" {
		t.Errorf("%.1000s", diff)
	}
}

// What is joined lies closer together than what is not, and names do not
// cover each other.
func TestReadable(t *testing.T) {
	n := random(t, 1000)
	places := positions(t, n)
	along, across := 0.0, 0.0
	for i, e := range n.Edges {
		other := n.Edges[(i+1)%len(n.Edges)].Target
		along += length(places[e.Source].x-places[e.Target].x, places[e.Source].y-places[e.Target].y)
		across += length(places[e.Source].x-places[other].x, places[e.Source].y-places[other].y)
	}
	if along > 0.9*across {
		t.Errorf("edges are %.2f as long as other distances", along/across)
	}
	t.Logf("edges are %.2f as long as other distances", along/across)
	if o := overlaps(places, boxesOf(n)); o > len(n.IDs)/50 {
		t.Errorf("%d overlaps of %d nodes", o, len(n.IDs))
	} else {
		t.Logf("%d overlaps of %d nodes", o, len(n.IDs))
	}
}

// Two rings that an edge joins come apart.
func TestClusters(t *testing.T) {
	const size = 20
	edges := [][2]int32{{0, size}}
	for i := range int32(size) {
		for k := range i {
			edges = append(edges, [2]int32{i, k}, [2]int32{size + i, size + k})
		}
	}
	places := positions(t, joined(2*size, edges...))
	left, right := places[:size], places[size:]
	if left[0].x > right[0].x {
		left, right = right, left
	}
	_, high := bounds(left)
	low, _ := bounds(right)
	if high.x > low.x {
		t.Errorf("the left one ends at %v, the right one begins at %v", high, low)
	}
}

// The sums over cells come near those over bodies.
func TestTree(t *testing.T) {
	n := random(t, 500)
	places, masses := make([]point, len(n.IDs)), make([]float64, len(n.IDs))
	for i := range places {
		places[i], masses[i] = start(n.IDs[i], len(n.IDs)), float64(1+i%7)
	}
	places[3] = places[4]
	var tr tree
	tr.build(places, masses)
	for i, p := range places {
		var want point
		for k, q := range places {
			if k != i {
				f := away(p, q, i < k, masses[k])
				want.x += f.x
				want.y += f.y
			}
		}
		got := tr.push(places, masses, int32(i))
		if off := length(got.x-want.x, got.y-want.y); off > 0.3*length(want.x, want.y)+1 {
			t.Errorf("body %d: got %v, want %v", i, got, want)
		}
	}
}

// All bodies at one place make a tree, too.
func TestTreeOfOnePlace(t *testing.T) {
	places, masses := make([]point, 100), make([]float64, 100)
	for i := range masses {
		masses[i] = 1
	}
	var tr tree
	tr.build(places, masses)
	if f := tr.push(places, masses, 0); f.x >= 0 || math.IsInf(f.x, 0) {
		t.Errorf("the first is pushed by %v", f)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ForceAtlas2(ctx, joined(2, [2]int32{0, 1})); !errors.Is(err, context.Canceled) {
		t.Errorf("got the error %v", err)
	}
}

func BenchmarkForceAtlas2(b *testing.B) {
	for _, edges := range []int{3_000, 30_000, 100_000} {
		n := random(b, edges)
		b.Run(fmt.Sprintf("%d nodes, %d edges", len(n.IDs), edges), func(b *testing.B) {
			for b.Loop() {
				positions(b, n)
			}
		})
	}
}
