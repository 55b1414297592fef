package tag

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/nlptest"
)

// goldSentence is a sentence of a treebank: its tokens with their tags and
// lemmas.
type goldSentence []nlp.Token

// readGold reads the sentences of a CoNLL-U file. The places of the tokens are
// those in the sentence alone.
func readGold(path string) ([]goldSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var sentences []goldSentence
	var current goldSentence
	at := 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		if len(f) != 10 {
			if len(current) > 0 && lines.Text() == "" {
				sentences = append(sentences, current)
				current, at = nil, 0
			}
			continue
		}
		if strings.ContainsAny(f[0], "-.") {
			continue
		}
		token := nlp.Token{Span: nlp.Span{Start: at, End: at + len(f[1])}, Norm: plain.Replace(f[1]), Lemma: f[2], Tag: f[4]}
		at = token.End + 1
		if strings.Contains(f[9], "SpaceAfter=No") {
			at--
		}
		current = append(current, token)
	}
	return sentences, lines.Err()
}

var plain = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "-", "—", "--")

// TestTreebanks measures tags, lemmas with the treebank's tags, and lemmas with
// the tagger's own. The floors are a little under what was reached.
func TestTreebanks(t *testing.T) {
	tests := []struct {
		name, file         string
		tags, lemmas, both float64
	}{
		{"EWT dev", "ud-ewt/en_ewt-ud-dev.conllu", 0.925, 0.983, 0.963},
		{"EWT test", "ud-ewt/en_ewt-ud-test.conllu", 0.926, 0.982, 0.960},
		{"GUM dev", "gum-open/gum-open-dev.conllu", 0.945, 0.987, 0.977},
	}
	tagger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			sentences, err := readGold(nlptest.Shared(t, "data/"+test.file))
			if err != nil {
				t.Fatal(err)
			}
			var all, tags, lemmas, both float64
			for _, s := range sentences {
				gotTags, gotLemmas := tagger.Tag(s)
				h := newHistory(s, tagger.model.isCommon)
				for i, token := range s {
					all++
					tags += one(gotTags[i] == token.Tag)
					both += one(gotLemmas[i] == token.Lemma)
					lemmas += one(tagger.words.lemma(wordOf(h, i, token), h.lower[i], token.Tag) == token.Lemma)
				}
			}
			t.Logf("%.0f tokens: tags %.4f, lemmas with the right tags %.4f, lemmas %.4f", all, tags/all, lemmas/all, both/all)
			if tags/all < test.tags || lemmas/all < test.lemmas || both/all < test.both {
				t.Errorf("want at least %v, %v, %v", test.tags, test.lemmas, test.both)
			}
		})
	}
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// wordOf is the word that the lemma of a token is made from.
func wordOf(h *history, i int, token nlp.Token) string {
	if ClassOf(token.Tag) == "P" {
		return token.Norm
	}
	return h.words[i]
}
