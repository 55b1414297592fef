package relate

import (
	"slices"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// trace keeps what Explain tells besides the relations: what almost matched.
// In normal work it is nil and keeps nothing.
type trace struct {
	misses     []miss
	quotations []quotation
}

// miss is a wording whose trigger is there but that says nothing.
type miss struct {
	of       *ontology.Type
	wording  ontology.Wording
	sentence int
	trigger  nlp.Range
	rest     []ontology.Part // what follows the trigger
	failure
	would  statement // what it would say, where it came that far
	winner statement // what was said in its place, if that is why
}

// failure is why a wording does not fit a place. The zero failure means that
// it does.
type failure struct {
	why    reason
	part   *ontology.Part // that was not found, or nil
	phrase int            // that is in the way
	found  int            // how many parts of the wording were there
}

// reason is a way in which a wording fails.
type reason int

const (
	fitting     reason = iota
	noSubject          // nothing stands where the subject does
	noObject           // nothing stands where the object does
	noPart             // words of the wording are not there
	noAction           // no infinitive follows
	noEvent            // nothing stands where the event does
	noDoer             // nobody does what the noun tells of
	noPair             // one participant where there should be two
	extraObject        // the verb has an object that the wording does not know
	extraWords         // something else is said with "be"
	unarmed            // no sign of arms
	notWords           // a sign of arms, or ends that are not people or bodies of words
	noEntity           // a participant is no entity
	unsuitable         // the kinds do not suit the type
	secondBest         // another wording was better
)

// miss keeps that wording w fails at the trigger.
func (s *sentence) miss(w wording, trigger nlp.Range, f failure) {
	if s.trace == nil || f.why == fitting {
		return
	}
	s.trace.misses = append(s.trace.misses, miss{of: w.of, wording: w.Wording, sentence: s.number, trigger: trigger, rest: w.Rest, failure: f})
}

// nameless is the failure of a wording that has found its participants where
// one of them is nobody who is known.
func (st *statement) nameless(b binding) failure {
	switch {
	case len(st.subjects) == 0 && b.subject != nlp.None:
		return failure{why: noEntity, phrase: b.subject}
	case len(st.subjects) == 0:
		return failure{why: noEntity, phrase: b.event}
	case len(st.objects) == 0:
		return failure{why: noEntity, phrase: b.object}
	}
	return failure{}
}

// lose keeps that st is not said, since it fits too badly or since winner is.
func (s *sentence) lose(st, winner *statement) {
	if s.trace == nil {
		return
	}
	m := miss{of: st.of, wording: st.wording, sentence: s.number, trigger: st.trigger, would: *st, winner: *winner}
	m.why = secondBest
	if s.bestFit(st) == 0 || winner.of == nil {
		m.why = unsuitable
	}
	s.trace.misses = append(s.trace.misses, m)
}

// step is a change of a status, with those before it.
type step struct {
	before   *step // nil for the status that everything starts with
	polarity nlp.Polarity
	modality nlp.Modality
	speaker  int
	cue      int // the token that changed it, or None
	by       by
}

// by is what changed a status, where that is not a word.
type by int

const (
	byWord    by = iota
	bySpeaker    // a quotation or a source that speaks the sentence
	byAdjunct    // a relative or adverbial clause stands for itself
	byNoun       // what a noun tells of is taken for granted
	bySelf       // the subject says it of itself
)

// begin starts the trail of t.
func (t *trace) begin(of *status) {
	if t == nil {
		return
	}
	of.trail = &step{polarity: nlp.Positive, modality: nlp.Asserted, speaker: nlp.None, cue: nlp.None}
	of.note(nlp.None, bySpeaker)
}

// note adds what has changed since the last step to the trail of t, if it has
// one.
func (t *status) note(cue int, kind by) {
	last := t.trail
	if last == nil || last.polarity == t.polarity && last.modality == t.modality && last.speaker == t.speaker {
		return
	}
	t.trail = &step{last, t.polarity, t.modality, t.speaker, cue, kind}
}

// steps is the trail of t from its beginning, without the status that
// everything starts with.
func (t *status) steps() []step {
	var list []step
	for x := t.trail; x != nil && x.before != nil; x = x.before {
		list = append(list, *x)
	}
	slices.Reverse(list)
	return list
}
