package mention

import (
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

func TestEmpty(t *testing.T) {
	if got := finder(t).Find(&nlp.Doc{Article: &nlp.Article{}}); len(got) != 0 {
		t.Errorf("an empty article has the mentions %v", got)
	}
}

// FuzzFind checks that no sequence of words, whatever their tags, names and
// trees, breaks the invariants of mentions.
func FuzzFind(f *testing.F) {
	f.Add("Gen./NNP/nmod:desc Ann/NNP/nsubj/PER ,/, the/DT U.S./NNP/compound/ORG army/NN/appos 's/POS head/NN | of/IN it/PRP")
	f.Add("Iran/NNP/compound/GRP ~-/HYPH/punct ~backed/VBN/amod groups/NNS/nsubj and/CC/cc al/NN ~-/HYPH ~Qaida/NNP/conj/ORG")
	f.Add("The/DT Ministry/NNP/nsubj/ORG of/IN the/DT | and/CC dozens/NNS of/IN/case dozens/NNS/nmod of/IN Resolution/NN 99/CD//ART")
	f.Add("Red/NNP//ORG Hat/NNP//ORG left/VBD Red/NNP//ORG | Hat/NNP//ORG Red/NNP Hat/NNP")
	found := finder(f)
	f.Fuzz(func(t *testing.T, source string) {
		doc := parse(source)
		if doc.Check() != nil {
			t.Skip("not a document")
		}
		doc.Mentions = found.Find(doc)
		if err := doc.Check(); err != nil {
			t.Errorf("%q: %v", source, err)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	found := finder(b)
	sentence := "Iranian/JJ/compound/GRP ~-/HYPH/punct ~backed/VBN/amod Shiite/JJ/amod militia/NN/compound groups/NNS/nsubj " +
		"fired/VBD/root on/IN/case Pentagon/NNP/compound/ORG Press/NNP/compound Secretary/NNP/nmod:desc Paul/NNP/obl/PER " +
		"Reed/NNP/flat/PER near/IN/case the/DT/det town/NN/obl of/IN/case Zorbat/NNP/nmod/LOC ,/, Syria/NNP/appos/LOC ,/, " +
		"he/PRP/nsubj said/VBD/parataxis ./. | "
	doc := parse(strings.Repeat(sentence, 1000))
	for b.Loop() {
		found.Find(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func finder(tb testing.TB) *Finder {
	tb.Helper()
	l, err := lexicon.Load()
	if err != nil {
		tb.Fatal(err)
	}
	return New(l)
}

// parse reads an article in which a word stands with its tag, its relation and
// the label of its name, "|" ends a sentence and "~" joins a word to the one in
// front. A word depends on the next one, by half the relations, or else on the
// first; labels alike make one name.
func parse(source string) *nlp.Doc {
	doc := &nlp.Doc{Article: &nlp.Article{}}
	var text strings.Builder
	for sentence := range strings.SplitSeq(source, "|") {
		first := len(doc.Tokens)
		for field := range strings.FieldsSeq(sentence) {
			addWord(doc, &text, field, first)
		}
		end := len(doc.Tokens)
		if end == first {
			continue
		}
		doc.Sentences = append(doc.Sentences, nlp.Range{First: first, End: end})
		doc.Tokens[first].Head, doc.Tokens[first].Dep = first, "root"
		for i := first + 1; i+1 < end; i++ {
			if strings.HasPrefix(doc.Tokens[i].Dep, "compound") || strings.HasPrefix(doc.Tokens[i].Dep, "case") {
				doc.Tokens[i].Head = i + 1
			}
		}
	}
	doc.Article.Text = text.String()
	return doc
}

// addWord adds a word with its tag, relation and label to a sentence that begins
// at token first.
func addWord(doc *nlp.Doc, text *strings.Builder, field string, first int) {
	field, joined := strings.CutPrefix(field, "~")
	if !joined && text.Len() > 0 {
		text.WriteByte(' ')
	}
	parts := append(strings.Split(field, "/"), "", "", "")
	i, start := len(doc.Tokens), text.Len()
	text.WriteString(parts[0])
	token := nlp.Token{Norm: parts[0], Lemma: strings.ToLower(parts[0]), Tag: parts[1], Head: first, Dep: parts[2]}
	token.Span = nlp.Span{Start: start, End: text.Len()}
	if token.Dep == "" || token.Dep == "root" {
		token.Dep = "dep"
	}
	doc.Tokens = append(doc.Tokens, token)
	label := parts[3]
	if n := len(doc.Names); n > 0 && doc.Names[n-1].Label == label && doc.Names[n-1].End == i && i > first {
		doc.Names[n-1].End++
	} else if label != "" {
		doc.Names = append(doc.Names, nlp.Name{Range: nlp.Range{First: i, End: i + 1}, Label: label, Score: 1})
	}
}
