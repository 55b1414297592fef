package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
	scoring "github.com/newsgraph/newsgraph/nlp/score"
	"github.com/newsgraph/newsgraph/nlp/treebank"
)

// Mentions are names in the sense of Universal NER only where they name
// somebody or something themselves.
func TestNamesOfMentions(t *testing.T) {
	words := []string{"Iraqis", "in", "the", "United", "States", "met", "Iraqi", "general", "Ali", "Hadi", "of", "Basra", "Base"}
	tags := []string{"NNPS", "IN", "DT", "NNP", "NNPS", "VBD", "JJ", "NN", "NNP", "NNP", "IN", "NNP", "NNP"}
	doc := &nlp.Doc{Article: &nlp.Article{}}
	for i, word := range words {
		start := len(doc.Article.Text)
		doc.Article.Text += word + " "
		doc.Tokens = append(doc.Tokens, nlp.Token{Span: nlp.Span{Start: start, End: start + len(word)}, Tag: tags[i]})
	}
	mention := func(first, end int, kind nlp.Kind, form nlp.Form, name string) nlp.Mention {
		return nlp.Mention{Range: nlp.Range{First: first, End: end}, Head: end - 1, Kind: kind, Form: form, Name: name}
	}
	doc.Mentions = []nlp.Mention{
		mention(0, 1, nlp.Country, nlp.Named, "Iraq"),
		mention(3, 5, nlp.Country, nlp.Named, "United States"),
		mention(6, 8, nlp.Person, nlp.Described, "Iraqi general"),
		mention(6, 7, nlp.Country, nlp.Named, "Iraq"),
		mention(8, 10, nlp.Person, nlp.Named, "Ali Hadi"),
		mention(11, 13, nlp.Facility, nlp.Named, "Basra Base"),
		mention(11, 12, nlp.Place, nlp.Named, "Basra"), // inside another one
	}
	want := []nlp.Name{
		{Range: nlp.Range{First: 3, End: 5}, Label: "LOC", Score: 1},
		{Range: nlp.Range{First: 8, End: 10}, Label: "PER", Score: 1},
		{Range: nlp.Range{First: 11, End: 13}, Label: "LOC", Score: 1},
	}
	if diff := cmp.Diff(want, namesOf(doc)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	doc.Names = []nlp.Name{{Range: nlp.Range{First: 0, End: 1}, Label: "GRP", Score: 0.5}}
	if diff := cmp.Diff(doc.Names, namesOf(doc)); diff != "" {
		t.Errorf("the engine's own names: -want +got:\n%s", diff)
	}
}

// A file without sentences gets those that the engine finds in its text, cut
// between the file's words.
func TestFindSentences(t *testing.T) {
	doc := treebank.Document{Sentences: []treebank.Sentence{{Range: nlp.Range{First: 0, End: 7}}}}
	for _, form := range []string{"Ann", "left", ".", "Bob", "stayed", "there", "."} {
		doc.Words = append(doc.Words, treebank.Word{Form: form, SpaceAfter: true})
	}
	docs := []treebank.Document{doc}
	if err := findSentences(docs); err != nil {
		t.Fatal(err)
	}
	want := []treebank.Sentence{{Range: nlp.Range{First: 0, End: 3}}, {Range: nlp.Range{First: 3, End: 7}}}
	if diff := cmp.Diff(want, docs[0].Sentences); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestChainsOfOneMentionDoNotCount(t *testing.T) {
	doc := &nlp.Doc{Clusters: [][]nlp.Reference{
		{{Range: nlp.Range{First: 0, End: 2}}, {Range: nlp.Range{First: 5, End: 6}}},
		{{Range: nlp.Range{First: 3, End: 4}}},
	}}
	got := spansOfChains(chainRanges(doc), func(r nlp.Range) nlp.Span { return nlp.Span{Start: r.First, End: r.End} })
	want := [][]nlp.Span{{{Start: 0, End: 2}, {Start: 5, End: 6}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// With an engine that parses, heads are compared by the words that they are,
// on given words and on raw text, where the engine's words may be others.
func TestParseScorer(t *testing.T) {
	const file = "1\tAnn\t_\t_\t_\t_\t3\tnsubj\t_\t_\n" +
		"2-3\tdunno\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tdo\t_\t_\t_\t_\t3\taux\t_\t_\n3\tknow\t_\t_\t_\t_\t0\troot\t_\t_\n" +
		"4\t.\t_\t_\t_\t_\t3\tpunct\t_\t_\n\n" +
		"1\tHe\t_\t_\t_\t_\t2\tnsubj\t_\t_\n2\tleft\t_\t_\t_\t_\t0\troot\t_\t_\n"
	docs, err := treebank.ReadCoNLLU(strings.NewReader(file), "file")
	if err != nil {
		t.Fatal(err)
	}
	// The last two words of the text are "He left", the others hang on a verb
	// in front of a full stop.
	parse := func(doc *nlp.Doc, given ...pipeline.Field) error {
		if len(given) == 0 {
			for _, word := range [][2]int{{0, 3}, {4, 9}, {9, 10}, {11, 13}, {14, 18}} {
				doc.Tokens = append(doc.Tokens, nlp.Token{Span: nlp.Span{Start: word[0], End: word[1]}})
			}
		}
		n := len(doc.Tokens)
		for i := range doc.Tokens {
			doc.Tokens[i].Head, doc.Tokens[i].Dep = n-4, "nsubj:pass"
		}
		doc.Tokens[n-4].Dep, doc.Tokens[n-1].Dep = "root", "root"
		doc.Tokens[n-2].Head, doc.Tokens[n-1].Head = n-1, n-1
		return nil
	}
	tests := []struct {
		name           string
		raw            bool
		uas, las, full scoring.Counts
	}{
		{"given", false, scoring.Counts{Right: 6, Found: 6, Gold: 6}, scoring.Counts{Right: 4, Found: 6, Gold: 6}, scoring.Counts{Right: 2, Found: 6, Gold: 6}},
		{"raw", true, scoring.Counts{Right: 2, Found: 5, Gold: 6}, scoring.Counts{Right: 2, Found: 5, Gold: 6}, scoring.Counts{Right: 1, Found: 5, Gold: 6}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, err := newEvalText(&docs[0], test.raw, parse)
			if err != nil {
				t.Fatal(err)
			}
			s := &parseScorer{segments: segmentScorer{skip: !test.raw}}
			s.add(text)
			got := []scoring.Counts{s.attachment.UAS, s.attachment.LAS, s.attachment.Full}
			if diff := cmp.Diff([]scoring.Counts{test.uas, test.las, test.full}, got); diff != "" {
				t.Errorf("UAS, LAS, with subtypes: -want +got:\n%s", diff)
			}
			if err := s.report(&evalReport{}); err != nil {
				t.Error(err)
			}
		})
	}
}
