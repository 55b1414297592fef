package relate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// Explanation tells why a sentence gives its relations, and what else it nearly
// gave.
type Explanation struct {
	Sentence int      // index in Doc.Sentences
	Found    []Found  // the sentence's relations, in the order of Relate
	Missed   []Missed // what almost matched: by its place, the nearest first
}

// Found is why a relation was found.
type Found struct {
	Relation nlp.Relation
	// Wording is that of the ontology, or zero where Relation.Rule found the
	// relation by itself.
	Wording         ontology.Wording
	Trigger         nlp.Range
	Subject, Object nlp.Range // their words; empty for a speaker who is named elsewhere
	// Path is how subject, trigger and object hang together in the tree of
	// dependencies: "militia <-nsubj- attacked -obj-> village".
	Path string
	// Cues are what gave polarity, modality and attribution, in the order in
	// which they acted, from the outermost clause to the inmost.
	Cues []Cue
	// Factors are what the confidence is the product of; the first is the rule.
	Factors []Factor
}

// Cue is what changed how real a statement is, or who makes it.
type Cue struct {
	Word   string // "may"; "" where no word but the construction did it
	Effect string // "hypothetical", "not so", "speaker = Norland"
	Kind   string // what kind of cue it is: "modal", `verb cue "say"`
}

// Factor is a number that a confidence is made of.
type Factor struct {
	Name  string
	Value float64
}

// Missed is a wording whose trigger is in the sentence but that gave nothing.
type Missed struct {
	Type    string
	Wording ontology.Wording
	Trigger nlp.Range
	Reason  string // in plain words: `"on" or "against" not found`
	// Near says that the words of the wording are all there.
	Near  bool
	Lacks int // how many parts of the wording were not found
}

// Explain finds the relations of doc as Relate does and tells of each sentence
// why. The relations of all explanations, one after the other, are those of
// Relate.
func (r *Relater) Explain(doc *nlp.Doc) []Explanation {
	a := r.open(doc)
	a.trace = &trace{}
	a.find()
	a.trace.quotations = a.quotations()
	list := make([]Explanation, len(doc.Sentences))
	for i := range list {
		list[i].Sentence = i
	}
	for _, f := range a.explained() {
		e := &list[f.Relation.Sentence]
		e.Found = append(e.Found, f)
	}
	given := a.givenAt()
	var there wordsOf
	for i := range a.trace.misses {
		if m := &a.trace.misses[i]; !given[place{m.of, m.trigger}] {
			there.read(&a.sentences[m.sentence])
			e := &list[m.sentence]
			e.Missed = append(e.Missed, a.missed(m, &there))
		}
	}
	for i := range list {
		e := &list[i]
		e.Missed = append(e.Missed, a.sentences[i].misread()...)
		slices.SortStableFunc(e.Missed, compareMissed)
		e.Missed = slices.Compact(e.Missed)
	}
	return list
}

// explained is the relations of the article with what gave them.
func (a *article) explained() []Found {
	var list []Found
	for i := range a.found {
		st := &a.found[i]
		st.pairs(a, func(subject, object end, fit int) {
			list = append(list, Found{
				Relation: st.relation(a, subject, object, fit),
				Wording:  st.wording, Trigger: st.trigger,
				Subject: a.wordsAt(subject.at), Object: a.wordsAt(object.at),
				Path: a.path(subject.at, st.trigger, object.at),
				Cues: a.cues(st), Factors: a.factors(st, subject, object, fit),
			})
		})
	}
	slices.SortStableFunc(list, func(a, b Found) int { return compareRelations(a.Relation, b.Relation) })
	return slices.CompactFunc(list, func(a, b Found) bool { return sameRelation(a.Relation, b.Relation) })
}

// wordsAt is the mention that token i heads, or else the phrase that it is in.
func (a *article) wordsAt(i int) nlp.Range {
	if i == nlp.None {
		return nlp.Range{}
	}
	if m := a.byHead[i]; m != nlp.None {
		return a.doc.Mentions[m].Range
	}
	s := &a.sentences[a.doc.SentenceOf(i)]
	return s.phrases[s.phraseAt[i]].Range
}

// factors is what the confidence of a relation is the product of.
func (a *article) factors(st *statement, subject, object end, fit int) []Factor {
	doubts := st.doubts(subject, object, fit)
	list := make([]Factor, 0, 1+len(doubts))
	list = append(list, Factor{"rule " + st.rule, a.words.rules[st.rule]})
	for _, d := range doubts {
		list = append(list, Factor{d, a.words.factors[d]})
	}
	return list
}

// place is a trigger of a type.
type place struct {
	of      *ontology.Type
	trigger nlp.Range
}

// givenAt is the places where relations were found: that other wordings of the
// type fail there is of no interest.
func (a *article) givenAt() map[place]bool {
	given := map[place]bool{}
	for i := range a.found {
		st := &a.found[i]
		st.pairs(a, func(end, end, int) { given[place{st.of, st.trigger}] = true })
	}
	return given
}

// wordsOf is the words and lemmas of one sentence.
type wordsOf struct {
	sentence *sentence
	set      set
}

// read makes w the words of s.
func (w *wordsOf) read(s *sentence) {
	if w.sentence == s {
		return
	}
	w.sentence, w.set = s, set{}
	for i := s.First; i < s.End; i++ {
		w.set[s.lower[i]], w.set[s.lemma(i)] = true, true
	}
}

// haveAll reports whether one of the words of each part is there. Where a
// participant is missing, nothing has looked for the words behind it.
func (w *wordsOf) haveAll(parts []ontology.Part) bool {
	for i := range parts {
		if parts[i].Slot == ontology.Literal && !slices.ContainsFunc(parts[i].Words, func(text string) bool {
			return w.set[text[strings.LastIndexByte(text, ' ')+1:]]
		}) {
			return false
		}
	}
	return true
}

// missed is m as it is reported.
func (a *article) missed(m *miss, there *wordsOf) Missed {
	return Missed{
		Type: m.of.Name, Wording: m.wording, Trigger: m.trigger,
		Reason: a.sentences[m.sentence].reason(m),
		Near:   m.why != noPart && there.haveAll(m.rest), Lacks: len(m.rest) - m.found,
	}
}

// compareMissed puts the nearest of the misses at one place first.
func compareMissed(a, b Missed) int {
	if a.Near != b.Near && a.Trigger.First == b.Trigger.First {
		if a.Near {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.Trigger.First, b.Trigger.First), cmp.Compare(a.Lacks, b.Lacks))
}
