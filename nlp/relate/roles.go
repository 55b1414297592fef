package relate

import (
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// roleHit is a role at its place in the text, with the wordings that it has.
type roleHit struct {
	nlp.Range
	wordings []wording
}

// rolesIn finds the roles that start in r, the longest at each place.
func (s *sentence) rolesIn(r nlp.Range) []roleHit {
	var hits []roleHit
	for i := r.First; i < r.End; i++ {
		if m := s.byHead[i]; m != nlp.None && i+1 < r.End && s.kindOfMention(m) != nlp.Person && s.kindOfMention(m) != nlp.PeopleGroup {
			continue // the army of "army chief" is what the chief leads
		}
		if h := s.roleAt(i); len(h.wordings) > 0 {
			hits = append(hits, h)
			i = h.End - 1
		}
	}
	return hits
}

func (s *sentence) kindOfMention(m int) nlp.Kind { return s.doc.Mentions[m].Kind }

// roleAt is the longest role that starts at token i.
func (s *sentence) roleAt(i int) roleHit {
	var h roleHit
	list := s.index.roles[s.lower[i]]
	if len(list) == 0 {
		list = s.index.roles[s.lemma(i)]
	}
	for _, w := range list {
		n := s.roleLength(i, w)
		if n == 0 || len(h.wordings) > 0 && i+n < h.End {
			continue
		}
		h.Range = nlp.Range{First: i, End: i + n}
		h.wordings = append(h.wordings, w)
	}
	return h
}

// roleLength is the number of tokens of the trigger of w at token i, 0 if it
// does not stand there.
func (s *sentence) roleLength(i int, w wording) int {
	for _, t := range w.Trigger {
		fields := strings.Split(t, " ")
		n := 0
		for k := i; k < s.End && n < len(fields); k++ {
			if s.tag(k) == "HYPH" {
				continue
			}
			if s.lower[k] != fields[n] && s.lemma(k) != fields[n] {
				break
			}
			n++
			if n == len(fields) {
				return k + 1 - i
			}
		}
	}
	return 0
}

// findRoles finds who has a role in what: titles, appositions, "is the leader
// of", family.
func (s *sentence) findRoles() {
	for p := range s.phrases {
		for _, h := range s.rolesIn(s.phrases[p].Range) {
			s.findRole(p, h)
		}
		s.findAdherence(p)
	}
}

// findAdherence: "the Republican senator", "Democrat Ann Holt", "Ann Holt, a
// Democrat".
func (s *sentence) findAdherence(p int) {
	t := s.types.Type(memberOf)
	m, who := s.modifier(p), p
	is := m != nlp.None && s.isAdherence(m)
	if q := s.phrases[p].apposed; q != nlp.None && s.isName(p) {
		m, who = s.phrases[p].mention, q
		is = s.isAdherentNoun(p)
	}
	if t == nil || !is || !s.isPerson(who) {
		return
	}
	first := s.doc.Mentions[m].Range
	s.say(statement{of: t, subjects: s.endsOf(who), objects: s.endOf(m), status: s.plainStatus(first.First), trigger: first, rule: "title"})
}

// isAdherence reports whether mention m names a party by the adjective of its
// adherents, who need not lead it.
func (s *sentence) isAdherence(m int) bool {
	return s.isAdherent(m) && s.doc.Tokens[s.doc.Mentions[m].Head].UPOS == "ADJ"
}

// isAdherent reports whether mention m names a party by a word that is not its name.
func (s *sentence) isAdherent(m int) bool {
	x := &s.doc.Mentions[m]
	return x.Form == nlp.Named && x.Kind == nlp.Organization && x.Len() == 1 && s.doc.Words(x.Range) != x.Name
}

// isAdherentNoun reports whether phrase p is an adherent of a party: "a Democrat".
func (s *sentence) isAdherentNoun(p int) bool {
	m := s.phrases[p].mention
	return m != nlp.None && s.isAdherent(m) && s.tag(s.phrases[p].head) == "NN"
}

// isPerson reports whether phrase p stands for one person.
func (s *sentence) isPerson(p int) bool {
	m := s.phrases[p].mention
	return m != nlp.None && s.doc.Mentions[m].Kind == nlp.Person
}

// The relations between somebody and a group.
const (
	memberOf = "MEMBER_OF"
	leads    = "LEADS"
	worksFor = "WORKS_FOR"
)

func (s *sentence) findRole(p int, h roleHit) {
	holder := s.holderOf(p, h)
	if len(holder.ends) == 0 {
		return
	}
	var best choice
	for _, w := range h.wordings {
		for _, body := range s.bodiesOf(p, h, w) {
			st := statement{
				of: w.of, wording: w.Wording, subjects: holder.ends, objects: body, status: holder.status,
				trigger: h.Range, rule: holder.rule, role: s.roleText(h),
			}
			if w.of.Name == leads && s.isDivision(p, h) {
				st.of, st.wording = s.types.Type(worksFor), ontology.Wording{}
			}
			if w.inverseRole() {
				st.subjects, st.objects = body, holder.ends
			}
			s.limit(&st, w)
			if s.choose(&best, st) {
				s.say(best.statement)
				return
			}
		}
	}
	s.say(best.statement)
}

// isDivision reports whether the role h of phrase p is in a part of a body only: "the
// bank's security chief", "the company's head of research".
func (s *sentence) isDivision(p int, h roleHit) bool {
	if s.types.Type(worksFor) == nil {
		return false
	}
	if i := h.First - 1; i >= s.phrases[p].First && (s.tag(i) == "NN" || s.tag(i) == "NNS") && s.byHead[i] == nlp.None {
		if head, ok := s.lexicon.DescribedHead(s.lemma(i)); !ok || !actor(head.Kind) {
			return s.phrases[p].owner != nlp.None || s.modifier(p) != nlp.None
		}
	}
	division := false
	if s.phrases[p].owner != nlp.None {
		s.hanging(p, func(q int) bool {
			division = s.words.whole[s.lower[s.phrases[q].prep]] && s.entity(q) == nlp.None && !s.words.containers[s.lemma(s.phrases[q].head)]
			return false
		})
	}
	return division
}

// inverseRole reports whether the bearer of the role is the object: "a
// subsidiary of S".
func (w wording) inverseRole() bool {
	for i := range w.Rest {
		if w.Rest[i].Slot == ontology.Subject {
			return true
		}
	}
	return false
}

// holder is who has a role, and how real the text says that is.
type holder struct {
	ends   ends
	status status
	rule   string
}

// holderOf finds who has the role h in phrase p.
func (s *sentence) holderOf(p int, h roleHit) holder {
	ph := &s.phrases[p]
	if s.isWanted(p) || s.negativePhrase(p) {
		return holder{} // "ran for governor", "no president"
	}
	t := s.quotedStatus(h.First)
	for i := ph.First; i < h.First; i++ {
		if m := s.words.adjectives[s.lower[i]]; m != "" {
			t.weaken(m, i)
		}
	}
	if n := s.negatedConjunct(ph.top); n != nlp.None {
		t.negate(n)
	}
	if s.isToCome(h) {
		t.weaken(nlp.Planned, h.End)
	}
	m := ph.mention
	switch {
	case m != nlp.None && s.doc.Mentions[m].Form == nlp.Named && s.doc.Mentions[m].First > h.End && strings.HasPrefix(s.tag(h.End), "NN") && !s.isToCome(h):
		return holder{} // the district of "District Judge Ann Holt"
	case m != nlp.None && s.doc.Mentions[m].Form == nlp.Named && s.doc.Mentions[m].First >= h.End:
		return holder{s.endOf(m), t, "title"}
	case h.End < ph.head+1 && h.First < ph.head:
		return holder{}
	case ph.apposed != nlp.None:
		return holder{s.endsOf(ph.apposed), t, "apposition"}
	}
	if q := s.described(p); q != nlp.None {
		t := s.statusOf(ph.clause)
		if cl := &s.clauses[ph.clause]; s.words.nominating[cl.lemma] {
			t.weaken(nlp.Planned, cl.main)
		}
		return holder{s.endsOf(q), t, "copula"}
	}
	if m != nlp.None && s.doc.Mentions[m].Form == nlp.Described {
		if e := s.entity(p); e != nlp.None {
			return holder{ends{{e, false, ph.head}}, t, "role"}
		}
	}
	return holder{}
}

// negatedConjunct is the negator of token i where that goes on after "but": "the head
// of state but not the head of the government"; None if there is none.
func (s *sentence) negatedConjunct(i int) int {
	if s.relation(i) != "conj" {
		return nlp.None
	}
	for _, d := range s.dependents.Of(i) {
		if n := s.negation(d); n != nlp.None {
			return n
		}
	}
	return nlp.None
}

// isWanted reports whether the role of phrase p is what somebody stands for:
// "ran for governor".
func (s *sentence) isWanted(p int) bool {
	ph := &s.phrases[p]
	if ph.prep == nlp.None || !s.words.aims[s.lower[ph.prep]] {
		return false
	}
	if g := ph.governor; g != nlp.None && s.words.running[s.lemma(s.phrases[g].head)] {
		return true
	}
	return ph.clause != nlp.None && s.words.running[s.clauses[ph.clause].lemma]
}

// isToCome reports whether the role h is one that its bearer is yet to have:
// "president-elect".
func (s *sentence) isToCome(h roleHit) bool {
	i := h.End
	return i+1 < s.End && s.tag(i) == "HYPH" && s.words.elect[s.lower[i+1]] || i < s.End && s.words.elect[s.lower[i]]
}

// roleText is the role as it is written, with what says that it is over.
func (s *sentence) roleText(h roleHit) string {
	r := h.Range
	for r.First > s.First && (s.words.former[s.lower[r.First-1]] || s.tag(r.First-1) == "HYPH") {
		r.First--
	}
	return s.doc.Words(r)
}
