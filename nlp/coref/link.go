package coref

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// sure is the score from which a description joins a name that the learned
// score alone links it to. Pronouns need none: of them nearly all links are
// right, while descriptions of one kind of thing are often of two things.
const sure = 0.6

// joinClusters joins pronouns, and descriptions that the sieves left alone,
// with the nearest mention before them in their cluster that can be the same
// entity. It gives, for each pronoun, whether its cluster tells what it stands
// for, be it no mention.
func (a *article) joinClusters() (settled []bool) {
	settled = make([]bool, len(a.mentions))
	of := a.mentionsByHead()
	for _, cluster := range a.doc.Clusters {
		var before []int // mentions of the cluster, without pronouns that nothing resolves
		things := false  // whether a noun of the cluster is no mention
		for _, r := range cluster {
			i, ok := of[r.Head]
			if !ok {
				things = things || !pronouns[a.doc.Tokens[r.Head].Tag]
				continue
			}
			if a.mentions[i].Form == nlp.Pronoun && !a.isAlone(i) {
				continue // its own sentence has told
			}
			if a.isUntold(i) {
				settled[i] = true
				continue
			}
			if k, ok := a.nearestFitting(before, i, r.Score); ok {
				a.join(k, i)
				a.keepGender(k, i)
			} else if a.mentions[i].Form == nlp.Pronoun {
				settled[i] = len(before) == 0 && things
				continue
			}
			before = append(before, i)
		}
	}
	return settled
}

// isUntold reports whether mention i is "they" as the first word of a quotation, in
// which the speaker means whom he had told of before the quotation began.
func (a *article) isUntold(i int) bool {
	m := &a.mentions[i]
	if m.Form != nlp.Pronoun || m.First == 0 {
		return false
	}
	p, ok := a.lexicon.Pronoun(a.doc.Tokens[m.First].Norm)
	mark := a.doc.Tokens[m.First-1].Norm
	return ok && p.Gender == lexicon.Plural && (mark == `"` || mark == "``" || mark == "''") && m.First-1 == a.doc.Sentences[a.sentence[i]].First
}

// mentionsByHead finds mentions by the token that heads their noun phrase. Of
// two with one such token the longer is found.
func (a *article) mentionsByHead() map[int]int {
	of := make(map[int]int, len(a.mentions))
	for i := range a.mentions {
		top := a.top(&a.mentions[i])
		if _, taken := of[top]; !taken {
			of[top] = i
		}
	}
	return of
}

// top is the token of a mention that does not depend on another of it: of a
// name not its Head where trees take the first word of names for it. The first
// word of a name can lie in front of the mention: a title.
func (a *article) top(m *nlp.Mention) int {
	top := m.Head
	for range maxSteps {
		t := &a.doc.Tokens[top]
		if t.Head == top || !m.Contains(t.Head) && (m.Form != nlp.Named || t.Dep != "flat") {
			break
		}
		top = t.Head
	}
	return top
}

// maxSteps is more than the depth of any mention.
const maxSteps = 20

// nearestFitting is the last of the mentions before i, which are of its
// cluster, that i may join: one that is named or that a name has joined, if
// there is one, since a description in the cluster ("the cosmonaut") may be the
// name's without any sieve having seen it.
func (a *article) nearestFitting(before []int, i int, score float32) (int, bool) {
	m, found := member{i, score}, false
	var nearest int
	for n := len(before) - 1; n >= 0 && n >= len(before)-maxCandidates; n-- {
		if !a.mayJoin(before[n], m) {
			continue
		}
		if !found {
			nearest, found = before[n], true
		}
		if a.name[a.root(before[n])] != nlp.None {
			return before[n], true
		}
	}
	return nearest, found
}

// member is a mention and the score with which its cluster has it.
type member struct {
	mention int
	score   float32
}

