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

// maxTexts is how many bytes of articles are at hand, so that what quotes them
// can be compared.
const maxTexts = 64 << 20

// AddGraph adds a graph, called name, that is read once: its articles, then its
// nodes and edges. place says where in it the record is that was read last.
func (m *Merger) AddGraph(name string, g graph.Reader, place func() string) error {
	a := &graphAdder{Merger: m, place: place, articles: map[string]*arrival{}, texts: map[string]string{}, places: map[string]string{}}
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
	textOf   *sql.Stmt           // gives the others
	failed   error               // what kept a text from being read

	unwritten int               // records that flush is to write
	places    map[string]string // of the edges among them, by their ids
	checked   int64             // the last key of evidence that was
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
	if a.checked, err = a.lastEvidence(); err != nil {
		return err
	}
	a.textOf, err = a.tx.PrepareContext(a.w.quiet, "SELECT text FROM article JOIN article_text USING (article_key) WHERE id = ?")
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
	return addEach(a, g.Edges(ctx), a.edge)
}

// addEach adds records of one kind.
func addEach[T any](a *graphAdder, records iter.Seq2[T, error], add func(*T) error) error {
	for record, err := range records {
		if err != nil {
			// What is wrong in an earlier record says more.
			return cmp.Or(a.tell(a.flush()), error(&InputError{err}))
		}
		err = errors.Join(add(&record), a.failed)
		if a.unwritten++; err == nil && a.unwritten == recordsPerFlush {
			err = a.flush()
		}
		if err != nil {
			return a.tell(err)
		}
	}
	return a.tell(a.flush())
}

// tell is inputError of what was read last, unless err has its place.
func (a *graphAdder) tell(err error) error {
	var placed *InputError
	if errors.As(err, &placed) {
		return err
	}
	return inputError(a.place(), err)
}

// recordsPerFlush is how many records are inserted together. A thousand articles
// have some of their rows in them, so that a page of the file gets several at once.
const recordsPerFlush = 2048

func (a *graphAdder) flush() error {
	a.w.sortByArticle()
	err := a.w.flush()
	if err == nil && len(a.places) > 0 {
		err = a.checkEnds()
	}
	a.unwritten = 0
	clear(a.places)
	return err
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
	if a.size+len(text) <= maxTexts {
		a.texts[id] = text
		a.size += len(text)
	}
}

// text is a graph.TextOf.
func (a *graphAdder) text(id string) (text string, found bool) {
	if a.articles[id] == nil {
		return "", false
	}
	if text, found = a.texts[id]; found {
		return text, true
	}
	if err := a.textOf.QueryRowContext(a.w.quiet, id).Scan(&text); err != nil {
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
	// Whether the ends are there is asked by checkEnds, of the articles that need them.
	there := func(string) bool { return true }
	if err := e.Check(there, a.text); err != nil {
		return fmt.Errorf("edge %s (%s) %w", e.ID, e.Type, err)
	}
	a.places[e.ID] = a.place()
	for _, evidence := range byArticle(e.Evidence) {
		to := a.articles[evidence[0].Article]
		if to.known {
			continue
		}
		part := *e
		part.Evidence = evidence
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

func (a *graphAdder) lastEvidence() (key int64, err error) {
	err = a.tx.QueryRowContext(a.w.quiet, "SELECT coalesce(max(evidence_key), 0) FROM evidence").Scan(&key)
	return key, err
}

// strangerSQL finds evidence whose article does not mention all whom it is about.
const strangerSQL = `SELECT r.id, r.type, (SELECT id FROM article WHERE article_key = e.article_key),
		CASE WHEN NOT EXISTS (SELECT 1 FROM appearance INDEXED BY appearance_article
				WHERE node_key = r.source_key AND article_key = e.article_key)
				THEN r.source_key
			WHEN NOT EXISTS (SELECT 1 FROM appearance INDEXED BY appearance_article
				WHERE node_key = r.target_key AND article_key = e.article_key)
				THEN r.target_key
			WHEN e.attribution_key IS NOT NULL AND NOT EXISTS
				(SELECT 1 FROM appearance WHERE node_key = e.attribution_key AND article_key = e.article_key)
				THEN e.attribution_key
			WHEN e.place_key IS NOT NULL AND NOT EXISTS
				(SELECT 1 FROM appearance WHERE node_key = e.place_key AND article_key = e.article_key)
				THEN e.place_key
		END AS stranger
	FROM evidence AS e CROSS JOIN relation AS r ON r.relation_key = e.relation_key
	WHERE e.evidence_key > ? AND stranger IS NOT NULL ORDER BY e.evidence_key LIMIT 1`

// checkEnds verifies of the edges that were written last that their articles
// mention all whom the statements are about.
func (a *graphAdder) checkEnds() error {
	var edge, edgeType, article string
	var stranger int64
	err := a.tx.QueryRowContext(a.w.quiet, strangerSQL, a.checked).Scan(&edge, &edgeType, &article, &stranger)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		a.checked, err = a.lastEvidence()
		return err
	case err != nil:
		return err
	}
	return inputError(a.places[edge], fmt.Errorf("edge %s (%s) needs the entity %s, which article %s does not mention",
		edge, edgeType, idOf(nodeLetter, stranger), article))
}
