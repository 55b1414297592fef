package relate

import (
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// phrase is a noun phrase without what follows its head: "the two bases" of
// "the two bases in Karsa".
type phrase struct {
	nlp.Range
	top     int // the token by which it hangs in the tree
	head    int // the token that names it: of a name, the head of its mention
	mention int // the mention that it is, or None
	time    bool
	when    int // the time that stands with it ("the Feb. 15 attack"), or None

	owner    int // the phrase with the possessive in front ("Norland's"), or None
	owns     bool
	lead     int // the first phrase of a coordination: itself when there is none
	next     int // the next phrase of the coordination, or None
	apposed  int // the phrase that this one explains, or None
	prep     int // the token of the preposition in front, or None
	governor int // the phrase that the preposition hangs it on, or None
	clause   int // the clause that has the phrase as an argument, or None
	slot     slot
	worded   *ontology.Type // what a clause was found to say with it as one of its words

	relatives []int // the clauses that explain the phrase, in order
}

// slot is the place of a phrase in its clause.
type slot int

const (
	noSlot slot = iota
	subjectSlot
	objectSlot
	prepSlot
)

// sentence is a sentence with its noun phrases and clauses.
type sentence struct {
	*article
	number   int  // index in Doc.Sentences
	question bool // it ends in a question mark
	source   int  // the chain that the whole sentence is according to, or None
	nlp.Range
	phrases []phrase // in the order of the text
	clauses []clause // likewise
}

// findPhrases finds the noun phrases and what they are to each other.
func (s *sentence) findPhrases() {
	for i := s.First; i < s.End; i++ {
		if s.isNominal(i) {
			s.addPhrase(i)
		}
	}
	for p := range s.phrases {
		s.linkPhrase(p)
	}
	for p := range s.phrases {
		s.appose(p)
	}
}

// isNominal reports whether a noun phrase hangs in the tree by token i.
func (s *sentence) isNominal(i int) bool {
	if m := s.nameOver(i); m != nlp.None {
		return s.isTop(i, s.doc.Mentions[m].Range) && !s.modifies(i)
	}
	if s.modifies(i) || s.isRelative(i) {
		return false
	}
	switch t := &s.doc.Tokens[i]; t.UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM", "X":
		return t.Tag != "EX"
	case "ADJ", "DET", "VERB":
		// "the wounded", "those": an adjective in the place of a noun.
		switch s.relation(i) {
		case "nsubj", "obj", "iobj", "nmod", "appos":
			return t.UPOS == "DET" || s.child(i, "det") != nlp.None
		}
	}
	return false
}

// modifies reports whether token i is part of another one's phrase.
func (s *sentence) modifies(i int) bool {
	if s.isTitle(i) {
		return true
	}
	switch s.relation(i) {
	case "compound", "flat", "fixed", "goeswith", "amod", "det", "case", "mark", "cc", "punct",
		"aux", "cop", "advmod", "discourse", "expl":
		return true
	case "nummod":
		return s.nameOver(i) == nlp.None
	}
	return false
}

// isTitle reports whether token i is the title or the description right in
// front of a name: "Minister" of "Foreign Minister Dagny Holt".
func (s *sentence) isTitle(i int) bool {
	if s.doc.Tokens[i].Dep != "nmod:desc" || s.head(i) < i {
		return false
	}
	for k := i + 1; k < s.head(i); k++ {
		if s.relation(k) == "case" {
			return false // "Special Representative for Iran Brian Hook" is a phrase of its own
		}
	}
	return true
}

// nameOver is the outermost named mention that token i lies in, or None.
func (s *sentence) nameOver(i int) int { return s.nameAt[i] }

// isTop reports whether token i is the first of r that hangs outside of r.
func (s *sentence) isTop(i int, r nlp.Range) bool {
	for k := r.First; k < r.End; k++ {
		if h := s.head(k); h == k || !r.Contains(h) {
			return k == i
		}
	}
	return false
}

func (s *sentence) addPhrase(top int) {
	p := phrase{
		top: top, head: top, mention: nlp.None, when: nlp.None, lead: len(s.phrases), owner: nlp.None, next: nlp.None,
		apposed: nlp.None, prep: nlp.None, governor: nlp.None, clause: nlp.None,
	}
	p.Range = s.extent(top)
	p.mention = s.mentionOf(top, p.Range)
	if m := p.mention; m != nlp.None && s.doc.Mentions[m].Form == nlp.Named {
		p.head = s.doc.Mentions[m].Head
	}
	p.time = p.mention == nlp.None && s.isTime(top)
	for i := p.First; i < p.End; i++ {
		s.phraseAt[i] = len(s.phrases)
	}
	s.phrases = append(s.phrases, p)
}

// extent is the tokens of the phrase that hangs by top: its name, and what
// modifies it right in front and right behind.
func (s *sentence) extent(top int) nlp.Range {
	r := nlp.Range{First: top, End: top + 1}
	if m := s.nameOver(top); m != nlp.None {
		r = s.doc.Mentions[m].Range
	}
	for r.First > s.First && s.belongs(r.First-1, r) {
		r.First--
	}
	for r.End < s.End && s.nameOver(top) == nlp.None && s.trails(r.End, r) {
		r.End++
	}
	return r
}

