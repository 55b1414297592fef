package relate

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// findTimes hangs the expressions of time of the sentence on the clauses and the
// noun phrases that they belong to: "a strike late Thursday", "was killed on
// Thursday". first is the index of the first in Doc.Times that may be in it; the
// result is that for the next sentence.
func (s *sentence) findTimes(first int) int {
	t := first
	for ; t < len(s.doc.Times) && s.doc.Times[t].End <= s.End; t++ {
		if s.doc.Times[t].Kind == nlp.Date {
			s.hangTime(t)
		}
	}
	return t
}

// hangTime finds the clause or the act that time t belongs to: the first above
// it. Those that are no acts pass a time behind a preposition on to what they hang
// on: the parser may have hung "on Tuesday" on "Karsa".
func (s *sentence) hangTime(t int) {
	top := s.topOf(s.doc.Times[t].Range)
	if c := s.saidThen(t); c != nlp.None {
		s.clauses[c].setTime(s, t)
		return
	}
	const highest = 4
	for i, k := top, 0; k < highest && s.head(i) != i; k++ {
		h := s.head(i)
		p := s.phraseAt[h]
		if c := s.clauseAt[h]; c != nlp.None && (p == nlp.None || !s.phrases[p].Contains(i)) {
			s.clauses[c].setTime(s, t)
			return
		}
		if p == nlp.None || s.timeAt[h] != nlp.None {
			i = h
			continue
		}
		within := s.phrases[p].Contains(top) || s.isPossessive(top)
		if within || s.isAct(p) {
			s.phrases[p].setTime(s, t)
			return
		}
		i = s.phrases[p].top
	}
}

// topOf is the token by which r hangs in the tree; where several do, a noun or a
// number before an adverb.
func (s *sentence) topOf(r nlp.Range) int {
	top := nlp.None
	for i := r.First; i < r.End; i++ {
		if h := s.head(i); h != i && r.Contains(h) || s.relation(i) == "case" || s.relation(i) == "punct" {
			continue
		}
		if top == nlp.None || s.doc.Tokens[top].UPOS == "ADV" || s.doc.Tokens[top].UPOS == "ADJ" {
			top = i
		}
	}
	if top == nlp.None {
		return r.First
	}
	return top
}

// saidThen is the clause of speech that time t stands right behind, although the
// parser has hung it on what is said: "said on Thursday the army had left". It is
// None if there is none.
func (s *sentence) saidThen(t int) int {
	r := s.doc.Times[t].Range
	i := r.First - 1
	if i >= s.First && s.doc.Tokens[i].UPOS == "ADP" {
		i--
	}
	if i < s.First {
		return nlp.None
	}
	c := s.clauseAt[i]
	if p := s.phraseAt[i]; c == nlp.None && p != nlp.None && s.phrases[p].End == i+1 && s.phrases[p].clause != nlp.None && s.phrases[p].slot == objectSlot {
		c = s.phrases[p].clause // "told reporters on Thursday"
	}
	if c == nlp.None || !s.reports(c) || r.End >= s.End || s.tag(r.End) == "POS" || s.clauses[c].main > i {
		return nlp.None
	}
	if s.modifiesNoun(r) {
		return nlp.None // "condemned Thursday attacks"
	}
	return c
}

// modifiesNoun reports whether the times in r stand in front of a noun that they
// are a part of.
func (s *sentence) modifiesNoun(r nlp.Range) bool {
	p := s.phraseAt[r.End]
	return p != nlp.None && s.phrases[p].Contains(r.End-1)
}

// isAct reports whether phrase p tells of an act.
func (s *sentence) isAct(p int) bool {
	m := s.phrases[p].mention
	if m != nlp.None && s.doc.Mentions[m].Kind == nlp.Event {
		return true
	}
	return !s.isName(p) && len(s.nounWordings(p)) > 0
}

// better reports whether time t says more than time old, which may be None: one
// whose days are known goes before one whose days are not.
func (a *article) better(t, old int) bool {
	return old == nlp.None || a.doc.Times[t].Resolved() && !a.doc.Times[old].Resolved()
}

func (cl *clause) setTime(s *sentence, t int) {
	if s.better(t, cl.time) {
		cl.time = t
	}
}

func (p *phrase) setTime(s *sentence, t int) {
	if s.better(t, p.when) {
		p.when = t
	}
}

// timeOf is the time of what clause c tells: its own, or that of the clause or the
// act that it tells more about; None if there is none.
func (s *sentence) timeOf(c int) int {
	cl := &s.clauses[c]
	if !cl.timed {
		cl.timed = true // before the rest, so that no circle can be endless
		cl.shared = cl.time
		if cl.time == nlp.None {
			cl.shared = s.inheritedTime(c)
		}
	}
	return cl.shared
}

func (s *sentence) inheritedTime(c int) int {
	cl := &s.clauses[c]
	if t := s.timeOfParts(c); t != nlp.None {
		return t
	}
	h := s.head(cl.top)
	b := s.clauseAt[h]
	if h == cl.top || b == nlp.None || b == c {
		return s.timeOfAntecedent(cl)
	}
	switch s.relation(cl.top) {
	case "advcl":
		// "..., killing two", "by killing two" are the same act.
		if cl.gerund && (cl.gerundPrep == nlp.None || s.words.agents[s.lower[cl.gerundPrep]]) || cl.infinitive && s.tries(b) {
			return s.timeOf(b)
		}
	case "conj":
		if s.sharesTime(cl, b) {
			return s.timeOf(b)
		}
	case "xcomp":
		if k := s.cueOf(b); (s.tries(b) || k == nil || !k.Speaker && k.Modality == "") && !s.words.copulas[s.clauses[b].lemma] {
			return s.timeOf(b) // "began attacking", "managed to take"
		}
	}
	return s.timeOfAntecedent(cl)
}

