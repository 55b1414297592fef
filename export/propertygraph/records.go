package propertygraph

import (
	"context"
	"fmt"
	"iter"

	"github.com/newsgraph/newsgraph/graph"
)

// Record says what a row describes.
type Record int

// The records, each with the fields of its Row.
const (
	ArticleRecord   Record = iota // the properties of an article
	EntityRecord                  // the properties of an entity
	MentionRecord                 // article, entity, count
	SentenceRecord                // article; node: the properties of a sentence
	StatementRecord               // source, target, speaker, place, sentence, start, end; node: the properties of a statement
	EdgeRecord                    // source, target; properties: those of a relationship
)

// Phase is a part of the graph that is written before the next one, for a row
// refers to nodes of earlier phases.
type Phase struct {
	Name string
	// Nodes says that a row is one node and little more.
	Nodes bool
	// Total is the number of rows.
	Total   int
	rows    func(context.Context, graph.Reader) iter.Seq2[Row, error]
	buildID string
}

// Rows gives the rows of g in order, each with its mark as the field buildId. A
// sentence comes as often as it states something.
func (p *Phase) Rows(ctx context.Context, g graph.Reader) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		digest := newDigest()
		for r, err := range p.rows(ctx, g) {
			if err == nil {
				r.Content = digest.of(&r)
				r.Fields[BuildID] = Mark(p.buildID, r.Content)
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// Row is what one merge writes.
type Row struct {
	Shape  Shape
	Fields Fields
	Bytes  int // how much text it has, roughly
	// Content is a hash of all that the row says.
	Content Content
}

func newRow(shape Shape, fields Fields, bytes int) Row {
	return Row{Shape: shape, Fields: fields, Bytes: bytes}
}

// Phases are the phases of a graph in their order.
func (s *Survey) Phases() []Phase {
	return []Phase{
		{"articles", true, s.Articles, articles, s.BuildID},
		{"entities", true, s.Nodes, entities, s.BuildID},
		{"mentions", false, s.Mentions, mentions, s.BuildID},
		{"sentences", true, s.Statements, sentences, s.BuildID},
		{"edges", false, s.Edges + s.Statements, edges, s.BuildID},
	}
}

// rowsOf gives the rows that rows makes of every item.
func rowsOf[T any](what string, items iter.Seq2[T, error], rows func(*T, func(Row) bool) bool) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for item, err := range items {
			if err != nil {
				yield(Row{}, fmt.Errorf("read the %s: %w", what, err))
				return
			}
			if !rows(&item, func(r Row) bool { return yield(r, nil) }) {
				return
			}
		}
	}
}

func articles(ctx context.Context, g graph.Reader) iter.Seq2[Row, error] {
	return rowsOf("articles", g.Articles(ctx), func(a *graph.Article, yield func(Row) bool) bool {
		return yield(newRow(Shape{Record: ArticleRecord}, articleFields(a), len(a.Title)+len(a.URL)+len(a.Path)))
	})
}

func entities(ctx context.Context, g graph.Reader) iter.Seq2[Row, error] {
	return rowsOf("nodes", g.Nodes(ctx), func(n *graph.Node, yield func(Row) bool) bool {
		bytes := len(n.Name)
		for _, alias := range n.Aliases {
			bytes += len(alias)
		}
		return yield(newRow(Shape{Record: EntityRecord, Entity: n.Kind}, entityFields(n), bytes))
	})
}

func mentions(ctx context.Context, g graph.Reader) iter.Seq2[Row, error] {
	return rowsOf("nodes", g.Nodes(ctx), func(n *graph.Node, yield func(Row) bool) bool {
		for start := 0; start < len(n.Mentions); {
			end, article := start+1, n.Mentions[start].Article
			for end < len(n.Mentions) && n.Mentions[end].Article == article {
				end++
			}
			fields := Fields{"article": article, "entity": n.ID, "count": end - start}
			if !yield(newRow(Shape{Record: MentionRecord}, fields, 0)) {
				return false
			}
			start = end
		}
		return true
	})
}

func sentences(ctx context.Context, g graph.Reader) iter.Seq2[Row, error] {
	return rowsOf("edges", g.Edges(ctx), func(e *graph.Edge, yield func(Row) bool) bool {
		for i := range e.Evidence {
			ev := &e.Evidence[i]
			if !yield(newRow(Shape{Record: SentenceRecord}, sentenceFields(ev), len(ev.Text))) {
				return false
			}
		}
		return true
	})
}

func statementShape(ev *graph.Evidence) Shape {
	return Shape{Record: StatementRecord, Attributed: ev.Attribution != "", AtPlace: ev.Place != ""}
}

// edges gives the statements and the relationships between entities.
func edges(ctx context.Context, g graph.Reader) iter.Seq2[Row, error] {
	return rowsOf("edges", g.Edges(ctx), func(e *graph.Edge, yield func(Row) bool) bool {
		for i := range e.Evidence {
			ev := &e.Evidence[i]
			shape := statementShape(ev)
			bytes := len(ev.Time.Text) + len(ev.Instrument) + len(ev.Role) + ev.Trigger.Len()
			if !yield(newRow(shape, statementFields(e, ev), bytes)) {
				return false
			}
		}
		fields, relationshipType := edgeFields(e)
		return yield(newRow(Shape{Record: EdgeRecord, Type: relationshipType}, fields, 0))
	})
}
