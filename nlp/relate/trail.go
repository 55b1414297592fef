package relate

import (
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// cues tells what gave the status of st, step by step.
func (a *article) cues(st *statement) []Cue {
	s := &a.sentences[st.sentence]
	var list []Cue
	steps := st.status.steps()
	for i := range steps {
		x := &steps[i]
		if next := i + 1; next < len(steps) && x.cue != nlp.None && steps[next].cue == x.cue {
			steps[next].before = x.before // one word did both
			continue
		}
		c := Cue{Effect: a.effect(x)}
		c.Word, c.Kind = s.cueWord(x, st.trigger.First)
		list = append(list, c)
	}
	return list
}

// effect is what step x changed.
func (a *article) effect(x *step) string {
	var changes []string
	if x.speaker != x.before.speaker {
		name := "the writer"
		if x.speaker != nlp.None {
			name = a.doc.Representative(x.speaker).Name
		}
		changes = append(changes, "speaker = "+name)
	}
	if x.modality != x.before.modality {
		changes = append(changes, string(x.modality))
	}
	if x.polarity != x.before.polarity {
		change := "negative"
		if x.polarity == nlp.Positive {
			change = "not negative"
		}
		changes = append(changes, change)
	}
	return strings.Join(changes, ", ")
}

// cueWord is the word that step x comes from, and what kind of cue it is.
func (s *sentence) cueWord(x *step, trigger int) (word, kind string) {
	switch x.by {
	case bySpeaker:
		return s.spokenBy(trigger)
	case byAdjunct:
		return "", "the clause stands for itself"
	case byNoun:
		return "", "what the noun tells of is taken for granted"
	case bySelf:
		return "", "said of itself"
	}
	i := x.cue
	w := s.lower[i]
	c := s.clauseAt[i]
	switch {
	case s.tag(i) == "MD":
		kind = "modal"
	case s.words.negators[w] || s.words.negativeDeterminers[w]:
		kind = "negation"
	case c != nlp.None:
		return s.clauseCue(x, c)
	case s.words.conditions[w]:
		kind = "condition"
	case s.words.adverbs[w] != "":
		kind = "adverb"
	case s.words.adjectives[w] != "":
		kind = "adjective"
	case s.words.generic[w]:
		kind = "nobody in particular"
	case s.words.preventing[w]:
		kind = "preposition"
	default:
		kind = fmt.Sprintf("noun cue %q", s.lemma(i))
	}
	return s.word(i), kind
}

// clauseCue is what the verb of clause c is for step x: a cue, or the verb of
// the statement itself in a form that tells no fact.
func (s *sentence) clauseCue(x *step, c int) (word, kind string) {
	cl := &s.clauses[c]
	word = s.word(cl.main)
	if k := s.cueOf(c); k != nil && (k.Speaker || k.Negative || k.Modality == x.modality) {
		lemma := cl.lemma
		for _, w := range cl.words {
			if s.words.verbCues[cl.lemma+" "+s.lower[w]] == k || s.cuedByAdjective(c) && s.words.adjectiveCues[s.lower[w]] == k {
				word, lemma = word+" "+s.word(w), lemma+" "+s.lower[w]
			}
		}
		return word, fmt.Sprintf("verb cue %q", lemma)
	}
	switch {
	case s.question:
		return word, "question"
	case cl.infinitive:
		return word, "infinitive of purpose"
	case cl.gerund:
		return word, "gerund under a verb that is no cue"
	}
	return word, "verb"
}

// spokenBy tells by what somebody speaks token i: a quotation, or a source.
func (s *sentence) spokenBy(i int) (word, kind string) {
	for _, q := range s.trace.quotations {
		if q.Contains(i) {
			return "", "quotation"
		}
	}
	for p := range s.phrases {
		if prep := s.phrases[p].prep; prep != nlp.None && s.isSource(prep) {
			return s.word(prep), "source"
		}
	}
	return "", "source"
}
