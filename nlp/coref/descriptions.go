package coref

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// joinAppositions joins a name and a description that stand side by side with
// a comma between: "Ann Lee, the mayor" and "the mayor, Ann Lee".
func (a *article) joinAppositions() {
	last := -1 // the last mention that lies in no other
	for i := range a.mentions {
		if a.inside[i] || a.mentions[i].Form == nlp.Pronoun {
			continue
		}
		if last >= 0 && a.isApposition(last, i) {
			a.join(last, i)
		}
		last = i
	}
}

func (a *article) isApposition(i, k int) bool {
	m, n := &a.mentions[i], &a.mentions[k]
	if a.sentence[i] != a.sentence[k] || m.End >= n.First || a.doc.Tokens[m.End].Norm != "," ||
		m.Form == n.Form || group(m.Kind) != group(n.Kind) {
		return false
	}
	named, described := m, n
	if m.Form == nlp.Described {
		named, described = n, m
	}
	if described.Kind == nlp.PeopleGroup || named.Kind == nlp.PeopleGroup || strings.HasPrefix(a.doc.Tokens[described.Head].Tag, "NNPS") ||
		a.doc.Tokens[described.Head].Tag == "NNS" {
		return false
	}
	between := n.First - m.End
	return between == 1 && described.Kind == nlp.Person || between == 2 && a.doc.Tokens[n.First-1].Tag == "DT"
}

// reach is the number of sentences over which a description is looked for.
// News rarely comes back to a described thing after more without naming it.
const reach = 12

// joinDescriptions joins definite descriptions with what they take up.
func (a *article) joinDescriptions() {
	same := map[string]int{}   // whole description → last mention
	heads := map[string]int{}  // head → last described mention
	titles := map[string]int{} // title → last person called so
	lastGroup := -1
	for i := range a.mentions {
		m := &a.mentions[i]
		switch m.Form {
		case nlp.Named:
			a.indexTitles(i, titles)
			if m.Kind == nlp.ArmedGroup && !a.inside[i] {
				lastGroup = i
			}
			continue
		case nlp.Pronoun:
			continue
		}
		name, head := strings.Join(words(m.Name), " "), a.headKey(m)
		if k, ok := a.antecedent(i, name, head, same, heads, titles, lastGroup); ok && a.sentence[i]-a.sentence[k] <= reach {
			a.join(k, i)
		}
		same[name], heads[head] = i, i
		if m.Kind == nlp.ArmedGroup {
			lastGroup = i
		}
	}
}

// antecedent finds the earlier mention that description i takes up.
func (a *article) antecedent(i int, name, head string, same, heads, titles map[string]int, lastGroup int) (int, bool) {
	m := &a.mentions[i]
	before := ""
	if m.First > 0 {
		before = strings.ToLower(a.doc.Tokens[m.First-1].Norm)
	}
	if a.isIndefinite(before) {
		return 0, false
	}
	if k, ok := same[name]; ok {
		return k, true
	}
	if !a.isDefinite(before) {
		return 0, false
	}
	if k, ok := titles[name]; ok {
		return k, true
	}
	if k, ok := heads[head]; ok && m.Len() == 1 {
		return k, true
	}
	if h, ok := a.lexicon.DescribedHead(a.doc.Tokens[m.Head].Lemma); ok && h.Generic && m.Len() == 1 && lastGroup >= 0 &&
		group(h.Kind) == nlp.Organization {
		return lastGroup, true
	}
	return 0, false
}

func (a *article) headKey(m *nlp.Mention) string {
	return string(group(m.Kind)) + " " + lexicon.Fold(a.doc.Tokens[m.Head].Norm)
}

func (a *article) isDefinite(word string) bool { return a.lexicon.Is(lexicon.Definite, word) }

func (a *article) isIndefinite(word string) bool { return a.lexicon.Is(lexicon.Indefinite, word) }

// indexTitles notes the title in front of a person's name.
func (a *article) indexTitles(i int, titles map[string]int) {
	m := &a.mentions[i]
	if m.Kind != nlp.Person {
		return
	}
	_, first := a.titleBefore(m.First)
	var b []string
	for k := first; k < m.First; k++ {
		b = append(b, lexicon.Fold(a.doc.Tokens[k].Norm))
	}
	if len(b) > 0 {
		titles[strings.Join(b, " ")] = i
	}
}
