package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/newsgraph/newsgraph/graph"
)

// maxTexts is how many bytes of articles are at hand, so that what quotes them
// can be compared.
const maxTexts = 128 << 20

// AddGraph adds a graph, called name, that is read once: its articles, then its
// nodes and edges. place says where in it the record is that was read last.
func (m *Merger) AddGraph(name string, g graph.Reader, place func() string) error {
	a := &graphAdder{Merger: m, place: place, articles: map[string]*arrival{}, texts: map[string]string{}}
	return a.add(name, g)
}

// graphAdder adds one graph.
type graphAdder struct {
	*Merger
	place    func() string
	least    float64             // confidence of the statements that the graph has
	articles map[string]*arrival // by id
	texts    map[string]string   // of some articles, by id
	size     int                 // of texts
	failed   error               // what kept a text from being read

	appears   *sql.Stmt // asks whether a node appears in an article
	unwritten int       // records that flush is to write
}

// arrival is an article of the graph and its key in the store.
type arrival struct {
	key   int64
	known bool // it was there before, with all that it says
}

func (a *graphAdder) add(name string, g graph.Reader) error {
	h, err := g.Header(a.w.ctx)
	if err != nil {
		return &InputError{err}
	}
	if err := a.join(name, h); err != nil {
		return err
	}
	a.least = h.MinConfidence
	appears, err := a.tx.PrepareContext(a.w.quiet, appearsSQL)
	if err != nil {
		return err
	}
	a.appears = appears
	return errors.Join(a.records(a.w.ctx, g), appears.Close())
}

func (a *graphAdder) records(ctx context.Context, g graph.Reader) error {
	if err := addEach(a, g.Articles(ctx), a.article); err != nil {
		return err
	}
	if err := addEach(a, g.Nodes(ctx), a.node); err != nil {
		return err
	}
	return addEach(a, g.Edges(ctx), a.edge)
}

// addEach adds records of one kind.
func addEach[T any](a *graphAdder, records iter.Seq2[T, error], add func(*T) error) error {
	for record, err := range records {
		if err != nil {
			return &InputError{err}
		}
		err = errors.Join(add(&record), a.failed)
		if a.unwritten++; err == nil && a.unwritten == recordsPerFlush {
			err = a.flush()
		}
		if err != nil {
			return inputError(a.place(), err)
		}
	}
	return inputError(a.place(), a.flush())
}

// recordsPerFlush is how many records are inserted together, so that few rows are
// left over from those that go in bulk.
const recordsPerFlush = 64

func (a *graphAdder) flush() error {
	a.unwritten = 0
	return a.w.flush()
}

func (a *graphAdder) article(in *graph.Article) error {
	read := asRead(in)
	switch {
	case in.ID != read.ID():
		return fmt.Errorf("the id %q does not follow from the path %q", in.ID, in.Path)
	case in.SHA256 != read.TextHash():
		return fmt.Errorf("the text of article %s (%s) was changed: its SHA-256 is another one", in.ID, in.Path)
	}
	where, err := a.present(in, a.origin.Engine, a.least)
	if err != nil {
		return err
	}
	if where != "" {
		a.Known++
		a.articles[in.ID] = &arrival{known: true}
		return nil
	}
	if err := a.w.remove(in.Path); err != nil { // as one that failed
		return err
	}
	key, err := a.w.article(&Result{File: in.File, Fingerprint: read.Fingerprint(), Engine: a.origin.Engine, Least: a.least}, in)
	if err != nil {
		return err
	}
	a.Added++
	a.articles[in.ID] = &arrival{key: key}
	a.keep(in.ID, in.Text)
	return nil
}

func (a *graphAdder) keep(id, text string) {
	if a.size+len(text) > maxTexts {
		clear(a.texts)
		a.size = 0
	}
	a.texts[id] = text
	a.size += len(text)
}

// text is a graph.TextOf.
func (a *graphAdder) text(id string) (text string, found bool) {
	if a.articles[id] == nil {
		return "", false
	}
	if text, found = a.texts[id]; found {
		return text, true
	}
	err := a.tx.QueryRowContext(a.w.quiet,
		"SELECT text FROM article_text WHERE article_key = (SELECT article_key FROM article WHERE id = ?)", id).Scan(&text)
	if err != nil {
		a.failed = err
		return "", false
	}
	a.keep(id, text)
	return text, true
}

func (a *graphAdder) node(n *graph.Node) error {
	if err := n.Check(a.text); err != nil {
		return fmt.Errorf("entity %s (%s) %w", n.ID, n.Name, err)
	}
	parts := n.Parts()
	for i := range parts {
		part := &parts[i]
		if !followsFrom(part, len(parts) == 1) {
			return fmt.Errorf("entity %s (%s) has an id that does not follow from its kind and name", n.ID, part.Name)
		}
		if to := a.articles[part.Mentions[0].Article]; !to.known {
			if err := a.w.node(to.key, part); err != nil {
				return err
			}
		}
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
	// Whether the ends are there is asked below, of the articles that need them.
	there := func(string) bool { return true }
	if err := e.Check(there, a.text); err != nil {
		return fmt.Errorf("edge %s (%s) %w", e.ID, e.Type, err)
	}
	for _, evidence := range byArticle(e.Evidence) {
		to := a.articles[evidence[0].Article]
		if to.known {
			continue
		}
		part := *e
		part.Evidence = evidence
		if err := a.mentions(to, &part); err != nil {
			return err
		}
		if err := a.w.edge(to.key, &part); err != nil {
			return err
		}
	}
	return nil
}

// byArticle cuts evidence, which is sorted, where its article changes.
func byArticle(evidence []graph.Evidence) (runs [][]graph.Evidence) {
	for start := 0; start < len(evidence); {
		end := start + 1
		for end < len(evidence) && evidence[end].Article == evidence[start].Article {
			end++
		}
		runs = append(runs, evidence[start:end])
		start = end
	}
	return runs
}

const appearsSQL = "SELECT EXISTS (SELECT 1 FROM appearance WHERE node_key = ? AND article_key = ?)"

// mentions verifies that the article mentions all whom its statements are about.
func (a *graphAdder) mentions(in *arrival, e *graph.Edge) error {
	ids := append(make([]string, 0, 2+2*len(e.Evidence)), e.Source, e.Target)
	for i := range e.Evidence {
		ids = append(ids, e.Evidence[i].Attribution, e.Evidence[i].Place)
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if id == "" {
			continue
		}
		key, err := keyOf(nodeLetter, id)
		if err != nil {
			return err
		}
		var found bool
		if err := a.appears.QueryRowContext(a.w.quiet, key, in.key).Scan(&found); err != nil {
			return err
		}
		if !found {
			return fmt.Errorf("edge %s (%s) needs the entity %s, which article %s does not mention",
				e.ID, e.Type, id, e.Evidence[0].Article)
		}
	}
	return nil
}
