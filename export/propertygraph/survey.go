package propertygraph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/newsgraph/newsgraph/graph"
)

// Survey is what one reading of a graph tells before it is written.
type Survey struct {
	// BuildID names the graph's content: the same for the same graph, another
	// for any other. It is the first part of the marks of its rows.
	BuildID string

	Articles, Nodes, Edges int
	Claims                 int // edges that are no facts
	Mentions               int // pairs of an article and a node
	Statements             int
	// Elements is how many nodes and relationships the rows write, a sentence
	// counted for each of its statements.
	Elements int
}

// layout is the version of what is written for a graph. It must change
// whenever that does, or a database would keep what an older program wrote.
const layout = "newsgraph neo4j 2"

// TakeSurvey reads g once. It fails if g has something that cannot be written,
// before anything is.
func TakeSurvey(ctx context.Context, g graph.Reader) (Survey, error) {
	hash := sha256.New()
	s := surveyor{content: json.NewEncoder(hash)}
	if err := s.content.Encode(layout); err != nil {
		return Survey{}, err
	}
	for _, read := range []func(context.Context, graph.Reader) error{s.readArticles, s.readNodes, s.readEdges} {
		if err := read(ctx, g); err != nil {
			return Survey{}, err
		}
	}
	s.BuildID = hex.EncodeToString(hash.Sum(nil)[:buildDigits/2])
	return s.Survey, nil
}

// surveyor makes a survey. All that it counts goes into content.
type surveyor struct {
	Survey
	content *json.Encoder
}

func (s *surveyor) readArticles(ctx context.Context, g graph.Reader) error {
	for a, err := range g.Articles(ctx) {
		if err != nil {
			return fmt.Errorf("read the articles: %w", err)
		}
		a.Text = "" // SHA256 stands for it.
		if err := s.content.Encode(a); err != nil {
			return fmt.Errorf("read article %s: %w", a.ID, err)
		}
		s.Articles++
		s.Elements++
	}
	return nil
}

func (s *surveyor) readNodes(ctx context.Context, g graph.Reader) error {
	for n, err := range g.Nodes(ctx) {
		if err != nil {
			return fmt.Errorf("read the nodes: %w", err)
		}
		if !n.Kind.Valid() {
			return fmt.Errorf("node %s has the unknown kind %q", n.ID, n.Kind)
		}
		if err := s.content.Encode(n); err != nil {
			return fmt.Errorf("read node %s: %w", n.ID, err)
		}
		s.Nodes++
		s.Mentions += n.ArticleCount()
		s.Elements += 1 + n.ArticleCount()
	}
	return nil
}

func (s *surveyor) readEdges(ctx context.Context, g graph.Reader) error {
	for e, err := range g.Edges(ctx) {
		if err != nil {
			return fmt.Errorf("read the edges: %w", err)
		}
		if err := checkType(e.Type); err != nil {
			return fmt.Errorf("edge %s %w", e.ID, err)
		}
		if err := s.content.Encode(e); err != nil {
			return fmt.Errorf("read edge %s: %w", e.ID, err)
		}
		s.Edges++
		if v := e.View(); !v.Factual() {
			s.Claims++
		}
		s.Statements += len(e.Evidence)
		s.Elements++
		for i := range e.Evidence {
			s.Elements += statementShape(&e.Evidence[i]).Elements() + Shape{Record: SentenceRecord}.Elements()
		}
	}
	return nil
}
