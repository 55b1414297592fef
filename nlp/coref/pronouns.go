package coref

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// pronounReach is the number of sentences before its own in which a pronoun's
// entity is looked for.
const pronounReach = 2

// maxCandidates is the number of mentions of a sentence that are looked at; the
// bound keeps time linear where a text has no sentences.
const maxCandidates = 40

// joinPronouns joins pronouns that are alone and not settled with the entity that is most likely meant: the
// first fitting one of the pronoun's own sentence before it, else of the
// sentence in front. The first mention of a sentence is most often its
// subject, and subjects are what pronouns take up (centering theory, Grosz,
// Joshi and Weinstein 1995).
func (a *article) joinPronouns(settled []bool) {
	firstOf := make([]int, len(a.doc.Sentences)+1) // the first mention of each sentence
	next := 0
	for s := range firstOf {
		for next < len(a.mentions) && a.sentence[next] < s {
			next++
		}
		firstOf[s] = next
	}
	for i := range a.mentions {
		m := &a.mentions[i]
		if m.Form != nlp.Pronoun || settled[i] || a.size[a.root(i)] > 1 {
			continue
		}
		p, ok := a.lexicon.Pronoun(a.doc.Tokens[m.First].Norm)
		if !ok || p.Person != 3 {
			continue
		}
		for s := a.sentence[i]; s >= 0 && s >= a.sentence[i]-pronounReach; s-- {
			if k, ok := a.firstFitting(firstOf[s], min(i, firstOf[s+1]), p, s == a.sentence[i]); ok {
				a.join(k, i)
				a.learnGender(k, p)
				break
			}
		}
	}
}

// joinPossessors joins the possessive pronoun of what is joined with a name with
// whom that names: "Ann Lee and her son", "Norway and its allies".
func (a *article) joinPossessors() {
	for i := range a.mentions {
		m := &a.mentions[i]
		if m.Form != nlp.Pronoun || a.doc.Tokens[m.First].Tag != "PRP$" || m.First == 0 || a.doc.Tokens[m.First-1].Tag != "CC" {
			continue
		}
		k := i - 1
		for k >= 0 && a.mentions[k].End == m.First-1 && a.inside[k] {
			k--
		}
		if k < 0 || a.mentions[k].End != m.First-1 || a.mentions[k].Form != nlp.Named {
			continue
		}
		if a.suits(k, i) {
			a.join(k, i)
			a.keepGender(k, i)
		}
	}
}

// learnGender notes the gender that the article's pronoun gives a person.
func (a *article) learnGender(k int, p lexicon.Pronoun) {
	if p.Gender == lexicon.Masculine || p.Gender == lexicon.Feminine {
		a.gender[a.root(k)] = p.Gender
	}
}

// firstFitting finds the first mention of [from, to) that the pronoun may
// stand for.
func (a *article) firstFitting(from, to int, p lexicon.Pronoun, sameSentence bool) (int, bool) {
	for k := from; k < min(to, from+maxCandidates); k++ {
		m := &a.mentions[k]
		if m.Form == nlp.Pronoun && a.root(k) == k {
			continue
		}
		if a.fits(a.root(k), k, p) && (!a.inside[k] || sameSentence && m.Kind == nlp.Person) {
			return k, true
		}
	}
	return 0, false
}

// fits reports whether an entity can be called by the pronoun. root is the
// first mention of its chain.
func (a *article) fits(root, k int, p lexicon.Pronoun) bool {
	kind, named := a.mentions[root].Kind, a.mentions[root].Form == nlp.Named
	plural := a.doc.Tokens[a.mentions[k].Head].Tag == "NNS"
	switch p.Gender {
	case lexicon.Masculine, lexicon.Feminine:
		gender := a.gender[root]
		return kind == nlp.Person && (gender == lexicon.Unknown || gender == p.Gender)
	case lexicon.Neuter:
		return !plural && (named && (kind == nlp.Organization || kind == nlp.ArmedGroup || kind == nlp.Country))
	case lexicon.Plural:
		return kind == nlp.PeopleGroup || plural && kind != nlp.Event && kind != nlp.Artifact && kind != nlp.Document ||
			kind == nlp.ArmedGroup
	}
	return false
}
