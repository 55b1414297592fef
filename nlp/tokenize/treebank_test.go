package tokenize

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/nlptest"
)

// treebankDoc is the raw text of one document of a treebank, with the places
// of its words and sentences.
type treebankDoc struct {
	id        string
	text      string
	words     []nlp.Span
	sentences []nlp.Span
}

// readTreebank reads a CoNLL-U file. Its paragraphs are joined by an empty
// line and its sentences as their words say. Words that the treebank writes
// otherwise than the text share the span of their multiword token.
func readTreebank(path string) ([]treebankDoc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var docs []treebankDoc
	var b treebankBuilder
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			docs = append(docs, b.finish()...)
			_, b.doc.id, _ = strings.Cut(line, "= ")
		case strings.HasPrefix(line, "# newpar") && !strings.HasPrefix(line, "# newpar_block"):
			b.paragraph()
		case line == "":
			b.endSentence()
		case line[0] != '#':
			b.word(strings.Split(line, "\t"))
		}
	}
	return append(docs, b.finish()...), lines.Err()
}

type treebankBuilder struct {
	doc   treebankDoc
	text  strings.Builder
	space string // to be written in front of the next word
	start int    // of the sentence; the first word moves it over the space
	open  bool   // a sentence has begun
	multi int    // words of the multiword token still to come
	rest  string // the characters of that token still to be covered
	at    int    // the place of rest
}

func (b *treebankBuilder) paragraph() {
	if b.text.Len() > 0 {
		b.space = "\n\n"
	}
}

func (b *treebankBuilder) word(f []string) {
	if strings.Contains(f[0], ".") {
		return
	}
	if b.multi > 0 {
		b.part(f[1])
		return
	}
	b.text.WriteString(b.space)
	if !b.open {
		b.start, b.open = b.text.Len(), true
	}
	span := nlp.Span{Start: b.text.Len(), End: b.text.Len() + len(f[1])}
	b.text.WriteString(f[1])
	b.space = " "
	if strings.Contains(f[9], "SpaceAfter=No") {
		b.space = ""
	}
	if strings.Contains(f[0], "-") {
		b.multi, b.rest, b.at = 2, f[1], span.Start
		if ids := strings.Split(f[0], "-"); len(ids) == 2 && atoi(ids[1])-atoi(ids[0]) == 2 {
			b.multi = 3
		}
		return
	}
	b.doc.words = append(b.doc.words, span)
}

// part adds a word inside a multiword token; the last one gets what is left.
func (b *treebankBuilder) part(form string) {
	n := min(len(form), len(b.rest))
	b.multi--
	if b.multi == 0 {
		n = len(b.rest)
	}
	if n > 0 {
		b.doc.words = append(b.doc.words, nlp.Span{Start: b.at, End: b.at + n})
	}
	b.at, b.rest = b.at+n, b.rest[n:]
}

func (b *treebankBuilder) endSentence() {
	if b.open {
		b.doc.sentences = append(b.doc.sentences, nlp.Span{Start: b.start, End: b.text.Len()})
		b.open = false
	}
}

func (b *treebankBuilder) finish() []treebankDoc {
	b.endSentence()
	doc := b.doc
	doc.text = b.text.String()
	*b = treebankBuilder{}
	if doc.text == "" {
		return nil
	}
	return []treebankDoc{doc}
}

func atoi(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

// counts compares spans with those of a treebank.
type counts struct{ right, found, gold int }

func (c *counts) add(found, gold []nlp.Span) {
	c.found += len(found)
	c.gold += len(gold)
	for i, j := 0, 0; i < len(found) && j < len(gold); {
		switch {
		case found[i] == gold[j]:
			c.right++
			i++
			j++
		case found[i].Start < gold[j].Start || found[i].Start == gold[j].Start && found[i].End < gold[j].End:
			i++
		default:
			j++
		}
	}
}

func (c *counts) f1() float64 { return 2 * float64(c.right) / float64(c.found+c.gold) }

func spansOf(tokens []nlp.Token, sentences []nlp.Range) (words, sents []nlp.Span) {
	for _, t := range tokens {
		words = append(words, t.Span)
	}
	for _, s := range sentences {
		sents = append(sents, nlp.Span{Start: tokens[s.First].Start, End: tokens[s.End-1].End})
	}
	return words, sents
}

// TestTreebanks measures against the treebanks. The floors are a little under
// what was reached; they may rise.
func TestTreebanks(t *testing.T) {
	tests := []struct {
		name, file, docs string
		words, sentences float64
	}{
		{"EWT dev", "ud-ewt/en_ewt-ud-dev.conllu", "", 0.990, 0.830},
		{"EWT test", "ud-ewt/en_ewt-ud-test.conllu", "", 0.988, 0.820},
		{"EWT dev weblogs", "ud-ewt/en_ewt-ud-dev.conllu", "weblog", 0.992, 0.945},
		{"GUM dev", "gum-open/gum-open-dev.conllu", "", 0.998, 0.950},
		{"GUM dev news", "gum-open/gum-open-dev.conllu", "GUM_news", 0.999, 0.990},
	}
	tokenizer, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			docs, err := readTreebank(nlptest.Shared(t, "data/"+test.file))
			if err != nil {
				t.Fatal(err)
			}
			var words, sentences counts
			for _, d := range docs {
				if !strings.HasPrefix(d.id, test.docs) {
					continue
				}
				w, s := spansOf(tokenizer.Tokenize(d.text))
				words.add(w, d.words)
				sentences.add(s, d.sentences)
			}
			t.Logf("words F1 %.4f (%d), sentences F1 %.4f (%d)", words.f1(), words.gold, sentences.f1(), sentences.gold)
			if words.f1() < test.words || sentences.f1() < test.sentences {
				t.Errorf("words F1 %.4f, sentences F1 %.4f; want at least %v and %v",
					words.f1(), sentences.f1(), test.words, test.sentences)
			}
		})
	}
}
