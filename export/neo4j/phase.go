package neo4j

import (
	"context"
	"fmt"

	"github.com/newsgraph/newsgraph/graph"
)

// phase writes rows in batches and tells of it.
type phase struct {
	*loader
	name        string
	batches     *batches
	done, total int
}

func (l *loader) newPhase(name string, batchSize, total int) *phase {
	l.progress(Progress{name, 0, total})
	return &phase{loader: l, name: name, batches: newBatches(batchSize), total: total}
}

// add writes a row, now or later. It has some bytes of text.
func (p *phase) add(ctx context.Context, query string, r row, bytes int) error {
	return p.write(ctx, p.batches.add(query, r, bytes))
}

// finish writes the rows that are left.
func (p *phase) finish(ctx context.Context) error {
	for b := p.batches.rest(); b != nil; b = p.batches.rest() {
		if err := p.write(ctx, b); err != nil {
			return err
		}
	}
	return nil
}

func (p *phase) write(ctx context.Context, b *batch) error {
	if b == nil {
		return nil
	}
	w, err := p.server.write(ctx, b.query, b.rows, p.survey.buildID)
	if err != nil {
		return fmt.Errorf("write the %s: %w", p.name, err)
	}
	if w.rows < len(b.rows) {
		// Either the graph has dangling ends or another program deletes nodes.
		return fmt.Errorf("write the %s: %d of %d rows refer to nodes that are not in the database",
			p.name, len(b.rows)-w.rows, len(b.rows))
	}
	p.summary.NodesCreated += w.nodesCreated
	p.summary.RelationshipsCreated += w.relationshipsCreated
	p.done += len(b.rows)
	p.progress(Progress{p.name, p.done, p.total})
	return nil
}

func (l *loader) writeArticles(ctx context.Context) error {
	p := l.newPhase("articles", l.cfg.NodeBatch, l.survey.articles)
	for a, err := range l.graph.Articles(ctx) {
		if err != nil {
			return fmt.Errorf("read the articles: %w", err)
		}
		if err := p.add(ctx, articleQuery, articleRow(&a), len(a.Title)+len(a.URL)+len(a.Path)); err != nil {
			return err
		}
		l.summary.Articles++
	}
	return p.finish(ctx)
}

func (l *loader) writeEntities(ctx context.Context) error {
	p := l.newPhase("entities", l.cfg.NodeBatch, l.survey.nodes)
	for n, err := range l.graph.Nodes(ctx) {
		if err != nil {
			return fmt.Errorf("read the nodes: %w", err)
		}
		bytes := len(n.Name)
		for _, alias := range n.Aliases {
			bytes += len(alias)
		}
		if err := p.add(ctx, entityQuery(n.Kind), entityRow(&n), bytes); err != nil {
			return err
		}
		l.summary.Nodes++
	}
	return p.finish(ctx)
}

func (l *loader) writeMentions(ctx context.Context) error {
	p := l.newPhase("mentions", l.cfg.RelationshipBatch, l.survey.mentions)
	for n, err := range l.graph.Nodes(ctx) {
		if err != nil {
			return fmt.Errorf("read the nodes: %w", err)
		}
		for _, r := range mentionRows(&n) {
			if err := p.add(ctx, mentionQuery, r, 0); err != nil {
				return err
			}
		}
	}
	return p.finish(ctx)
}

func (l *loader) writeSentences(ctx context.Context) error {
	p := l.newPhase("sentences", l.cfg.NodeBatch, l.survey.statements)
	for e, err := range l.graph.Edges(ctx) {
		if err != nil {
			return fmt.Errorf("read the edges: %w", err)
		}
		for i := range e.Evidence {
			ev := &e.Evidence[i]
			if err := p.add(ctx, sentenceQuery, sentenceRow(ev), len(ev.Text)); err != nil {
				return err
			}
		}
	}
	return p.finish(ctx)
}

// writeEdges writes the statements and the relationships between entities.
func (l *loader) writeEdges(ctx context.Context) error {
	p := l.newPhase("edges", l.cfg.RelationshipBatch, l.survey.edges+l.survey.statements)
	for e, err := range l.graph.Edges(ctx) {
		if err != nil {
			return fmt.Errorf("read the edges: %w", err)
		}
		if err := p.addEdge(ctx, &e); err != nil {
			return err
		}
	}
	return p.finish(ctx)
}

func (p *phase) addEdge(ctx context.Context, e *graph.Edge) error {
	for i := range e.Evidence {
		ev := &e.Evidence[i]
		query := statementQuery(ev.Attribution != "", ev.Place != "")
		bytes := len(ev.Time.Text) + len(ev.Instrument) + len(ev.Role) + ev.Trigger.Len()
		if err := p.add(ctx, query, statementRow(e, ev), bytes); err != nil {
			return err
		}
		p.summary.Statements++
	}
	r, relationshipType := relationshipRow(e)
	if relationshipType == claimType {
		p.summary.Claims++
	}
	p.summary.Relationships++
	return p.add(ctx, relationshipQuery(relationshipType), r, 0)
}
