package mention

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// extendNames lets names grow over the lower-case head noun behind them:
// "Islamic State group" stays the group, "Syrian army" and "Biden
// administration" are names of their own.
func (t *text) extendNames(names []name) []name {
	var made []name
	for i := range names {
		n := &names[i]
		head, end, ok := t.headBehind(n)
		if !ok {
			continue
		}
		switch {
		case head.State && (n.known.Code != "" || n.kind == nlp.Place) || head.Reign && (n.kind == nlp.Person || n.known.Code != ""):
			made = append(made, name{Range: nlp.Range{First: n.First, End: end}, head: end - 1, kind: head.Kind})
			n.within = true
		case head.Generic && coarse(head.Kind) == coarse(n.kind) && n.known.Use == lexicon.Noun && n.kind != nlp.Country:
			n.End = end
			if n.known.Name == "" && head.Kind == nlp.ArmedGroup {
				n.head = end - 1 // "Red Falcon militia": the bare name says too little
			}
		}
	}
	return append(append(names, made...), t.borders(names)...)
}

// borders finds what lies between two countries: "the Syria-Iraq border".
func (t *text) borders(names []name) []name {
	var made []name
	for i := 1; i < len(names); i++ {
		n, m := &names[i-1], &names[i]
		if n.known.Code == "" || m.known.Code == "" || m.First != n.End+1 || !t.touches(n.End) {
			continue
		}
		if head, end, ok := t.headBehind(m); ok && head.Kind == nlp.Place {
			made = append(made, name{Range: nlp.Range{First: n.First, End: end}, head: end - 1, kind: nlp.Place})
			n.within, m.within = true, true
		}
	}
	return made
}

// headBehind finds the head noun in lower case right behind a name, and the
// end of its tokens.
func (t *text) headBehind(n *name) (head lexicon.Head, end int, ok bool) {
	sentence := t.doc.Sentences[t.doc.SentenceOf(n.First)]
	i := n.End
	if i+1 < sentence.End && t.hasTag(i, "JJ") && !t.isCapital(i) {
		// "Anbar provincial council": an adjective may stand between, but only
		// before a head that makes a name.
		head, end, ok = t.nounAt(i+1, sentence)
		return head, end, ok && head.State && head.Kind == nlp.Organization
	}
	return t.nounAt(i, sentence)
}

// nounAt finds the head noun of one or two words that starts at token i and
// ends its phrase.
func (t *text) nounAt(i int, sentence nlp.Range) (head lexicon.Head, end int, ok bool) {
	if i >= sentence.End || !t.hasTag(i, "NN") {
		return head, 0, false
	}
	// The noun must end the phrase, not "army officer", but "army chief" names
	// the army.
	for _, size := range []int{2, 1} {
		last := i + size - 1
		if last >= sentence.End || !t.hasTag(last, "NN") || last+1 < sentence.End && t.hasTag(last+1, "NN") && t.words[last+1] != "'s" && !t.is(lexicon.Heading, last+1) {
			continue
		}
		phrase := t.lemma(i)
		if size == 2 {
			phrase = t.words[i] + " " + t.words[last]
		}
		if head, ok = t.lexicon.DescribedHead(phrase); ok {
			return head, last + 1, true
		}
	}
	return head, 0, false
}

// coarse joins the kinds that are alike enough for a head noun to stand for
// either: groups with groups, places with places.
func coarse(k nlp.Kind) nlp.Kind {
	switch k {
	case nlp.ArmedGroup, nlp.PeopleGroup:
		return nlp.Organization
	case nlp.Country, nlp.Facility:
		return nlp.Place
	}
	return k
}

// named is the mention of n, and, where a person is part of the name of a
// reign, no mention of the person.
func (t *text) named(n *name) []nlp.Mention {
	if n.within && n.kind == nlp.Person {
		return nil
	}
	m := nlp.Mention{Range: n.Range, Head: n.End - 1, Kind: n.kind, Form: nlp.Named}
	switch {
	case n.known.Name != "" && n.kind == n.known.Kind:
		m.Name, m.Code = n.known.Name, n.known.Code
	default:
		m.Name = t.surface(n.First, n.head+1)
	}
	if m.Kind != nlp.Country {
		m.Code = ""
	}
	return []nlp.Mention{m}
}
