package html

import (
	"encoding/json"
	"fmt"
	"regexp"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/nlp"
)

// data is what stands in a page.
type data struct {
	Header   header
	Articles []article
	Nodes    []node
	Edges    []edge
}

// blockPattern finds the elements with data: no text in them can have a "<".
var blockPattern = regexp.MustCompile(`<script type="application/json" data-part="(\w+)">([^<]*)</script>`)

func readBack(t *testing.T, page string) data {
	t.Helper()
	var d data
	for _, block := range blockPattern.FindAllStringSubmatch(page, -1) {
		if err := d.add(block[1], []byte(block[2])); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// add reads the text of an element with data.
func (d *data) add(part string, text []byte) error {
	switch part {
	case "graph":
		return json.Unmarshal(text, &d.Header)
	case "articles":
		return appendList(&d.Articles, text)
	case "nodes":
		return appendList(&d.Nodes, text)
	case "edges":
		return appendList(&d.Edges, text)
	}
	return fmt.Errorf("unknown part %q", part)
}

func appendList[T any](list *[]T, text []byte) error {
	var more []T
	if err := json.Unmarshal(text, &more); err != nil {
		return err
	}
	*list = append(*list, more...)
	return nil
}

// summary is what d tells, for the suite of all exporters.
func (d *data) summary() exporttest.Summary {
	var s exporttest.Summary
	for _, a := range d.Articles {
		s.Articles = append(s.Articles, exporttest.Article{
			ID: a.ID, Title: a.Title, Source: a.Source, URL: a.URL, Language: a.Language, Published: a.Published,
		})
	}
	for _, n := range d.Nodes {
		s.Nodes = append(s.Nodes, exporttest.Node{
			ID: n.ID, Kind: string(n.Kind), Name: n.Name, Named: n.Named, Aliases: n.Aliases,
			Wikidata: n.Wikidata, ISO3166: n.ISO3166, MentionCount: n.Mentions, ArticleCount: n.Articles, FirstSeen: n.First, LastSeen: n.Last,
		})
	}
	for _, e := range d.Edges {
		s.Edges = append(s.Edges, e.summary())
	}
	return s
}

func (e *edge) summary() exporttest.Edge {
	s := exporttest.Edge{
		ID: e.ID, Source: e.Source, Type: e.Type, Target: e.Target, Factual: e.State == "fact",
		EvidenceCount: len(e.Evidence), ArticleCount: e.Articles, SourceCount: e.Sources,
		FirstSeen: e.First, LastSeen: e.Last, MaxConfidence: e.Confidence,
	}
	if !s.Factual {
		s.Polarity, s.Modality = string(e.Polarity), string(e.Modality)
	}
	for _, ev := range e.Evidence {
		s.Sentences = append(s.Sentences, ev.Text)
	}
	return s
}

func span(start, length int) nlp.Span { return nlp.Span{Start: start, End: start + length} }
