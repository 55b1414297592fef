package relate

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// attachment is what it means when one phrase follows another one behind a
// preposition, or owns it, and their kinds are the ones named.
type attachment struct {
	Prepositions wordList   `toml:"prepositions"` // or "'s" for a possessive, "," for a comma
	Subjects     []nlp.Kind `toml:"subjects"`
	Objects      []nlp.Kind `toml:"objects"`
	// Heads are the lemmas that the head of the subject must be one of; any if
	// empty.
	Heads wordList `toml:"heads"`
	Named bool     `toml:"named"` // the object must have a name
	Bare  bool     `toml:"bare"`  // the subject must be called by its name
	Type  string   `toml:"type"`
	Rule  string   `toml:"rule"`
}

// The words of attachments that are no prepositions.
const (
	byOwner = "'s" // a possessive
	byComma = ","  // a comma
	within  = ""   // a name inside the phrase
)

// attached keeps what the first attachment that fits says of phrase p, with
// word between it and phrase q.
func (s *sentence) attached(word string, subjects, objects ends, trigger nlp.Range, p int) {
	head := s.phrases[p].head
	if q := s.held(p); q != nlp.None && s.words.containers[s.lower[head]] {
		head = s.phrases[q].head // "hundreds of men"
	}
	s.attachedTo(word, subjects, objects, trigger, bearer{strings.ToLower(s.lemma(head)), s.isName(p), s.negativePhrase(p)})
}

// bearer is the noun that something is attached to.
type bearer struct {
	head     string // its lemma
	named    bool   // it is a name
	negative bool   // there is none of it
}

// attachedTo is attached for the noun b.
func (s *sentence) attachedTo(word string, subjects, objects ends, trigger nlp.Range, b bearer) {
	for i := range s.words.attachments {
		a := &s.words.attachments[i]
		t := s.types.Type(a.Type)
		if t == nil || !slices.Contains(a.Prepositions, word) || len(a.Heads) > 0 && !slices.Contains(a.Heads, b.head) || a.Bare && !b.named {
			continue
		}
		st := statement{
			of: t, subjects: s.ofKinds(subjects, a.Subjects), objects: s.withNames(s.ofKinds(objects, a.Objects), a.Named),
			status: s.quotedStatus(trigger.First), trigger: trigger, rule: a.Rule,
		}
		if len(st.subjects) > 0 && len(st.objects) > 0 && !b.negative {
			if !s.joined(st.subjects, st.objects) {
				s.say(st)
			}
			return
		}
	}
}

// withNames is the ends of list that have a name, or all if only is not set.
func (s *sentence) withNames(list ends, only bool) ends {
	if !only {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(e end) bool { return s.doc.Representative(e.chain).Form != nlp.Named })
}

// reach is how many statements back joined looks, so that its time is bounded.
const reach = 80

// joined reports whether the sentence already says something of two of the
// ends, which then is more than that one is at the other: "commander of".
func (s *sentence) joined(subjects, objects ends) bool {
	for i := len(s.found) - 1; i >= max(0, len(s.found)-reach) && s.found[i].sentence == s.number; i-- {
		st := &s.found[i]
		if st.subjects.meets(subjects) && st.objects.meets(objects) || st.subjects.meets(objects) && st.objects.meets(subjects) {
			return true
		}
	}
	return false
}

func (s *sentence) ofKinds(list ends, kinds []nlp.Kind) ends {
	var kept ends
	for _, e := range list {
		if slices.Contains(kinds, s.kindOf(e.chain)) {
			kept = append(kept, e)
		}
	}
	return kept
}

// findPlaces finds where things are and whose they are: "the base in Karsa",
// "Karsa, Norland", "Norland's capital", "the Norlandian city of Karsa".
func (s *sentence) findPlaces() {
	for p := range s.phrases {
		s.placeBehind(p)
		s.placeNext(p)
		s.placeOwner(p)
		s.placeChain(p)
		s.placeName(p)
	}
}

// placeBehind: phrase p right behind its governor and a preposition.
func (s *sentence) placeBehind(p int) {
	ph := &s.phrases[p]
	if ph.governor == nlp.None || ph.lead != p || ph.governor > p || s.isWanted(ph.governor) {
		return
	}
	if end := s.phrases[ph.governor].End; s.isName(ph.governor) && !s.isPlaceName(ph.governor) && end < ph.prep && s.lower[end] != "," {
		return // what stands further behind a name may go with the verb
	}
	g := s.phrases[ph.governor].lead
	if s.words.whole[s.lower[ph.prep]] && s.entity(ph.governor) == s.entity(p) {
		return // "the cities of Oslo and Bergen"
	}
	if n := s.phrases[ph.governor].next; n != nlp.None || s.predicate(ph.governor) {
		return
	}
	subjects := s.endsOf(ph.governor)
	if g != ph.governor && !s.isName(ph.governor) && s.sameSort(g, ph.governor) {
		subjects = s.endsOf(g)
	}
	s.attached(s.lower[ph.prep], subjects, s.placesOf(p), nlp.Range{First: ph.prep, End: ph.prep + 1}, ph.governor)
}

// placeNext: phrase p right behind the place that it tells the place of,
// although the parser hung it on the verb: "was killed in Karsa in Norland".
func (s *sentence) placeNext(p int) {
	ph := &s.phrases[p]
	if ph.governor != nlp.None || ph.prep == nlp.None || ph.lead != p || p == 0 || !s.words.inside[s.lower[ph.prep]] {
		return
	}
	q := p - 1
	g := &s.phrases[q]
	if g.End != ph.prep || g.time || g.lead != q || g.owns || s.isName(q) && !s.isPlaceName(q) {
		return
	}
	subjects := s.ofKinds(s.endsOf(q), settings)
	s.attached(s.lower[ph.prep], subjects, s.placesOf(p), nlp.Range{First: ph.prep, End: ph.prep + 1}, q)
}

