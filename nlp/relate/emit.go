package relate

import (
	"cmp"
	"slices"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// statement is one thing that a sentence says: a relation between each of its
// subjects and each of its objects.
type statement struct {
	of       *ontology.Type
	subjects ends
	objects  ends
	status   status
	sentence int
	trigger  nlp.Range // tokens
	rule     string
	wording  ontology.Wording // where the ontology has one
	nouns    []int            // the phrases that are its nouns
	role     string
	details  details
	spoken   bool // it is an act of speech, done when the cue was said
}

// say keeps the statement st of sentence s and what follows from it.
func (s *sentence) say(st statement) {
	if len(st.subjects) == 0 || len(st.objects) == 0 {
		return
	}
	st.sentence = s.number
	s.selfReport(&st)
	s.ownWords(&st)
	st.status.note(nlp.None, bySelf)
	s.found = append(s.found, st)
}

// ownWords takes the speaker from what is itself an act of speech of the
// speaker: that Norland demanded something is not what Norland says.
func (s *sentence) ownWords(st *statement) {
	if len(st.subjects) == 1 && st.status.speaker == st.subjects[0].chain && s.words.speech[st.of.Name] {
		st.status.speaker = nlp.None
	}
}

// selfReport settles what somebody says of itself: a violent act is claimed,
// a negated link denied, a planned blow threatened.
func (s *sentence) selfReport(st *statement) {
	if len(st.subjects) != 1 || st.status.speaker != st.subjects[0].chain {
		return
	}
	switch denial := s.denial(st); {
	case denial != nil && (st.status.polarity == nlp.Negative && st.status.modality == nlp.Asserted || st.status.modality == nlp.Denied):
		st.status.polarity, st.status.modality = nlp.Positive, nlp.Denied
		s.outer(*st, denial, "denial")
	case st.status.polarity == nlp.Positive && st.of.Root.Violent() && (st.status.modality == nlp.Asserted || st.status.modality == nlp.Alleged):
		st.status.modality = nlp.Claimed
	case st.status.polarity == nlp.Positive && st.of.Root.Hostile() && (st.status.modality == nlp.Threatened || st.status.modality == nlp.Planned):
		if st.of.Root == "MOBILIZE" && s.promises(st.status.cue) {
			return // troops that are offered are no threat
		}
		st.status.modality = nlp.Threatened
		s.outer(*st, s.types.Type(threatened), "threat")
	case st.status.polarity == nlp.Positive && st.status.modality == nlp.Planned && s.words.favours[st.of.Name] && !st.of.Symmetric && s.vows(st.status.cue):
		s.outer(*st, s.types.Type(promised), "act")
	}
}

// vows reports whether the cue at token i is a modal verb or a word by which
// somebody says what he will do; None is none.
func (s *sentence) vows(i int) bool {
	if i == nlp.None {
		return false
	}
	k := s.words.verbCues[s.lemma(i)]
	return s.tag(i) == "MD" || k != nil && k.Speaker && k.Modality == nlp.Planned
}

// promises reports whether the cue at token i is a word of promise.
func (s *sentence) promises(i int) bool {
	if i == nlp.None {
		return false
	}
	k := s.words.verbCues[s.lemma(i)]
	return k != nil && k.Act == promised
}

// denial is the relation that it makes to deny st, or nil.
func (s *sentence) denial(st *statement) *ontology.Type {
	name := s.words.denials[st.of.Name]
	if name != "" && s.kindOf(st.objects[0].chain) == nlp.Event {
		name = s.words.denials[string(nlp.Event)]
	}
	return s.types.Type(name)
}

// threatened is the relation that a threat makes beside what it threatens with.
const threatened = "THREATENED"

// outer keeps the relation that a speech act makes beside what is said.
func (s *sentence) outer(st statement, of *ontology.Type, rule string) {
	if of == nil || of == st.of {
		return
	}
	st.of, st.rule, st.wording = of, rule, ontology.Wording{}
	cue := st.status.cue
	st.status = s.plainStatus(st.trigger.First)
	st.status.cue = cue
	st.details = details{}
	st.spoken = true
	st.sentence = s.number
	s.ownWords(&st)
	st.status.note(nlp.None, bySelf)
	s.found = append(s.found, st)
}

// relations is the relations of st whose ends suit its type.
func (st *statement) relations(a *article) []nlp.Relation {
	var list []nlp.Relation
	st.pairs(a, func(subject, object end, fit int) {
		list = append(list, st.relation(a, subject, object, fit))
	})
	return list
}

// pairs calls f with the ends of st that suit its type, and how well they do.
func (st *statement) pairs(a *article, f func(subject, object end, fit int)) {
	for _, subject := range st.subjects {
		for _, object := range st.objects {
			if subject.chain == object.chain {
				continue
			}
			if fit := fits(st.of, a.kindOf(subject.chain), a.kindOf(object.chain)); fit > 0 {
				f(subject, object, fit)
			}
		}
	}
}

func (st *statement) relation(a *article, subject, object end, fit int) nlp.Relation {
	r := nlp.Relation{
		Type: st.of.Name, Subject: subject.chain, Object: object.chain,
		Sentence: st.sentence, Trigger: a.doc.Span(st.trigger),
		Polarity: st.status.polarity, Modality: st.status.modality, Attribution: st.status.speaker,
		Time: a.timeOfStatement(st), Place: nlp.None, Instrument: st.details.instrument,
		Counts: st.details.counts, Role: st.role, Rule: st.rule,
		Confidence: a.confidence(st, subject, object, fit),
	}
	if p := st.details.place; p != nlp.None && p != subject.chain && p != object.chain && st.details.placed {
		r.Place = p
	}
	if st.status.cue != nlp.None {
		r.Cue = a.doc.Tokens[st.status.cue].Span
	}
	return r
}

// confidence is the rule's, cut for what makes a statement less sure.
func (a *article) confidence(st *statement, subject, object end, fit int) float64 {
	c := a.words.rules[st.rule]
	for _, d := range st.doubts(subject, object, fit) {
		c *= a.words.factors[d]
	}
	return c
}

// doubts is the names of the factors that make a statement less sure.
func (st *statement) doubts(subject, object end, fit int) []string {
	var list []string
	if m := st.status.modality; m != nlp.Asserted && m != nlp.Claimed {
		list = append(list, string(m))
	}
	if subject.pronoun || object.pronoun {
		list = append(list, "pronoun")
	}
	if fit < 2 {
		list = append(list, "lenient")
	}
	return list
}

// commentedOn is the relation that holds only where a sentence says nothing else
// of two entities.
const commentedOn = "COMMENTED_ON"

// dropComments takes from the comments those on whom the same sentence says more
// of, and those that nobody made.
func (a *article) dropComments() {
	type pair struct{ sentence, subject, object int }
	said := map[pair]bool{}
	for i := range a.found {
		if st := &a.found[i]; st.of.Name != commentedOn {
			st.pairs(a, func(subject, object end, _ int) { said[pair{st.sentence, subject.chain, object.chain}] = true })
		}
	}
	for i := range a.found {
		st := &a.found[i]
		if st.of.Name != commentedOn {
			continue
		}
		st.objects = slices.DeleteFunc(slices.Clone(st.objects), func(o end) bool {
			return st.status.polarity == nlp.Negative || slices.ContainsFunc(st.subjects, func(x end) bool { return said[pair{st.sentence, x.chain, o.chain}] })
		})
	}
}

// compareRelations is the order in which relations are reported; the surest of
// two that say the same comes first.
func compareRelations(a, b nlp.Relation) int {
	return cmp.Or(compareStatements(a, b), cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Trigger.Start, b.Trigger.Start), cmp.Compare(a.Rule, b.Rule))
}

func compareStatements(a, b nlp.Relation) int {
	return cmp.Or(
		cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.Type, b.Type),
		cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Object, b.Object),
		cmp.Compare(a.Polarity, b.Polarity), cmp.Compare(a.Modality, b.Modality),
		cmp.Compare(a.Attribution, b.Attribution),
	)
}

func sameRelation(a, b nlp.Relation) bool { return compareStatements(a, b) == 0 }
