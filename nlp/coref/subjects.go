package coref

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// joinSubjects joins "he" or "she" at the start of a sentence with the person that the
// sentence in front is about: "Ann Lee spoke. She left.", "Her sister left."
func (a *article) joinSubjects() {
	of := map[int]int{} // the subject of each sentence
	for i := range a.mentions {
		if a.isMainSubject(i) {
			of[a.sentence[i]] = i
		}
	}
	for i := range a.mentions {
		s := a.sentence[i]
		k, ok := of[s-1]
		if ok && a.opens(i) && a.name[a.root(k)] != nlp.None && !a.startsParagraph(s) && a.suits(k, i) {
			a.join(k, i)
			a.keepGender(k, i)
		}
	}
}

// opens reports whether mention i is "he", "she", "his" or "her" as the first word of
// its sentence and the subject of that or its owner.
func (a *article) opens(i int) bool {
	m := &a.mentions[i]
	if m.Form != nlp.Pronoun || m.First != a.doc.Sentences[a.sentence[i]].First || !a.isAlone(i) || !a.isMainSubject(i) && !a.ownsSubject(m.First) {
		return false
	}
	p, ok := a.lexicon.Pronoun(a.doc.Tokens[m.First].Norm)
	return ok && (p.Gender == lexicon.Masculine || p.Gender == lexicon.Feminine)
}

// isMainSubject reports whether mention i is the subject of its sentence's main verb.
func (a *article) isMainSubject(i int) bool {
	m := &a.mentions[i]
	if m.Kind != nlp.Person {
		return false
	}
	top := a.top(m)
	t := &a.doc.Tokens[top]
	return strings.HasPrefix(t.Dep, "nsubj") && a.doc.Tokens[t.Head].Dep == "root"
}

// ownsSubject reports whether token i is the owner of the subject of a main verb.
func (a *article) ownsSubject(i int) bool {
	t := &a.doc.Tokens[i]
	owned := &a.doc.Tokens[t.Head]
	return t.Tag == "PRP$" && strings.HasPrefix(owned.Dep, "nsubj") && a.doc.Tokens[owned.Head].Dep == "root"
}

// startsParagraph reports whether an empty line stands in front of sentence s.
func (a *article) startsParagraph(s int) bool {
	first := a.doc.Sentences[s].First
	if first == 0 {
		return true
	}
	between := a.doc.Article.Text[a.doc.Tokens[first-1].End:a.doc.Tokens[first].Start]
	return strings.Count(between, "\n") > 1
}
