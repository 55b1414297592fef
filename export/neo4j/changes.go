package neo4j

import (
	"context"

	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// changes is how much of a database differs from the graph.
type changes struct {
	rows map[string]int // that are to be written, by the name of the phase
	gone int            // records that are to be deleted
	size int            // nodes and relationships that are written or deleted
}

// compare finds out what must be written and deleted.
func (l *loader) compare(ctx context.Context) error {
	l.changes = changes{rows: map[string]int{}}
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
				l.changes.gone++
				l.changes.size += h.size()
			}
		}
	}
	if !l.cfg.Wipe {
		return nil
	}
	there, err := l.server.look(ctx)
	l.changes.size += there.Nodes + there.Relationships
	return err
}

func (l *loader) comparePhase(ctx context.Context, p *propertygraph.Phase) error {
	for r, err := range p.Rows(ctx, l.graph) {
		if err != nil {
			return err
		}
		if !l.contents.want(&r) {
			l.changes.rows[p.Name]++
			l.changes.size += 1 + r.Shape.Links()
		}
	}
	return nil
}
