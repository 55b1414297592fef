package relate

import (
	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// resigned is the relation of who gives up a post to what the post was in.
const resigned = "RESIGNED_FROM"

// findResignations finds who resigns without a word from what: that is what the text
// says that he leads or works for. It reads what was found in the whole article.
func (s *sentence) findResignations() {
	t := s.types.Type(resigned)
	if t == nil {
		return
	}
	for c := range s.clauses {
		cl := &s.clauses[c]
		if cl.passive || cl.subject == nlp.None || !s.resigns(cl) {
			continue
		}
		for _, who := range s.somebody(cl.subject) {
			if body := s.postOf(who.chain); s.kindOf(who.chain) == nlp.Person && body.chain != nlp.None {
				s.say(statement{
					of: t, subjects: ends{who}, objects: ends{body}, status: s.statusOf(c),
					trigger: nlp.Range{First: cl.main, End: cl.main + 1}, rule: "verb", wording: ontology.Wording{},
				})
			}
		}
	}
}

// resigns reports whether the clause says that its subject gives up a post, and does
// not say which.
func (s *sentence) resigns(cl *clause) bool {
	for _, a := range cl.args {
		if a.prep > cl.main && !s.phrases[a.phrase].time && s.entity(a.phrase) != nlp.None && !s.words.inside[s.lower[a.prep]] {
			return false // "resigned from the board", "as minister of"
		}
	}
	if cl.object != nlp.None {
		return s.words.resigning[cl.lemma+" "+s.lemma(s.phrases[cl.object].head)]
	}
	for _, w := range cl.words {
		if s.words.resigning[cl.lemma+" "+s.lower[w]] {
			return true
		}
	}
	return s.words.resigning[cl.lemma]
}

// postOf is what chain c was last said to lead or to work for up to this sentence, or
// nothing.
func (s *sentence) postOf(c int) end {
	for i := len(s.found) - 1; i >= 0; i-- {
		st := &s.found[i]
		if st.sentence > s.number || st.of.Name != leads && st.of.Name != worksFor || st.role == "" || !st.status.plain() {
			continue
		}
		if len(st.subjects) == 1 && st.subjects[0].chain == c && len(st.objects) == 1 && s.kindOf(st.objects[0].chain) != nlp.Person {
			return st.objects[0]
		}
	}
	return end{chain: nlp.None, at: nlp.None}
}
