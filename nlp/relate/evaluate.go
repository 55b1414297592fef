package relate

import "github.com/newsgraph/newsgraph/nlp"

// findEvaluation finds who calls somebody or his deeds good or bad: "called the
// vote a farce", "the vote was a farce, she said".
func (s *sentence) findEvaluation(c int) {
	cl := &s.clauses[c]
	st := statement{status: s.statusOf(c), trigger: nlp.Range{First: cl.main, End: cl.main + 1}, rule: "evaluation"}
	var of int
	var name string
	switch {
	case s.words.copulas[cl.lemma] && cl.main != cl.top:
		if st.status.speaker == nlp.None || cl.negator != nlp.None || st.status.modality != nlp.Asserted || st.status.polarity == nlp.Negative {
			return
		}
		st.subjects, of, name = speakerEnd(st.status.speaker), cl.subject, s.predicateValue(cl)
		st.status = status{polarity: nlp.Positive, modality: nlp.Asserted, speaker: nlp.None, cue: nlp.None}
	default:
		of, name = s.called(cl)
		who := cl.subject
		if cl.passive {
			who = s.agent(cl)
		}
		if who != nlp.None {
			st.subjects = s.somebody(who)
		}
	}
	if st.of = s.types.Type(name); st.of == nil || of == nlp.None {
		return
	}
	st.objects = s.endsOf(of)
	switch {
	case len(st.objects) == 0 || s.bestFit(&st) == 0:
		st.objects = s.authors(of, st.subjects)
	case s.kindOf(st.objects[0].chain) == nlp.Document:
		st.objects = append(st.objects, s.proposers(of, st.subjects)...)
	}
	s.say(st)
}

// called is the phrase of which clause cl says what it is called, and the
// relation that this makes, "" for none.
func (s *sentence) called(cl *clause) (of int, name string) {
	of, value := cl.object, cl.second
	if cl.passive {
		of, value = cl.subject, cl.object
	}
	if of == nlp.None {
		return nlp.None, ""
	}
	if s.words.calling[cl.lemma] {
		if name = s.valueIn(cl.words); name == "" && value != nlp.None {
			name = s.valueOfPhrase(value)
		}
		return of, name
	}
	for _, a := range cl.args {
		if s.words.describing[cl.lemma+" "+s.lower[a.prep]] {
			return of, s.valueOfPhrase(a.phrase)
		}
	}
	for _, w := range cl.words { // "as unacceptable"
		if c := s.child(w, "case", "mark"); c != nlp.None && s.words.describing[cl.lemma+" "+s.lower[c]] {
			return of, s.valueIn([]int{w})
		}
	}
	return nlp.None, ""
}

// predicateValue is the relation that the predicate of a copula makes.
func (s *sentence) predicateValue(cl *clause) string {
	if name := s.valueIn(cl.words); name != "" || cl.object == nlp.None {
		return name
	}
	return s.valueOfPhrase(cl.object)
}

// valueIn is the relation that the first word of evaluation among the tokens
// makes, "" for none.
func (s *sentence) valueIn(tokens []int) string {
	for _, i := range tokens {
		if name := s.words.evaluations[s.lower[i]]; name != "" {
			return name
		}
		if name := s.words.evaluations[s.lemma(i)]; name != "" {
			return name
		}
		if c := s.child(i, "conj"); c != nlp.None && s.phraseAt[c] == nlp.None {
			if name := s.valueIn([]int{c}); name != "" {
				return name // "swift and decisive"
			}
		}
	}
	return ""
}

// valueOfPhrase is the relation that the words of phrase p make.
func (s *sentence) valueOfPhrase(p int) string {
	ph := &s.phrases[p]
	for i := ph.head; i >= ph.First; i-- {
		if name := s.valueIn([]int{i}); name != "" {
			return name
		}
	}
	return ""
}