// mayJoin reports whether member m can be the entity of the anchor. Names stay
// with the sieves, which know two people of one name.
func (a *article) mayJoin(anchor int, m member) bool {
	i := m.mention
	if a.root(i) == a.root(anchor) {
		return false
	}
	switch a.mentions[i].Form {
	case nlp.Pronoun:
		return a.suits(anchor, i)
	case nlp.Described:
		return a.isAlone(i) && m.score >= sure && a.isDefinite(i) && a.sameKind(anchor, i) && a.goesWith(anchor, m)
	}
	return false
}

// isAlone reports whether no sieve has joined mention i.
func (a *article) isAlone(i int) bool { return a.size[a.root(i)] == 1 }

func (a *article) sameKind(i, k int) bool {
	return group(a.mentions[i].Kind) == group(a.mentions[k].Kind)
}

// goesWith reports whether the noun of description m allows that it is the
// anchor's entity, as far as the learned score does not know better: an army is no
// militia, a company no ministry, a building no city, an ambush no truce.
func (a *article) goesWith(anchor int, m member) bool {
	d, e := &a.mentions[m.mention], &a.mentions[anchor]
	noun, other := a.doc.Tokens[d.Head].Lemma, a.doc.Tokens[e.Head].Lemma
	switch d.Kind {
	case nlp.Place, nlp.Facility:
		return d.Kind == e.Kind
	case nlp.Event, nlp.Document:
		return noun == other || m.score >= certain
	case nlp.Organization, nlp.ArmedGroup:
	default:
		return true
	}
	name := a.name[a.root(anchor)]
	if name == nlp.None {
		return noun == other || !a.classes["institution"][noun] || !a.classes["institution"][other]
	}
	w := words(a.mentions[name].Name)
	switch {
	case a.classes["institution"][noun]:
		return slices.Contains(w, noun) || len(w) == 1 && e.Kind == nlp.Organization
	case a.classes["business"][noun]:
		return !slices.ContainsFunc(w, func(w string) bool { return a.classes["institution"][w] || a.classes["public"][w] })
	}
	return true
}

// certain is the score from which two nouns are taken to tell of one event.
const certain = 0.9

// isIndefinite reports whether a determiner of something new stands in front.
func (a *article) isIndefinite(i int) bool {
	first := a.mentions[i].First
	return first > 0 && a.lexicon.Is(lexicon.Indefinite, a.doc.Tokens[first-1].Norm)
}

// isDefinite reports whether a determiner of something known stands in front.
func (a *article) isDefinite(i int) bool {
	first := a.mentions[i].First
	return first > 0 && a.lexicon.Is(lexicon.Definite, a.doc.Tokens[first-1].Norm)
}

// suits reports whether a pronoun can stand for the anchor's entity.
func (a *article) suits(anchor, pronoun int) bool {
	p, ok := a.lexicon.Pronoun(a.doc.Tokens[a.mentions[pronoun].First].Norm)
	if !ok {
		return true // of the first or second person
	}
	kind, known := a.mentions[a.root(anchor)].Kind, a.gender[a.root(anchor)]
	several := strings.HasSuffix(a.doc.Tokens[a.mentions[anchor].Head].Tag, "S")
	switch p.Gender {
	case lexicon.Masculine, lexicon.Feminine:
		return kind == nlp.Person && (known == lexicon.Unknown || known == p.Gender)
	case lexicon.Neuter:
		return kind != nlp.Person && kind != nlp.PeopleGroup && (!several || a.mentions[anchor].Form != nlp.Described)
	case lexicon.Plural:
		return kind != nlp.Person || several
	}
	return true
}

// keepGender notes the gender that a pronoun gives a person.
func (a *article) keepGender(anchor, i int) {
	if a.mentions[i].Form != nlp.Pronoun {
		return
	}
	if p, ok := a.lexicon.Pronoun(a.doc.Tokens[a.mentions[i].First].Norm); ok {
		a.learnGender(anchor, p)
	}
}
