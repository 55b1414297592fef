package coref

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
)

// clustered is a test's article with a cluster of the tokens that head phrases;
// all but the first score as given.
func clustered(t *testing.T, source string, score float32, heads ...int) *nlp.Doc {
	t.Helper()
	doc := parse(t, source)
	for i := range doc.Tokens {
		doc.Tokens[i].Head, doc.Tokens[i].Dep = i, "dep" // no word depends on another
	}
	var cluster []nlp.Reference
	for n, h := range heads {
		r := nlp.Reference{Range: nlp.Range{First: h, End: h + 1}, Head: h}
		if n > 0 {
			r.Score = score
		}
		cluster = append(cluster, r)
	}
	doc.Clusters = [][]nlp.Reference{cluster}
	return doc
}

func TestResolveFollowsClusters(t *testing.T) {
	const people = "{Person Robert/NNP} met/VBD {Person Ann/NNP} | the/DT {~Person visitor/NN} said/VBD {?Person he/PRP} won/VBD"
	const thing = "{Organization Zed/NNP} bought/VBD a/DT roof/NN | {?Organization it/PRP} fell/VBD"
	for _, tt := range []struct {
		name, source string
		score        float32
		heads        []int
		want         []string
	}{
		{"a pronoun takes the nearest of its cluster", people, 0.9, []int{2, 6}, []string{"[Ann], he"}},
		{"a sure description", people, 0.9, []int{2, 4, 6}, []string{"[Ann], visitor, he"}},
		{"an unsure description stays alone, and rules find he", people, 0.55, []int{2, 4}, []string{"[visitor], he"}},
		{"a thing that is no mention", thing, 0.9, []int{3, 4}, nil},
		{"a pronoun in no cluster", thing, 0.9, []int{1, 3}, []string{"[Zed], it"}},
		{"two names stay two", people, 0.9, []int{0, 2}, []string{"[visitor], he"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := clustered(t, tt.source, tt.score, tt.heads...)
			doc.Chains = resolver(t).Resolve(doc)
			if diff := cmp.Diff(tt.want, show(doc)); diff != "" {
				t.Errorf("chains (-want +got):\n%s", diff)
			}
		})
	}
}

func TestConstraints(t *testing.T) {
	name := func(head int, words ...int32) candidate {
		return candidate{head: head, names: words, form: words[0], lemma: words[0], lemmaStart: -1, initials: -1}
	}
	pronoun := func(head int, k kind, g gender) candidate {
		return candidate{head: head, kind: k, gender: g, lemmaStart: -1, initials: -1}
	}
	cands := []candidate{
		name(0, 10), name(1, 20), name(2, 10), pronoun(3, feminine, isFeminine), pronoun(4, masculine, isMasculine), pronoun(5, neuter, isNeuter),
	}
	var names []nlp.Name
	for i, label := range []string{"PER", "PER", "ORG"} {
		names = append(names, nlp.Name{Range: nlp.Range{First: i, End: i + 1}, Label: label})
	}
	for _, tt := range []struct {
		what   string
		before []int // candidates in the cluster
		next   int
		want   bool
	}{
		{"two names that do not match", []int{0}, 1, false},
		{"a person's name and a body's", []int{0}, 2, false},
		{"she for a person", []int{0}, 3, true},
		{"he where she is", []int{0, 3}, 4, false},
		{"it for a person", []int{0}, 5, false},
		{"it for a body", []int{2}, 5, true},
		{"he for a body", []int{2}, 4, false},
	} {
		c := newConstraints(cands, names)
		for _, i := range tt.before {
			c.note(i, int32(tt.before[0]))
		}
		if got := c.allow(tt.next, int32(tt.before[0])); got != tt.want {
			t.Errorf("%s: allowed = %v", tt.what, got)
		}
	}
}

// Time must stay linear where all words match and nothing ends a sentence.
func TestPairsAreBounded(t *testing.T) {
	_, r, doc := loadFixture(t)
	long := stretch(doc, 12_000, doc.Vectors.Width)
	p, _, _ := r.analyse(long)
	for i := range p.cands {
		if js, _ := p.of(i, nil, nil); len(js) > nearest+matching {
			t.Fatalf("candidate %d is scored with %d", i, len(js))
		}
	}
}
