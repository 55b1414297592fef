package treebank

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/nlptest"
)

// reader is the signature that all readers share.
type reader func(io.Reader, string) ([]Document, error)

// rows writes lines of columns as CoNLL-U has them: the columns that are not
// given are "_".
func rows(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		if line != "" && line[0] != '#' {
			cells := strings.Fields(line)
			for len(cells) < columns {
				cells = append(cells, "_")
			}
			line = strings.Join(cells, "\t")
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

func read(t *testing.T, r reader, text string) []Document {
	t.Helper()
	docs, err := r(strings.NewReader(text), "file")
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func TestReadCoNLLU(t *testing.T) {
	docs := read(t, ReadCoNLLU, "\ufeff"+rows(
		"# newdoc id = one",
		"# global.Entity = GRP-etype-identity",
		"# newpar",
		"# sent_id = one-1",
		"# text = Ann can't go.",
		"1 Ann Ann PROPN NNP Number=Sing 4 nsubj _ Entity=(7-person-Ann_Lee%2C_the-First)",
		"2-3 can't",
		"2 ca can AUX MD _ 4 aux",
		"3 n't not PART RB _ 4 advmod",
		"3.1 really",
		"4 go go VERB VB _ 0 root _ SpaceAfter=No",
		"5 . . PUNCT . _ 4 punct",
		"",
		"# newpar_block = p (1 s)",
		"1 _ _ SYM NN _ 0 root _ Entity=(2-place(7-person)",
		"2 here here ADV RB _ 1 advmod:x _ X=1|Entity=2)",
		"",
		"# newdoc id = two",
		"1 Bye",
	))
	want := []Document{
		{
			ID: "one",
			Words: []Word{
				{Form: "Ann", Lemma: "Ann", UPOS: "PROPN", XPOS: "NNP", Feats: "Number=Sing", Deprel: "nsubj", Head: 3, SpaceAfter: true, Misc: "Entity=(7-person-Ann_Lee%2C_the-First)"},
				{Form: "ca", Lemma: "can", UPOS: "AUX", XPOS: "MD", Deprel: "aux", Head: 3, Misc: "_"},
				{Form: "n't", Lemma: "not", UPOS: "PART", XPOS: "RB", Deprel: "advmod", Head: 3, SpaceAfter: true, Misc: "_"},
				{Form: "go", Lemma: "go", UPOS: "VERB", XPOS: "VB", Deprel: "root", Head: 3, Misc: "SpaceAfter=No"},
				{Form: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Deprel: "punct", Head: 3, SpaceAfter: true, Misc: "_"},
				{Form: "_", Lemma: "_", UPOS: "SYM", XPOS: "NN", Deprel: "root", Head: 5, SpaceAfter: true, Misc: "Entity=(2-place(7-person)"},
				{Form: "here", Lemma: "here", UPOS: "ADV", XPOS: "RB", Deprel: "advmod:x", Head: 5, SpaceAfter: true, Misc: "X=1|Entity=2)"},
			},
			Multiwords: []Multiword{{nlp.Range{First: 1, End: 3}, "can't"}},
			Sentences: []Sentence{
				{Range: nlp.Range{First: 0, End: 5}, ID: "one-1", Text: "Ann can't go.", Paragraph: true},
				{Range: nlp.Range{First: 5, End: 7}},
			},
			Mentions: []Mention{
				{Range: nlp.Range{First: 0, End: 1}, Entity: "7", Kind: "person", Link: "Ann_Lee,_the-First"},
				{Range: nlp.Range{First: 5, End: 7}, Entity: "2", Kind: "place"},
				{Range: nlp.Range{First: 5, End: 6}, Entity: "7", Kind: "person"},
			},
		},
		{
			ID:        "two",
			Words:     []Word{{Form: "Bye", Head: nlp.None, SpaceAfter: true, Misc: "_"}},
			Sentences: []Sentence{{Range: nlp.Range{First: 0, End: 1}, Paragraph: true}},
		},
	}
	if diff := cmp.Diff(want, docs); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	chains := [][]nlp.Range{{{First: 0, End: 1}, {First: 5, End: 6}}, {{First: 5, End: 7}}}
	if diff := cmp.Diff(chains, docs[0].Chains()); diff != "" {
		t.Errorf("chains: -want +got:\n%s", diff)
	}
}

func TestReadIOB(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"two columns", "Ann B-PER\nLee I-PER\nleft O\n\nOslo B-LOC\n", "Ann Lee/PER; Oslo/LOC"},
		{"four columns", "-DOCSTART- -X- O O\n\nOslo NNP B-NP B-LOC\nBonn NNP I-NP B-LOC\n", "Oslo/LOC; Bonn/LOC"},
		{"IOB1", "Acme I-ORG\nInc. I-ORG\nOslo I-LOC\nBonn B-LOC\n\nOslo I-LOC\n", "Acme Inc./ORG; Oslo/LOC; Bonn/LOC; Oslo/LOC"},
		{"tabs", "New York\tB-LOC\n#tag\tO\n#\tO\n", "New York/LOC"},
		{"numbered", "# sent_id = 1\n# text = In Oslo.\n1\tIn\tO\t-\t-\n2-3\tit's\tO\t-\t-\n2\tOslo\tB-LOC\t-\tx\n3\t.\tB-O\t-\tx\n", "Oslo/LOC"},
		{"labels with hyphens", "Ode\tB-creative-work\non\tI-creative-work\n", "Ode on/creative-work"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			docs := read(t, ReadIOB, test.text)
			var got []string
			for _, d := range docs {
				for _, n := range d.Names {
					var words []string
					for _, w := range d.Words[n.First:n.End] {
						words = append(words, w.Form)
					}
					got = append(got, strings.Join(words, " ")+"/"+n.Label)
				}
			}
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestReadCoref(t *testing.T) {
	short := "# begin document oslo\n0\tAnn\t(1\n1\tLee\t1)\n2\ther\t(2(1)\n3\tman\t2)\n# end document\n"
	full := "#begin document (nw/oslo); part 002\n" +
		"oslo 2 0 Ann NNP * - - - - * (1\noslo 2 1 Lee NNP * - - - - * 1)\n\n" +
		"oslo 2 0 her PRP * - - - - * (2|(1)\noslo 2 1 man NN * - - - - * 2)\n#end document\n"
	chains := [][]nlp.Range{{{First: 0, End: 2}, {First: 2, End: 3}}, {{First: 2, End: 4}}}
	tests := []struct {
		name, text, id string
		sentences      int
	}{
		{"short form", short, "oslo", 1},
		{"CoNLL-2012", full, "nw/oslo/2", 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			docs := read(t, ReadCoref, test.text)
			if len(docs) != 1 {
				t.Fatalf("%d documents, want 1", len(docs))
			}
			if docs[0].ID != test.id || len(docs[0].Sentences) != test.sentences {
				t.Errorf("document %q of %d sentences; want %q of %d", docs[0].ID, len(docs[0].Sentences), test.id, test.sentences)
			}
			if diff := cmp.Diff(chains, docs[0].Chains()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestErrorsNameFileAndLine(t *testing.T) {
	tests := []struct {
		name   string
		reader reader
		text   string
		want   string
	}{
		{"columns", ReadCoNLLU, "1\ta\n", "file:1: 2 columns"},
		{"number", ReadCoNLLU, rows("1 a", "3 b"), `file:2: word "3" where word 2`},
		{"no number", ReadCoNLLU, rows("x a"), `file:1: word "x"`},
		{"head", ReadCoNLLU, rows("1 a _ _ _ _ x"), `file:1: the head "x"`},
		{"head outside", ReadCoNLLU, rows("1 a _ _ _ _ 2", ""), "file:2: word 1 depends on word 2"},
		{"own head", ReadCoNLLU, rows("1 a _ _ _ _ 1", ""), "file:2: word 1 depends on itself"},
		{"range", ReadCoNLLU, rows("2-3 ab"), "file:1: multiword token 2-3"},
		{"backward range", ReadCoNLLU, rows("1-0 ab"), "file:1: multiword token 1-0"},
		{"nested ranges", ReadCoNLLU, rows("1-2 ab", "1 a", "2-3 bc"), "file:3: multiword token 2-3"},
		{"open range", ReadCoNLLU, rows("1-2 ab", "1 a", ""), "file:3: the sentence ends inside"},
		{"closed entity", ReadCoNLLU, rows("1 a _ _ _ _ _ _ _ Entity=4)"), `file:1: entity "4" is closed`},
		{"open entity", ReadCoNLLU, rows("1 a _ _ _ _ _ _ _ Entity=(4-x", ""), `entity "4" is never closed`},
		{"bad brackets", ReadCoNLLU, rows("1 a _ _ _ _ _ _ _ Entity=4"), "no brackets"},
		{"not UTF-8", ReadCoNLLU, rows("# text = x") + "\xff\n", "file:2: the line is not UTF-8"},
		{"long line", ReadIOB, "a O\n" + strings.Repeat("x", maxLine+1), "file:2: bufio.Scanner: token too long"},
		{"one column", ReadIOB, "a O\nb\n", "file:2: a line of one column"},
		{"tag", ReadIOB, "a X-PER\n", `file:1: "X-PER" is no tag`},
		{"no label", ReadIOB, "a B\n", `file:1: "B" is no tag`},
		{"no form", ReadIOB, "\tO\n", "file:1: a word without a form"},
		{"coref columns", ReadCoref, "0 a\n", "file:1: 2 columns"},
		{"coref entity", ReadCoref, "0 a ()\n", "file:1: a mention of no entity"},
		{"coref open", ReadCoref, "# begin document x\n0\ta\t(1\n# end document\n", `file:3: entity "1" is never closed`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := test.reader(strings.NewReader(test.text), "file")
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got the error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestTexts(t *testing.T) {
	conllu := rows(
		"# newpar", "1-2 Dunno", "1 Do", "2 know", "3 it _ _ _ _ _ _ _ SpaceAfter=No", "4 .", "",
		"1 Yes _ _ _ _ _ _ _ SpaceAfter=No", "2 .", "", "# newpar", "1 No", "",
	)
	iob := "# text = “Oslo” is.\n1\t“\tO\t-\t-\n2\tOslo\tB-LOC\t-\t-\n3\t”\tO\t-\t-\n4\tis\tO\t-\t-\n5\t.\tO\t-\t-\n\n" +
		"# text = other words\n1\tGo\tO\t-\t-\n2\t.\tO\t-\t-\n"
	tests := []struct {
		name             string
		reader           reader
		text             string
		surface, spelled string
		words            string // the places in surface
	}{
		{"CoNLL-U", ReadCoNLLU, conllu, "Dunno it. Yes.\n\nNo", "Doknow it. Yes.\n\nNo", "Dunno|Dunno|it|.|Yes|.|No"},
		{"IOB", ReadIOB, iob, "“Oslo” is. Go .", "“Oslo” is. Go .", "“|Oslo|”|is|.|Go|."},
		{"coref", ReadCoref, "0\ta\t_\n1\t\t_\n2\tb\t_\n", "a  b", "a - b", "a||b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, test.reader, test.text)[0]
			surface, places := doc.Surface()
			var words []string
			for _, p := range places {
				words = append(words, surface[p.Start:p.End])
			}
			if surface != test.surface || strings.Join(words, "|") != test.words {
				t.Errorf("surface %q with words %q; want %q, %q", surface, words, test.surface, test.words)
			}
			spelled, places := doc.Spelled()
			if spelled != test.spelled {
				t.Errorf("spelled %q, want %q", spelled, test.spelled)
			}
			for i, p := range places {
				if form := spelled[p.Start:p.End]; form != doc.Words[i].Form && form != "-" {
					t.Errorf("word %d stands at %q", i, form)
				}
			}
		})
	}
}

// The corpora that newsgraph is measured on are read whole: their documents,
// words and what is marked are as many as a count of their lines says.
func TestCorpora(t *testing.T) {
	tests := []struct {
		reader                   reader
		file                     string
		docs, words, names, refs int
	}{
		{ReadCoNLLU, "ud-ewt/en_ewt-ud-dev.conllu", 318, 25147, 0, 0},
		{ReadCoNLLU, "gum-open/gum-open-dev.conllu", 12, 10631, 0, 2993},
		{ReadIOB, "uner-ewt/en_ewt-ud-dev.iob2", 318, 25149, 966, 0},
		{ReadIOB, "wikigold/wikigold/CONLL-format/data/wikigold.conll.txt", 145, 39007, 3558, 0},
		{ReadIOB, "crossner-politics/dev.txt", 1, 24624, 3482, 0},
		{ReadCoref, "gum-open/ontogum/GUM_news_crane.conll", 1, 289, 0, 33},
	}
	for _, test := range tests {
		t.Run(filepath.Base(test.file), func(t *testing.T) {
			f, err := os.Open(nlptest.Shared(t, "data/"+test.file))
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = f.Close() }()
			docs, err := test.reader(f, test.file)
			if err != nil {
				t.Fatal(err)
			}
			var words, names, refs int
			for i := range docs {
				check(t, &docs[i])
				words += len(docs[i].Words)
				names += len(docs[i].Names)
				refs += len(docs[i].Mentions)
			}
			got := []int{len(docs), words, names, refs}
			if want := []int{test.docs, test.words, test.names, test.refs}; !cmp.Equal(got, want) {
				t.Errorf("%d documents, words, names and mentions; want %d", got, want)
			}
		})
	}
}

// check states what must hold in every document.
func check(t *testing.T, d *Document) {
	t.Helper()
	next := 0
	for _, s := range d.Sentences {
		if s.First != next || s.End <= s.First {
			t.Fatalf("sentence %v after word %d", s.Range, next)
		}
		next = s.End
	}
	if next != len(d.Words) || next == 0 {
		t.Fatalf("%d of %d words are in sentences", next, len(d.Words))
	}
	all := nlp.Range{End: len(d.Words)}
	next = 0
	for _, m := range d.Multiwords {
		if !all.Covers(m.Range) || m.First < next || m.Len() < 1 {
			t.Fatalf("multiword token %v of %v", m, all)
		}
		next = m.End
	}
	for _, n := range d.Names {
		if !all.Covers(n.Range) || n.Len() < 1 || n.Label == "" {
			t.Fatalf("name %v of %v", n, all)
		}
	}
	for _, m := range d.Mentions {
		if !all.Covers(m.Range) || m.Len() < 1 || m.Entity == "" {
			t.Fatalf("mention %v of %v", m, all)
		}
	}
	for i, w := range d.Words {
		if w.Head != nlp.None && !all.Contains(w.Head) {
			t.Fatalf("word %d depends on %d", i, w.Head)
		}
	}
	for _, text := range []func() (string, []nlp.Span){d.Surface, d.Spelled} {
		s, places := text()
		if len(places) != len(d.Words) {
			t.Fatalf("%d places of %d words", len(places), len(d.Words))
		}
		for _, p := range places {
			if p.Start < 0 || p.End < p.Start || p.End > len(s) {
				t.Fatalf("%v is not in the text", p)
			}
		}
	}
}

func fuzz(f *testing.F, r reader, seeds ...string) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		docs, err := r(strings.NewReader(text), "file")
		if err != nil {
			return
		}
		for i := range docs {
			check(t, &docs[i])
			docs[i].Chains()
		}
	})
}

func FuzzReadCoNLLU(f *testing.F) {
	fuzz(f, ReadCoNLLU,
		rows("# newdoc id = x", "# global.Entity = GRP-etype", "1-2 ab", "1 a _ _ _ _ 2 x _ Entity=(1-x(2-y)", "2 b _ _ _ _ 0 root _ Entity=1)|SpaceAfter=No", ""),
		rows("1 a", "# newdoc", "1.1 x", "1 b _ _ _ _ _ _ _ Entity=(((", ""), "1-9999999999\tx\n", "\ufeff#\r\n")
}

func FuzzReadIOB(f *testing.F) {
	fuzz(f, ReadIOB, "a B-X\nb I-X\n\n", "# text = a\n1\ta\tI-X\t-\t-\n", "# newdoc id = 1\n# a b\n-DOCSTART- O\n\nx I-Y\n", "#\tO\n", "a\tb-\n")
}

func FuzzReadCoref(f *testing.F) {
	fuzz(f, ReadCoref, "# begin document x\n0\ta\t(1(2)\n1\tb\t1)\n# end document\n", "#begin document (x); part 000\n", "0 a (1|(1)1)\n", "# a b\n", "0\t\t_\n")
}