// tries reports whether clause b tells that something was tried: "failed to".
func (s *sentence) tries(b int) bool {
	k := s.cueOf(b)
	return k != nil && k.Modality == nlp.Attempted
}

// timeOfParts is the time of the act that is the subject of clause c, or in which
// it took place: "Tuesday's attack killed two", "was killed in the Feb. 15 attack".
func (s *sentence) timeOfParts(c int) int {
	cl := &s.clauses[c]
	if p := cl.subject; p != nlp.None && !cl.passive && s.isAct(p) && s.cueOf(c) == nil && s.ownTime(p) != nlp.None {
		return s.ownTime(p)
	}
	for _, a := range cl.args {
		if w := s.lower[a.prep]; (s.words.inside[w] || s.words.agents[w]) && s.isAct(a.phrase) {
			if t := s.ownTime(a.phrase); t != nlp.None {
				return t
			}
		}
	}
	return nlp.None
}

// timeOfAntecedent is that of the act that a relative clause tells more about:
// "an attack on Tuesday that killed two".
func (s *sentence) timeOfAntecedent(cl *clause) int {
	if p := cl.antecedent; p != nlp.None && cl.subject == p && !cl.passive && s.isAct(p) {
		return s.timeOfNoun(p)
	}
	return nlp.None
}

// sharesTime reports whether clause cl, which is joined to clause b by "and", is
// of the same time: that of b stands in front of both, or is a day or two.
func (s *sentence) sharesTime(cl *clause, b int) bool {
	from := &s.clauses[b]
	t := s.timeOf(b)
	if t == nlp.None || s.hasDependent(cl.top, "nsubj") || s.hasDependent(cl.top, "nsubj:pass") || cl.modal != from.modal || s.tag(cl.main) != s.tag(from.main) || s.comesLater(cl) {
		return false
	}
	e := &s.doc.Times[t]
	switch e.Granularity {
	case nlp.Minute, nlp.Hour, nlp.Day, nlp.Week:
		return true
	}
	return e.First < from.main
}

// comesLater reports whether a word in clause cl says that it came after what was
// told before: "and later fled".
func (s *sentence) comesLater(cl *clause) bool {
	for _, d := range s.dependents.Of(cl.top) {
		if s.relation(d) == "advmod" && s.words.sequels[s.lower[d]] {
			return true
		}
	}
	return false
}

// ownTime is the time that stands with the noun of phrase p, or as its owner:
// "Tuesday's attack"; None if there is none.
func (s *sentence) ownTime(p int) int {
	if t := s.phrases[p].when; t != nlp.None {
		return t
	}
	if o := s.phrases[p].owner; o != nlp.None {
		return s.timeAt[s.phrases[o].head]
	}
	return nlp.None
}

// timeOfNoun is the time of the act of phrase p: its own, or that of its clause
// where the clause tells of the same act: "the attack took place on Tuesday",
// "carried out an attack on Tuesday", "was killed in an attack on Tuesday".
func (s *sentence) timeOfNoun(p int) int {
	if t := s.ownTime(p); t != nlp.None || !s.isAct(p) {
		return t
	}
	ph := &s.phrases[s.phrases[p].lead]
	if ph.clause == nlp.None {
		return nlp.None
	}
	cl := &s.clauses[ph.clause]
	same := false
	switch ph.slot {
	case subjectSlot:
		same = s.cueOf(ph.clause) == nil
	case objectSlot:
		same = s.words.lightVerbs[cl.lemma]
	case prepSlot:
		w := s.lower[ph.prep]
		same = s.words.inside[w] || s.words.agents[w]
	}
	if !same {
		return nlp.None
	}
	return cl.time
}

// timeOfTrigger is the time of what the words of trigger tell. What lasts has
// only a time of its own.
func (s *sentence) timeOfTrigger(trigger nlp.Range, lasting bool) int {
	for i := trigger.First; i < trigger.End; i++ {
		switch c := s.clauseAt[i]; {
		case c == nlp.None:
		case lasting:
			return s.clauses[c].time
		default:
			return s.timeOf(c)
		}
	}
	if p := s.phraseAt[trigger.End-1]; p != nlp.None {
		if lasting {
			return s.phrases[p].when
		}
		return s.timeOfNoun(p)
	}
	return nlp.None
}

// timeOfStatement is the time of st with its words.
func (a *article) timeOfStatement(st *statement) nlp.Time {
	trigger := st.trigger
	if st.spoken && st.status.cue != nlp.None {
		trigger = nlp.Range{First: st.status.cue, End: st.status.cue + 1}
	}
	s := &a.sentences[a.doc.SentenceOf(trigger.First)]
	t := s.timeOfTrigger(trigger, st.of.State)
	if t == nlp.None {
		return nlp.Time{}
	}
	return a.doc.TimeOf(&a.doc.Times[t])
}

// timeIn is of each token the expression of time that it lies in, or None.
func timeIn(doc *nlp.Doc) []int {
	at := nones(len(doc.Tokens))
	for k := range doc.Times {
		for i := doc.Times[k].First; i < doc.Times[k].End; i++ {
			at[i] = k
		}
	}
	return at
}

// isTime reports whether the phrase that hangs by top is a time.
func (s *sentence) isTime(top int) bool {
	t := s.timeAt[top]
	return t != nlp.None && !strings.HasPrefix(s.doc.Tokens[top].Dep, "compound")
}