// belongs reports whether the token in front of r modifies something in r.
func (s *sentence) belongs(i int, r nlp.Range) bool {
	const depth = 6
	for k, n := i, 0; n < depth; k, n = s.head(k), n+1 {
		if r.Contains(k) {
			return true
		}
		switch s.relation(k) {
		case "compound", "flat", "amod", "det", "nummod", "advmod", "goeswith", "conj", "cc", "obl", "fixed":
		case "punct":
			if s.tag(k) == "HYPH" && n == 0 {
				return true // the parser is not sure where hyphens hang
			}
			if s.lower[k] == "," && !s.joinsAdjectives(k) {
				return false
			}
		case "nmod":
			if s.tag(k) != "PRP$" && !s.isTitle(k) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// joinsAdjectives reports whether the comma at token i stands between
// modifiers: "small, armed".
func (s *sentence) joinsAdjectives(i int) bool {
	return i > s.First && i+1 < s.End && strings.HasPrefix(s.tag(i-1), "JJ")
}

// trails reports whether the token behind r is part of the word or number that
// r ends with.
func (s *sentence) trails(i int, r nlp.Range) bool {
	switch s.relation(i) {
	case "flat", "fixed", "goeswith", "compound":
		return r.Contains(s.head(i))
	case "nummod":
		return r.Contains(s.head(i)) && s.tag(i) == "CD"
	}
	return false
}

// mentionOf is the mention that the phrase hanging by top is, or None.
func (s *sentence) mentionOf(top int, r nlp.Range) int {
	if m := s.nameOver(top); m != nlp.None {
		return m
	}
	if m := s.byHead[top]; m != nlp.None {
		return m
	}
	for i := r.End - 1; i >= r.First; i-- {
		m := s.byHead[i]
		if m == nlp.None {
			continue
		}
		// A title may head the name behind it: "Sayyid Ali Khamenei".
		if s.doc.Mentions[m].Contains(top) || r.Covers(s.doc.Mentions[m].Range) && s.relation(s.doc.Mentions[m].First) == "flat" {
			return m
		}
	}
	// "a number of soldiers" is one mention, headed by the number.
	if h := s.head(top); s.byHead[h] != nlp.None && s.doc.Mentions[s.byHead[h]].Contains(top) && s.nameOver(h) == nlp.None {
		return s.byHead[h]
	}
	return nlp.None
}

// linkPhrase sets the preposition, the governor, the owner and the coordination
// of phrase p.
func (s *sentence) linkPhrase(p int) {
	ph := &s.phrases[p]
	ph.prep = s.preposition(ph.top)
	if i := ph.First - 1; ph.prep == nlp.None && s.doc.Tokens[ph.top].Dep == "obl" && i > s.First && s.tag(i) == "IN" && s.relation(i) == "mark" {
		ph.prep = i // "called for Norland to leave"
	}
	h := s.head(ph.top)
	q := s.phraseAt[h]
	if h == ph.top || q == nlp.None || q == p {
		return
	}
	switch {
	case s.relation(ph.top) == "nmod" && s.isPossessive(ph.top):
		if s.tag(ph.top) == "PRP$" && s.phrases[q].owner != nlp.None {
			return
		}
		s.phrases[q].owner, ph.owns = p, true
		ph.prep = nlp.None
	case s.doc.Tokens[ph.top].Dep == "nmod:desc" && s.isName(q):
		ph.apposed = q
	case s.relation(ph.top) == "conj" && p > q && s.describesLast(p, q):
		ph.apposed = q
	case s.relation(ph.top) == "conj" && p > q && s.turns(p, s.phrases[q].lead):
		ph.governor = s.phrases[s.phrases[q].lead].governor
	case s.relation(ph.top) == "conj" && p > q:
		s.join(p, s.phrases[q].lead)
	case ph.prep != nlp.None:
		ph.governor = q
		if r := p - 1; r > q && s.isApposedName(r, q) && s.phrases[r].End == ph.prep {
			ph.governor = r // "the engineers, Ann Lee of Norland and"
		}
	}
}

// turns reports whether phrase p, which is joined with the phrase lead, has
// another preposition than that: "for water and against the dam".
func (s *sentence) turns(p, lead int) bool {
	a, b := s.phrases[p].prep, s.phrases[lead].prep
	return a != nlp.None && b != nlp.None && s.lower[a] != s.lower[b]
}

// isApposedName reports whether phrase p names what phrase q in front of it
// describes.
func (s *sentence) isApposedName(p, q int) bool {
	return s.isName(p) && s.relation(s.phrases[p].top) == "appos" && s.phraseAt[s.head(s.phrases[p].top)] == q
}

// preposition is the token of the preposition of the phrase hanging by top, or
// None.
func (s *sentence) preposition(top int) int {
	c := s.child(top, "case")
	if c == nlp.None || s.tag(c) == "POS" {
		return nlp.None
	}
	return c
}

// isPossessive reports whether the phrase hanging by top owns the one above.
func (s *sentence) isPossessive(top int) bool {
	return strings.HasSuffix(s.doc.Tokens[top].Dep, ":poss")
}

// join puts phrase p at the end of the coordination that lead leads. The
// members share the preposition of the first.
func (s *sentence) join(p, lead int) {
	last := lead
	for s.phrases[last].next != nlp.None {
		last = s.phrases[last].next
	}
	if last == p || s.phrases[lead].time != s.phrases[p].time {
		return
	}
	s.phrases[last].next = p
	s.phrases[p].lead = lead
	if s.phrases[p].prep == nlp.None {
		s.phrases[p].prep, s.phrases[p].governor = s.phrases[lead].prep, s.phrases[lead].governor
	}
}

func (s *sentence) isName(p int) bool {
	if p == nlp.None {
		return false
	}
	m := s.phrases[p].mention
	return m != nlp.None && s.doc.Mentions[m].Form == nlp.Named
}

// outermost is the phrase whose possessive stands first: "Norland" of
// "Norland's army's base".
func (s *sentence) outermost(p int) int {
	for s.phrases[p].owner != nlp.None {
		p = s.phrases[p].owner
	}
	return p
}
