package store

import (
	"database/sql"
	"fmt"
	"slices"
	"time"

	"github.com/newsgraph/newsgraph/graph"
)

// extraction writes the article of r and what it says.
func (w *writer) extraction(r *Result) error {
	x, err := normalForm(r)
	if err != nil {
		return err
	}
	article, err := w.article(r, &x.Article)
	if err != nil {
		return err
	}
	for i := range x.Nodes {
		if err := w.node(article, &x.Nodes[i]); err != nil {
			return err
		}
	}
	for i := range x.Edges {
		if err := w.edge(article, &x.Edges[i]); err != nil {
			return err
		}
	}
	return w.flush()
}

// normalForm is r's extraction with one node and one edge an id, checked: it
// must be about its own article only, or removing that would not be exact.
func normalForm(r *Result) (*graph.Extraction, error) {
	x := &graph.Extraction{
		Article: r.Extraction.Article,
		Nodes:   graph.MergeNodes(slices.Clone(r.Extraction.Nodes)),
		Edges:   graph.MergeEdges(slices.Clone(r.Extraction.Edges)),
	}
	if x.Article.Path != r.Path || x.Article.File != r.File {
		return nil, fmt.Errorf("the extraction is of another article, %s of %s", x.Article.Path, x.Article.File)
	}
	known := map[string]bool{"": true}
	for i := range x.Nodes {
		n := &x.Nodes[i]
		known[n.ID] = true
		if err := checkNode(n, &x.Article); err != nil {
			return nil, fmt.Errorf("node %s (%s) %w", n.ID, n.Name, err)
		}
	}
	for i := range x.Edges {
		e := &x.Edges[i]
		if err := checkEdge(e, &x.Article, known); err != nil {
			return nil, fmt.Errorf("edge %s (%s) %w", e.ID, e.Type, err)
		}
	}
	return x, nil
}

func checkNode(n *graph.Node, a *graph.Article) error {
	if !n.FirstSeen.Equal(a.Published) || !n.LastSeen.Equal(a.Published) {
		return fmt.Errorf("is seen at another time than the article's date")
	}
	for _, m := range n.Mentions {
		if m.Article != a.ID {
			return fmt.Errorf("is mentioned in another article, %s", m.Article)
		}
	}
	return nil
}

func checkEdge(e *graph.Edge, a *graph.Article, known map[string]bool) error {
	if len(e.Evidence) == 0 {
		return fmt.Errorf("has no evidence")
	}
	if !known[e.Source] || !known[e.Target] {
		return fmt.Errorf("joins %s and %s, not both mentioned in the article", e.Source, e.Target)
	}
	for i := range e.Evidence {
		ev := &e.Evidence[i]
		if ev.Article != a.ID || !ev.Published.Equal(a.Published) || ev.Publisher != a.Source {
			return fmt.Errorf("has evidence from another article, %s", ev.Article)
		}
		if !known[ev.Attribution] || !known[ev.Place] {
			return fmt.Errorf("has evidence on %q or %q, not both mentioned in the article", ev.Attribution, ev.Place)
		}
	}
	return nil
}

func (w *writer) article(r *Result, a *graph.Article) (int64, error) {
	published, err := timeText(a.Published)
	if err != nil {
		return 0, err
	}
	inserted, err := w.exec(insertArticle, a.ID, a.Path, a.Title, published, a.Source, a.URL, a.Language, a.SHA256,
		r.File, r.Fingerprint, r.Engine, r.Least)
	if err != nil {
		return 0, err
	}
	key, err := inserted.LastInsertId()
	if err != nil {
		return 0, err
	}
	_, err = w.exec(insertText, key, a.Text)
	return key, err
}

func (w *writer) node(article int64, n *graph.Node) error {
	key, err := keyOf(nodeLetter, n.ID)
	if err != nil {
		return err
	}
	w.appearance(article, key, n)
	w.wordings(article, key, n.Aliases, n.Mentions)
	return nil
}

// appearance adds what the file has of a node by node.
func (w *writer) appearance(article, key int64, n *graph.Node) {
	if w.once(insertName, key, n.Name) {
		w.add(insertNode, key, string(n.Kind))
	}
	w.add(insertAppearance, key, article, n.Name, n.Named, n.Links.Wikidata, n.Links.ISO3166)
	for _, alias := range n.Aliases {
		w.once(insertNodeAlias, key, alias)
	}
}

// wordings adds what the file has of a node by article.
func (w *writer) wordings(article, key int64, aliases []string, mentions []graph.Mention) {
	for _, alias := range aliases {
		w.add(insertAlias, key, article, alias)
	}
	for i := range mentions {
		m := &mentions[i]
		w.add(insertMention, key, article, m.Start, m.End, string(m.Form), m.Text)
	}
}

// once adds a wording, with insertName or insertNodeAlias, unless it is known to be
// there.
func (w *writer) once(insert statement, node int64, text string) bool {
	name := wording{insert, node, text}
	if w.known.have(name) {
		return false
	}
	w.add(insert, node, text, fold(text))
	w.known.add(name)
	return true
}

func (w *writer) edge(article int64, e *graph.Edge) error {
	relation, ends, err := edgeKeys(e)
	if err != nil {
		return err
	}
	w.add(insertRelation, relation, ends[0], e.Type, ends[1])
	for i := range e.Evidence {
		if err := w.evidence(article, relation, &e.Evidence[i]); err != nil {
			return err
		}
	}
	return nil
}

// edgeKeys are the keys of an edge and of its source and target.
func edgeKeys(e *graph.Edge) (relation int64, ends [2]int64, err error) {
	if relation, err = keyOf(edgeLetter, e.ID); err != nil {
		return relation, ends, err
	}
	for i, id := range [...]string{e.Source, e.Target} {
		if ends[i], err = keyOf(nodeLetter, id); err != nil {
			return relation, ends, err
		}
	}
	return relation, ends, nil
}

func (w *writer) evidence(article, relation int64, e *graph.Evidence) error {
	from, err := timeText(e.Time.From)
	if err != nil {
		return err
	}
	to, err := timeText(e.Time.To)
	if err != nil {
		return err
	}
	attribution, err := optionalNode(e.Attribution)
	if err != nil {
		return err
	}
	place, err := optionalNode(e.Place)
	if err != nil {
		return err
	}
	w.add(insertEvidence, relation, article,
		e.Sentence.Start, e.Sentence.End, e.Text, e.Trigger.Start, e.Trigger.End,
		string(e.Polarity), string(e.Modality), attribution, e.Cue.Start, e.Cue.End,
		e.Time.Text, from, to, string(e.Time.Granularity), place, e.Instrument,
		e.Counts.Killed, e.Counts.Injured, e.Counts.Detained, e.Counts.People, e.Role, e.Rule, e.Confidence)
	return nil
}

// optionalNode is the key of the node with the given id, NULL for none.
func optionalNode(id string) (key sql.NullInt64, err error) {
	if id == "" {
		return key, nil
	}
	key.Valid = true
	key.Int64, err = keyOf(nodeLetter, id)
	return key, err
}

// timeText is t as the store has it, "" for the zero time.
func timeText(t time.Time) (string, error) {
	if t.IsZero() {
		return "", nil
	}
	text, err := t.UTC().MarshalText() // RFC 3339; an error where the year has no four digits
	return string(text), err
}

// parseTime reads what timeText wrote.
func parseTime(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	return time.Parse(time.RFC3339Nano, text)
}
