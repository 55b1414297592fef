package pipeline

import (
	"errors"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
)

func nothing(*nlp.Doc) error { return nil }

func TestNewRejectsStagesThatDoNotFit(t *testing.T) {
	tokens := Stage{Name: "tokenize", Needs: []Field{Text}, Gives: []Field{Tokens}, Run: nothing}
	tags := Stage{Name: "tag", Needs: []Field{Tokens}, Gives: []Field{Tags}, Run: nothing}
	tests := []struct {
		name   string
		stages []Stage
		want   string // part of the error, "" for none
	}{
		{"fits", []Stage{tokens, tags}, ""},
		{"wrong order", []Stage{tags, tokens}, "stage tag needs the tokens"},
		{"given twice", []Stage{tokens, tags, {Name: "again", Gives: []Field{Tags}, Run: nothing}}, "already come from tag"},
		{"whole with vectors", []Stage{
			{Name: "encode", Gives: []Field{Vectors}, Run: nothing, InParts: true},
			{Name: "coref", Needs: []Field{Vectors}, Run: nothing},
		}, "must read in parts"},
		{"text is given", []Stage{{Name: "rewrite", Gives: []Field{Text}, Run: nothing}}, "already come from the article"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New(tt.stages...)
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("New: %v; want an error with %q", err, tt.want)
			}
		})
	}
}

func TestReadNamesArticleAndStage(t *testing.T) {
	cause := errors.New("no such word")
	tests := []struct {
		name  string
		run   func(*nlp.Doc) error
		stage string
	}{
		{"error", func(*nlp.Doc) error { return cause }, "tokenize"},
		{"panic", func(d *nlp.Doc) error { _ = d.Tokens[3]; return nil }, "tokenize"},
		{"broken doc", func(d *nlp.Doc) error { d.Tokens = []nlp.Token{{}}; return nil }, "check"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := New(Stage{Name: "tokenize", Needs: []Field{Text}, Gives: []Field{Tokens}, Run: tt.run})
			if err != nil {
				t.Fatal(err)
			}
			_, err = p.Read(&nlp.Article{Path: "news/a.txt", Text: "A word."})
			var stageErr *StageError
			if !errors.As(err, &stageErr) {
				t.Fatalf("Read: %v; want a StageError", err)
			}
			if stageErr.Article != "news/a.txt" || stageErr.Stage != tt.stage {
				t.Errorf("Read: %v; want the article and stage %s", err, tt.stage)
			}
			if tt.name == "error" && !errors.Is(err, cause) {
				t.Errorf("Read: %v does not wrap its cause", err)
			}
		})
	}
}

// What is given is left as it is; everything else is filled.
func TestAnnotateRunsWhatIsMissing(t *testing.T) {
	set := func(i int, tag string) func(*nlp.Doc) error {
		return func(d *nlp.Doc) error {
			d.Tokens[i].Tag += tag
			return nil
		}
	}
	p, err := New(
		Stage{Name: "tokenize", Gives: []Field{Tokens}, Run: func(d *nlp.Doc) error { d.Tokens = nil; return nil }},
		Stage{Name: "tag", Gives: []Field{Tags}, Run: set(0, "NN")},
		Stage{Name: "mention", Gives: []Field{Mentions}, Run: set(0, "!")},
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		given []Field
		want  string
	}{
		{[]Field{Tokens}, "NN!"},
		{[]Field{Tokens, Tags}, "!"},
		{[]Field{Tokens, Tags, Mentions}, ""},
	} {
		doc := &nlp.Doc{
			Article:   &nlp.Article{Text: "word"},
			Tokens:    []nlp.Token{{Span: nlp.Span{Start: 0, End: 4}, Norm: "word"}},
			Sentences: []nlp.Range{{First: 0, End: 1}},
		}
		if err := p.Annotate(doc, tt.given...); err != nil {
			t.Fatal(err)
		}
		if got := doc.Tokens[0].Tag; got != tt.want {
			t.Errorf("given %v, the tag is %q; want %q", tt.given, got, tt.want)
		}
	}
}
