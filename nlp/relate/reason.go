package relate

import (
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// reason tells in plain words why m failed.
func (s *sentence) reason(m *miss) string {
	switch m.why {
	case noSubject:
		if c := s.clauseAt[m.trigger.First]; c != nlp.None && s.clauses[c].passive {
			return "subject missing: nothing says by whom"
		}
		return "subject missing"
	case noObject:
		return "object missing"
	case noEvent:
		return "event missing"
	case noPart:
		return notFound(m.part)
	case noAction:
		return "no infinitive follows that the object could do"
	case noDoer:
		return "subject missing: nothing says who did it"
	case noPair:
		return fmt.Sprintf("%s is one participant, and two are needed", s.quoted(m.phrase))
	case extraObject:
		return fmt.Sprintf("the verb has the object %s, which the wording does not know", s.quoted(m.phrase))
	case extraWords:
		return fmt.Sprintf("%q has more with it than the wording knows", s.word(m.trigger.First))
	case notWords:
		return "it may be meant with force"
	case unarmed:
		return "needs a sign of arms"
	case noEntity:
		return fmt.Sprintf("the participant %s is no entity", s.quoted(m.phrase))
	case unsuitable:
		return s.misfit(&m.would)
	case fitting, secondBest:
	}
	return fmt.Sprintf("%s fits as well or better, by %s %q", m.winner.of.Name, m.winner.wording.List, m.winner.wording.Text)
}

// quoted is the words of phrase p between quotation marks.
func (s *sentence) quoted(p int) string {
	return fmt.Sprintf("%q", strings.Join(strings.Fields(s.doc.Words(s.phrases[p].Range)), " "))
}

func notFound(p *ontology.Part) string {
	switch p.Slot {
	case ontology.Any:
		return "nothing found for *"
	case ontology.Literal:
		words := make([]string, len(p.Words))
		for i, w := range p.Words {
			words[i] = fmt.Sprintf("%q", w)
		}
		return strings.Join(words, " or ") + " not found"
	}
	return fmt.Sprintf("nothing found for %c", p.Slot)
}

// misfit tells which kinds of the ends of st do not suit its type.
func (s *sentence) misfit(st *statement) string {
	var bad []string
	best := s.bestFit(st)
	for _, side := range []struct {
		name  string
		ends  ends
		kinds []nlp.Kind
	}{{"subject", st.subjects, st.of.Subjects}, {"object", st.objects, st.of.Objects}} {
		for _, e := range side.ends {
			if k := s.kindOf(e.chain); suits(side.kinds, k) <= best {
				bad = append(bad, fmt.Sprintf("%s %q is of kind %s", side.name, s.doc.Representative(e.chain).Name, k))
			}
		}
	}
	if len(bad) == 0 {
		return "subject and object are the same"
	}
	return "kinds do not suit: " + strings.Join(bad, ", ")
}

// misread lists the words that are triggers of verbs but were not read as
// verbs, and the other way round.
func (s *sentence) misread() []Missed {
	var list []Missed
	for i := s.First; i < s.End; i++ {
		verbs, nouns := s.index.verbs[s.lemma(i)], s.index.nouns[s.lemma(i)]
		p := s.phraseAt[i]
		switch {
		case s.nameAt[i] != nlp.None || s.doc.Tokens[i].UPOS == "AUX":
		case len(verbs) > 0 && len(nouns) == 0 && s.clauseAt[i] == nlp.None:
			list = append(list, s.notRead(i, verbs[0], "a verb"))
		case len(nouns) > 0 && len(verbs) == 0 && (p == nlp.None || s.phrases[p].head != i):
			list = append(list, s.notRead(i, nouns[0], "a noun with a phrase of its own"))
		}
	}
	return list
}

// notRead is the miss of a wording whose trigger was read as something else.
func (s *sentence) notRead(i int, w wording, as string) Missed {
	t := &s.doc.Tokens[i]
	return Missed{
		Type: w.of.Name, Wording: w.Wording, Trigger: nlp.Range{First: i, End: i + 1}, Lacks: len(w.Rest),
		Reason: fmt.Sprintf("%q is read as %s (%s), not as %s", s.word(i), t.Tag, t.Dep, as),
	}
}
