package neo4j

import (
	"context"

	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// difference is how much of a database differs from the graph.
type difference struct {
	rows map[string]int // that are to be written, by the name of the phase
	gone int            // records that are to be deleted
	size int            // nodes and relationships that are written or deleted
}

// compare finds out what must be written and deleted.
func (l *loader) compare(ctx context.Context) error {
	if l.contents.empty() {
		return l.compareWithNothing(ctx)
	}
	l.difference = difference{rows: map[string]int{}}
	phases := l.survey.Phases()
	for i := range phases {
		l.progress(Progress{"comparing", i, len(phases)})
		if err := l.comparePhase(ctx, &phases[i]); err != nil {
			return err
		}
	}
	l.progress(Progress{"comparing", len(phases), len(phases)})
	for _, record := range records {
		for i := range l.contents[record].held {
			if h := &l.contents[record].held[i]; h.gone() {
				l.difference.gone++
				l.difference.size += h.size()
			}
		}
	}
	return nil
}

// compareWithNothing is compare for a database that holds nothing of a graph, or
// that is to be wiped.
func (l *loader) compareWithNothing(ctx context.Context) error {
	l.difference = difference{rows: map[string]int{}, size: l.survey.Elements}
	for _, p := range l.survey.Phases() {
		l.difference.rows[p.Name] = p.Total
	}
	if !l.cfg.Wipe {
		return nil
	}
	there, err := l.server.look(ctx)
	l.difference.size += there.Nodes + there.Relationships
	return err
}

func (l *loader) comparePhase(ctx context.Context, p *propertygraph.Phase) error {
	for r, err := range p.Rows(ctx, l.graph) {
		if err != nil {
			return err
		}
		if !l.contents.want(&r) {
			l.difference.rows[p.Name]++
			l.difference.size += r.Shape.Elements()
		}
	}
	return nil
}
