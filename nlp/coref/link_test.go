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
		{"an army is no militia", "The/DT {ArmedGroup Palm/NNP Brigade/NNP} fired/VBD at/IN the/DT {~ArmedGroup army/NN}", 0.95, []int{2, 6}, nil},
		{"a company is no ministry", "The/DT {Organization Oil/NNP Ministry/NNP} met/VBD the/DT {~Organization company/NN}", 0.95, []int{2, 5}, nil},
		{"the company", "{Organization Velmar/NNP Energy/NNP} met/VBD the/DT {~Organization company/NN}", 0.95, []int{1, 4}, []string{"[Velmar Energy], company"}},
		{"an ambush is no truce", "The/DT {~Event truce/NN} held/VBD | The/DT {~Event ambush/NN} ended/VBD", 0.7, []int{1, 4}, nil},
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

// "He" at the start of a sentence is whom the sentence in front is about, whatever
// the clusters say.
func TestSubjectsGoOn(t *testing.T) {
	doc := clustered(t, "{Person Zorwan/NNP Lee/NNP} met/VBD {Person Quell/NNP Ray/NNP} | {Person Quell/NNP Ray/NNP} left/VBD | {?Person He/PRP} slept/VBD", 0.9, 1, 8)
	for i, edge := range map[int]nlp.Token{
		5: {Head: 6, Dep: "flat"}, 6: {Head: 7, Dep: "nsubj"}, 7: {Head: 7, Dep: "root"}, 8: {Head: 9, Dep: "nsubj"}, 9: {Head: 9, Dep: "root"},
	} {
		doc.Tokens[i].Head, doc.Tokens[i].Dep = edge.Head, edge.Dep
	}
	doc.Chains = resolver(t).Resolve(doc)
	if diff := cmp.Diff([]string{"[Quell Ray], Quell Ray, He"}, show(doc)); diff != "" {
		t.Errorf("chains (-want +got):\n%s", diff)
	}
}

func TestConstraints(t *testing.T) {
	name := func(head int, words ...int32) candidate {
		return candidate{head: head, names: words, form: words[0], lemma: words[0], lemmaStart: -1, initials: -1}
	}
	pronoun := func(head int, k kind, g gender) candidate {
		return candidate{head: head, sentence: 1, kind: k, gender: g, place: elsewhere, lemmaStart: -1, initials: -1}
	}
	cands := []candidate{
		name(0, 10), name(1, 20), name(2, 10), pronoun(4, feminine, isFeminine), pronoun(5, masculine, isMasculine), pronoun(6, neuter, isNeuter),
		pronoun(7, neuter, isNeuter), pronoun(8, neuter, isNeuter),
	}
	cands[5].place, cands[6].place, cands[7].place, cands[7].reflexive = subject, object, object, true
	cands[0].sentence, cands[1].sentence = 1, 1
	doc := &nlp.Doc{Tokens: make([]nlp.Token, 10), Sentences: []nlp.Range{{First: 2, End: 4}, {First: 4, End: 10}}}
	doc.Tokens[2].Norm, doc.Tokens[3].Norm = "OSLO", "-"
	for i := range doc.Tokens {
		doc.Tokens[i].Head = 9 // the verb
	}
	for i, label := range []string{"PER", "PER", "ORG"} {
		doc.Names = append(doc.Names, nlp.Name{Range: nlp.Range{First: i, End: i + 1}, Label: label})
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
		{"it for a body", []int{1, 2}, 5, true},
		{"he for a body", []int{2}, 4, false},
		{"it for the place of a dateline", []int{2}, 5, false},
		{"object for the subject", []int{5}, 6, false},
		{"reflexive object for the subject", []int{5}, 7, true},
	} {
		c := newConstraints(newTree(doc.Tokens), cands, doc)
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