// settings are the kinds of what a place right behind it belongs to as well as
// to the verb.
var settings = []nlp.Kind{nlp.Place, nlp.Facility, nlp.ArmedGroup}

// placesOf is where something in phrase p is: for "the centre of Karsa" Karsa,
// for "Norland's coastal region" that and Norland.
func (s *sentence) placesOf(p int) ends {
	if s.isName(p) {
		return s.endsOf(p)
	}
	ph := &s.phrases[p]
	if s.words.parts[s.lemma(ph.head)] {
		if q := s.held(p); q != nlp.None {
			return s.placesOf(q)
		}
	}
	if e := s.entity(p); e != nlp.None && s.kindOf(e) != nlp.Place || ph.apposed != nlp.None {
		return s.endsOf(p)
	}
	if o := ph.owner; o != nlp.None {
		if e := s.ofKinds(s.endsOf(o), regions); len(e) > 0 {
			return append(s.endsOf(p), e...)
		}
	}
	if e := s.ofKinds(s.endOf(s.modifier(p)), regions); len(e) > 0 && s.words.parts[s.lemma(ph.head)] {
		return e
	}
	return s.endsOf(p)
}

// regions are the kinds of what has parts.
var regions = []nlp.Kind{nlp.Place, nlp.Country}

// predicate reports whether phrase p only says what the subject of "is" may be
// and names nobody: "is not a member".
func (s *sentence) predicate(p int) bool {
	ph := &s.phrases[p]
	if ph.clause == nlp.None || ph.slot != objectSlot || !s.words.copulas[s.clauses[ph.clause].lemma] {
		return false
	}
	t := s.statusOf(ph.clause)
	return !t.plain()
}

// sameSort reports whether two phrases name things of one kind.
func (s *sentence) sameSort(p, q int) bool {
	a, b := s.entity(p), s.entity(q)
	return a != nlp.None && b != nlp.None && s.kindOf(a) == s.kindOf(b)
}

// placeOwner: phrase p behind the possessive of its owner, or with a name in
// front inside it.
func (s *sentence) placeOwner(p int) {
	ph := &s.phrases[p]
	head := nlp.Range{First: ph.head, End: ph.head + 1}
	if ph.owner != nlp.None && s.tag(s.phrases[ph.owner].head) != "PRP$" {
		s.attached(byOwner, s.endsOf(p), s.endsOf(ph.owner), head, p)
	}
	if m := s.modifier(p); m != nlp.None && ph.mention != nlp.None && s.doc.Mentions[ph.mention].Form == nlp.Described {
		s.attached(within, s.endOf(ph.mention), s.endOf(m), head, p)
	}
	s.placeBearer(p)
}

// placeBearer: a name with a place and a noun in front: "the Norlandian insurer
// Stonegate".
func (s *sentence) placeBearer(p int) {
	ph := &s.phrases[p]
	if !s.isName(p) {
		return
	}
	name := s.doc.Mentions[ph.mention].First
	m := s.mentionWithin(nlp.Range{First: ph.First, End: name}, ph.mention)
	if m == nlp.None || s.doc.Mentions[m].End >= name || s.tag(name-1) != "NN" {
		return
	}
	s.attachedTo(within, s.endOf(ph.mention), s.endOf(m), nlp.Range{First: name - 1, End: name}, bearer{head: s.lemma(name - 1), named: true})
}

// placeChain: "Karsa, Norland".
func (s *sentence) placeChain(p int) {
	q := p + 1
	if q >= len(s.phrases) || !s.isName(p) || !s.isName(q) {
		return
	}
	a, b := &s.phrases[p], &s.phrases[q]
	comma := a.End
	if b.First != comma+1 || s.lower[comma] != "," || b.lead != q || b.next != nlp.None || b.owns || a.lead != p && a.next != nlp.None {
		return
	}
	if s.relation(b.top) == "nsubj" {
		return // "In Karsa, Norway said"
	}
	if s.isPlaceList(p) {
		return
	}
	s.attached(byComma, s.endsOf(p), s.endsOf(q), nlp.Range{First: comma, End: comma + 1}, p)
}

// isPlaceList reports whether the names from phrase p on, with commas between
// them, are a list, of which only the last one has an "and": "Oslo, Bergen and
// Halden".
func (s *sentence) isPlaceList(p int) bool {
	for n := 1; p+1 < len(s.phrases); n++ {
		a, b := &s.phrases[p], &s.phrases[p+1]
		if !s.isPlaceName(p+1) || !s.sameSort(p, p+1) {
			return false
		}
		switch gap := b.First - a.End; {
		case gap <= 2 && (s.relation(b.First) == "cc" || s.relation(b.First-1) == "cc"):
			after := b.End
			return n > 1 && (after >= s.End || s.lower[after] != "," || after+1 >= s.End || s.phraseAt[after+1] != p+2 || !s.isPlaceName(p+2))
		case gap == 1 && s.lower[a.End] == ",":
		default:
			return false
		}
		p++
	}
	return false
}

// placeName: "the Norlandian city of Karsa".
func (s *sentence) placeName(p int) {
	ph := &s.phrases[p]
	if !s.words.places[s.lemma(ph.head)] {
		return
	}
	q := s.held(p)
	if q == nlp.None {
		return
	}
	head := nlp.Range{First: ph.head, End: ph.head + 1}
	if m := s.modifier(p); m != nlp.None && s.kindOfMention(m) == nlp.Country {
		s.attached(byOwner, s.endsOf(q), s.endOf(m), head, p)
	}
}
