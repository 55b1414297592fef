package pipeline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
)

// atSentences finds something at the first and the last word of each sentence.
func atSentences(d *nlp.Doc) error {
	for _, s := range d.Sentences {
		last := s.End - 1
		for i := s.First; i < s.End; i++ {
			d.Tokens[i].Head, d.Tokens[i].Dep = last, "dep"
		}
		d.Names = append(d.Names, nlp.Name{Range: s, Label: "PER"})
		d.Frames = append(d.Frames, nlp.Frame{Predicate: s.First, Arguments: []nlp.Argument{{Head: last, Role: "ARG0"}}})
		d.Clusters = append(d.Clusters, []nlp.Reference{
			{Range: nlp.Range{First: s.First, End: s.First + 1}, Head: s.First},
			{Range: nlp.Range{First: last, End: s.End}, Head: last},
		})
	}
	return nil
}

// Whatever the parts, what is found in them is told in the indices of the whole.
func TestPartsGiveBackWhatTheyFind(t *testing.T) {
	text := strings.Repeat("One two three four . ", 7)
	read := func(partTokens int) (doc *nlp.Doc, runs int) {
		p, err := New(Stage{
			Name: "all", Gives: []Field{Trees, Names, Frames, Clusters}, InParts: true,
			Run: func(d *nlp.Doc) error { runs++; return atSentences(d) },
		})
		if err != nil {
			t.Fatal(err)
		}
		p.partTokens = partTokens
		doc = &nlp.Doc{Article: &nlp.Article{Text: text}}
		for at, word := range strings.Fields(text) {
			start := at/5*len("One two three four . ") + strings.Index("One two three four . ", word)
			doc.Tokens = append(doc.Tokens, nlp.Token{Span: nlp.Span{Start: start, End: start + len(word)}, Norm: word})
			if word == "." {
				doc.Sentences = append(doc.Sentences, nlp.Range{First: at - 4, End: at + 1})
			}
		}
		if err := p.Annotate(doc, Tokens); err != nil {
			t.Fatal(err)
		}
		return doc, runs
	}
	whole, _ := read(1000)
	for partTokens, want := range map[int]int{1: 7, 5: 7, 9: 7, 10: 4, 34: 2, 35: 1} {
		doc, runs := read(partTokens)
		if runs != want {
			t.Errorf("parts of %d tokens are %d; want %d", partTokens, runs, want)
		}
		if diff := cmp.Diff(whole, doc); diff != "" {
			t.Errorf("parts of %d tokens: -whole +parts\n%s", partTokens, diff)
		}
	}
}

// Names that stand in several parts of a long article are one entity.
func TestPartsShareNames(t *testing.T) {
	p := defaultEngine(t)
	p.partTokens = 30
	doc := read(t, p, &nlp.Article{Path: "long", Text: strings.Repeat("Dagny Holt met Orrin Vail in Oslo. "+
		"The minister said on Monday that Norway had signed an agreement with Sweden about the border. ", 20)})
	var names []string
	for c := range doc.Chains {
		if m := doc.Representative(c); m.Form == nlp.Named {
			names = append(names, m.Name)
		}
	}
	if diff := cmp.Diff([]string{"Dagny Holt", "Orrin Vail", "Oslo", "Norway", "Sweden"}, names); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
