package tokenize

import (
	"os"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/nlptest"
	"github.com/newsgraph/newsgraph/nlp/score"
	"github.com/newsgraph/newsgraph/nlp/treebank"
)

// TestTreebanks measures against the treebanks, as the CoNLL 2018 shared task
// does. The floors are a little under what was reached; they may rise.
func TestTreebanks(t *testing.T) {
	tests := []struct {
		name, file, docs string
		words, sentences float64
	}{
		{"EWT dev", "ud-ewt/en_ewt-ud-dev.conllu", "", 0.990, 0.863},
		{"EWT test", "ud-ewt/en_ewt-ud-test.conllu", "", 0.988, 0.842},
		{"EWT dev weblogs", "ud-ewt/en_ewt-ud-dev.conllu", "weblog", 0.992, 0.945},
		{"GUM dev", "gum-open/gum-open-dev.conllu", "", 0.998, 0.950},
		{"GUM dev news", "gum-open/gum-open-dev.conllu", "GUM_news", 0.999, 0.990},
	}
	tokenizer := newTokenizer(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f, err := os.Open(nlptest.Shared(t, "data/"+test.file))
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = f.Close() }()
			docs, err := treebank.ReadCoNLLU(f, test.file)
			if err != nil {
				t.Fatal(err)
			}
			var words, sentences score.Counts
			for i := range docs {
				if strings.HasPrefix(docs[i].ID, test.docs) {
					w, s := compare(tokenizer, &docs[i])
					words.Add(w)
					sentences.Add(s)
				}
			}
			t.Logf("words F1 %.4f (%d), sentences F1 %.4f (%d)", words.F1(), words.Gold, sentences.F1(), sentences.Gold)
			if words.F1() < test.words || sentences.F1() < test.sentences {
				t.Errorf("words F1 %.4f, sentences F1 %.4f; want at least %v and %v",
					words.F1(), sentences.F1(), test.words, test.sentences)
			}
		})
	}
}

// compare counts the words and sentences of doc that Tokenize finds in its
// text.
func compare(tokenizer *Tokenizer, doc *treebank.Document) (words, sentences score.Counts) {
	text, places := doc.Surface()
	tokens, ranges := tokenizer.Tokenize(text)
	gold, found := make([]score.Word, len(places)), make([]score.Word, len(tokens))
	for i, span := range places {
		gold[i] = score.Word{Span: span, Form: doc.Words[i].Form}
	}
	for _, m := range doc.Multiwords {
		for i := m.First; i < m.End; i++ {
			gold[i].Multiword = true
		}
	}
	for i, token := range tokens {
		found[i] = score.Word{Span: token.Span, Form: text[token.Start:token.End]}
	}
	var goldSentences, foundSentences []nlp.Span
	for _, s := range doc.Sentences {
		goldSentences = append(goldSentences, nlp.Span{Start: places[s.First].Start, End: places[s.End-1].End})
	}
	for _, s := range ranges {
		foundSentences = append(foundSentences, nlp.Span{Start: tokens[s.First].Start, End: tokens[s.End-1].End})
	}
	return score.Words(gold, found, score.Align(gold, found)), score.Spans(goldSentences, foundSentences)
}
