package neo4j

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/newsgraph/newsgraph/graph"
)

// survey is what one reading of a graph tells before it is written.
type survey struct {
	// buildID names the graph's content: the same for the same graph, another
	// for any other.
	buildID string

	articles, nodes, edges int
	mentions               int // pairs of an article and a node
	statements             int
}

// layout is the version of what is written for a graph. It must change
// whenever that does, or a database would keep what an older program wrote.
const layout = "newsgraph neo4j 1"

// takeSurvey reads g once. It fails if g has something that cannot be written,
// before anything is.
func takeSurvey(ctx context.Context, g graph.Reader) (survey, error) {
	var s survey
	hash := sha256.New()
	content := json.NewEncoder(hash)
	if err := content.Encode(layout); err != nil {
		return s, err
	}
	for a, err := range g.Articles(ctx) {
		if err != nil {
			return s, fmt.Errorf("read the articles: %w", err)
		}
		a.Text = "" // SHA256 stands for it.
		if err := content.Encode(a); err != nil {
			return s, fmt.Errorf("read article %s: %w", a.ID, err)
		}
		s.articles++
	}
	for n, err := range g.Nodes(ctx) {
		if err != nil {
			return s, fmt.Errorf("read the nodes: %w", err)
		}
		if !n.Kind.Valid() {
			return s, fmt.Errorf("node %s has the unknown kind %q", n.ID, n.Kind)
		}
		if err := content.Encode(n); err != nil {
			return s, fmt.Errorf("read node %s: %w", n.ID, err)
		}
		s.nodes++
		s.mentions += n.ArticleCount()
	}
	for e, err := range g.Edges(ctx) {
		if err != nil {
			return s, fmt.Errorf("read the edges: %w", err)
		}
		if err := checkType(e.Type); err != nil {
			return s, fmt.Errorf("edge %s %w", e.ID, err)
		}
		if err := content.Encode(e); err != nil {
			return s, fmt.Errorf("read edge %s: %w", e.ID, err)
		}
		s.edges++
		s.statements += len(e.Evidence)
	}
	s.buildID = "b" + hex.EncodeToString(hash.Sum(nil)[:8])
	return s, nil
}
