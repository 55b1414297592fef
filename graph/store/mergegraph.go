package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"github.com/newsgraph/newsgraph/graph"
)

// AddGraph adds a graph, called name, that is read once: its articles, then its
// nodes and edges. line says where in it the record is that was read last.
func (m *Merger) AddGraph(name string, g graph.Reader, line func() int) error {
	a := &graphAdder{
		Merger: m, name: name, line: line, articles: map[string]arrival{},
		sorter: sorter{folder: m.folder, limit: sorterMemory},
	}
	return errors.Join(a.add(g), a.sorter.close())
}

// sorterMemory is what a sorter may take.
const sorterMemory = 32 << 20

// graphAdder adds one graph.
type graphAdder struct {
	*Merger
	name     string
	line     func() int
	least    float64            // confidence of the statements that the graph has
	articles map[string]arrival // by id
	sorter   sorter             // of what is written or checked by article
	textOf   *sql.Stmt          // gives the id and the text of an article

	unwritten int // records that wait for flush
}

// arrival is an article of the graph and its key in the store.
type arrival struct {
	key   int64
	known bool // it was there before, with all that it says
}

func (a *graphAdder) add(g graph.Reader) error {
	h, err := g.Header(a.w.ctx)
	if err != nil {
		return &InputError{err}
	}
	if err := a.join(a.name, h); err != nil {
		return err
	}
	a.least = h.MinConfidence
	a.textOf, err = a.tx.PrepareContext(a.w.quiet, "SELECT id, text FROM article JOIN article_text USING (article_key) WHERE article_key = ?")
	if err != nil {
		return err
	}
	return errors.Join(a.records(a.w.ctx, g), a.textOf.Close())
}

func (a *graphAdder) records(ctx context.Context, g graph.Reader) error {
	if err := addEach(a, g.Articles(ctx), a.article); err != nil {
		return err
	}
	if err := addEach(a, g.Nodes(ctx), a.node); err != nil {
		return err
	}
	if err := addEach(a, g.Edges(ctx), a.edge); err != nil {
		return err
	}
	return a.finish()
}

// addEach adds records of one kind.
func addEach[T any](a *graphAdder, records iter.Seq2[T, error], add func(*T) error) error {
	for record, err := range records {
		if err != nil {
			// What is wrong in an earlier record says more.
			return cmp.Or(a.finish(), error(&InputError{err}))
		}
		err = a.at(a.line(), add(&record))
		if a.unwritten++; err == nil && a.unwritten == recordsPerFlush {
			a.unwritten = 0
			err = a.w.flush()
		}
		if err != nil {
			return err
		}
	}
	return a.w.flush()
}

// at is the error of what stands in a line of the graph.
func (a *graphAdder) at(line int, err error) error {
	return inputError(fmt.Sprintf("%s, line %d", a.name, line), err)
}

// recordsPerFlush is how many records are inserted together.
const recordsPerFlush = 2048

func (a *graphAdder) article(in *graph.Article) error {
	read := asRead(in)
	switch {
	case in.ID != read.ID():
		return fmt.Errorf("the id %q does not follow from the path %q", in.ID, in.Path)
	case in.SHA256 != read.TextHash():
		return fmt.Errorf("the text of article %s (%s) was changed: its SHA-256 is another one", in.ID, in.Path)
	}
	where, key, err := a.present(in, a.origin.Engine, a.least)
	if err != nil {
		return err
	}
	if where != "" {
		a.Known++
		a.articles[in.ID] = arrival{key: key, known: true}
		return nil
	}
	if _, err := a.w.exec(deleteFailure, in.Path); err != nil {
		return err
	}
	key, err = a.w.article(&Result{File: in.File, Fingerprint: read.Fingerprint(), Engine: a.origin.Engine, Least: a.least}, in)
	if err != nil {
		return err
	}
	a.Added++
	a.articles[in.ID] = arrival{key: key}
	return a.w.ctx.Err()
}

// articleOf finds an article of the graph.
func (a *graphAdder) articleOf(id string) (arrival, error) {
	to, found := a.articles[id]
	if !found {
		return to, fmt.Errorf("article %q, not in the graph", id)
	}
	return to, nil
}

func (a *graphAdder) node(n *graph.Node) error {
	if err := n.Check(nil); err != nil {
		return fmt.Errorf("entity %s (%s) %w", n.ID, n.Name, err)
	}
	key, err := keyOf(nodeLetter, n.ID)
	if err != nil {
		return err
	}
	packed := packedNode{line: a.line(), key: key, name: n.Name}
	parts := n.Parts()
	for i := range parts {
		part := &parts[i]
		if !followsFrom(part, len(parts) == 1) {
			return fmt.Errorf("entity %s (%s) has an id that does not follow from its kind and name", n.ID, part.Name)
		}
		to, err := a.articleOf(part.Mentions[0].Article)
		if err != nil {
			return fmt.Errorf("entity %s (%s) has a mention in %w", n.ID, n.Name, err)
		}
		if !to.known {
			a.w.appearance(to.key, key, part)
		}
		packed.aliases, packed.mentions = part.Aliases, part.Mentions
		if err := a.sorter.add(to.key, packed.pack); err != nil {
			return err
		}
		packed.first += len(part.Mentions)
	}
	return nil
}

// followsFrom reports whether the id of a part of a node is that of its kind and
// name, in all articles or in the only one.
func followsFrom(part *graph.Node, only bool) bool {
	return part.ID == graph.NodeID(part.Kind, part.Name, part.Links.ISO3166, "") ||
		only && part.ID == graph.NodeID(part.Kind, part.Name, part.Links.ISO3166, part.Mentions[0].Article)
}

func (a *graphAdder) edge(e *graph.Edge) error {
	// Whether the ends are there is asked of every article, by finish.
	there := func(string) bool { return true }
	if err := e.Check(there, nil); err != nil {
		return fmt.Errorf("edge %s (%s) %w", e.ID, e.Type, err)
	}
	key, ends, err := edgeKeys(e)
	if err != nil {
		return err
	}
	written := false
	for i := range e.Evidence {
		ev := &e.Evidence[i]
		to, err := a.articleOf(ev.Article)
		if err != nil {
			return fmt.Errorf("edge %s (%s) has evidence %d in %w", e.ID, e.Type, i, err)
		}
		about, err := withOthers(ends, ev)
		if err != nil {
			return err
		}
		packed := packedEvidence{line: a.line(), edge: key, edgeType: e.Type, number: i, about: about, evidence: *ev}
		if err := a.sorter.add(to.key, packed.pack); err != nil {
			return err
		}
		if to.known {
			continue
		}
		if !written {
			a.w.add(insertRelation, key, ends[0], e.Type, ends[1])
			written = true
		}
		if err := a.w.evidence(to.key, key, ev); err != nil {
			return err
		}
	}
	return nil
}

// withOthers is ends with the other nodes that e is about.
func withOthers(ends [2]int64, e *graph.Evidence) ([]int64, error) {
	about := ends[:]
	for _, id := range [...]string{e.Attribution, e.Place} {
		key, err := optionalNode(id)
		if err != nil {
			return nil, err
		}
		if key.Valid {
			about = append(about, key.Int64)
		}
	}
	return about, nil
}
