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
		if k, ok := a.extended(last, i); ok {
			a.join(k, i)
		}
		last = i
	}
}

// extended finds the description of the person that mention i names, where a
// complement stands between: "the minister for Asia, Ann Lee", "President of
// Ukraine Olena Bondar". last is the
// mention before i.
func (a *article) extended(last, i int) (int, bool) {
	m := &a.mentions[i]
	if last < 1 || m.Form != nlp.Named || m.Kind != nlp.Person {
		return 0, false
	}
	if end := a.mentions[last].End; m.First != end && (m.First != end+1 || a.doc.Tokens[end].Norm != ",") {
		return 0, false
	}
	complement := &a.mentions[last]
	for k := last - 1; k >= 0 && k > last-4; k-- {
		d := &a.mentions[k]
		if a.inside[k] || d.Form != nlp.Described || d.Kind != nlp.Person {
			continue
		}
		gap := complement.First - d.End
		return k, (gap == 1 || gap == 2) && a.doc.Tokens[d.End].Tag == "IN" && a.sentence[k] == a.sentence[i]
	}
	return 0, false
}

func (a *article) isApposition(i, k int) bool {
	m, n := &a.mentions[i], &a.mentions[k]
	end := m.End
	if end < n.First && a.doc.Tokens[end].Norm == ")" {
		end++
	}
	if a.sentence[i] != a.sentence[k] || end >= n.First || a.doc.Tokens[end].Norm != "," ||
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
	if n.End < len(a.doc.Tokens) && a.doc.Tokens[n.End].Tag == "POS" {
		return false // "Ann Lee, the mayor's sister"
	}
	start := n.First
	if n.Form == nlp.Named {
		_, start = a.titleBefore(start)
	}
	between := start - end
	return between == 1 && described.Kind == nlp.Person || between == 2 && a.doc.Tokens[start-1].Tag == "DT"
}

// joinCalled joins a description with the name that the text says it has: "a group
// that calls itself Copper Jackal", "a student named Wong".
func (a *article) joinCalled() {
	for i := range a.mentions {
		if a.mentions[i].Form != nlp.Described {
			continue
		}
		start := a.behindCalling(a.mentions[i].End)
		for k := i + 1; k < len(a.mentions) && a.mentions[k].First <= start; k++ {
			if n := &a.mentions[k]; n.First == start && n.Form == nlp.Named && a.sameKind(i, k) {
				a.join(i, k)
				break
			}
		}
	}
}

// behindCalling is the token behind the words at token i that say how something
// is called, -1 if there are none.
func (a *article) behindCalling(i int) int {
	skip := func(class string) bool {
		if i < len(a.doc.Tokens) && a.classes[class][strings.ToLower(a.doc.Tokens[i].Norm)] {
			i++
			return true
		}
		return false
	}
	told := skip("relative")
	if !skip("calling") {
		return -1
	}
	if !skip("reflexive") && (told || a.doc.Tokens[i-1].Dep != "acl") {
		return -1 // "the king named Ann Lee"
	}
	skip("as")
	skip("determiner.definite")
	return i
}

// reach is the number of sentences over which a description is looked for.
// News rarely comes back to a described thing after more without naming it.
const reach = 12

// joinDescriptions joins definite descriptions with what they take up.
func (a *article) joinDescriptions() {
	seen := descriptionIndex{map[string]int{}, map[string]int{}, map[string]int{}, map[int]int{}, map[int]int{}, -1, -1, -1, -1, -1}
	for i := range a.mentions {
		m := &a.mentions[i]
		if m.Form == nlp.Described {
			if k, ok := a.antecedent(i, &seen); ok && a.mayBeOne(k, i) {
				a.join(k, i)
			}
		}
		if m.Form != nlp.Pronoun {
			a.note(i, &seen)
		}
	}
	a.joinHeadline(seen.titles)
}

// mayBeOne reports whether what the chains of two mentions are called allows that
// they are one: no description joins two names.
func (a *article) mayBeOne(i, k int) bool {
	i, k = a.root(i), a.root(k)
	return i == k || a.name[i] == nlp.None || a.name[k] == nlp.None
}

// joinHeadline joins a title in the first sentence, most often the headline,
// with the person that the article then gives it to.
func (a *article) joinHeadline(titles map[string]int) {
	for i := range a.mentions {
		m := &a.mentions[i]
		if a.sentence[i] > 0 {
			return
		}
		if m.Form != nlp.Described || m.Kind != nlp.Person || a.root(i) != i || m.Complement.Len() > 0 || a.isIndefinite(i) {
			continue
		}
		if k, ok := titles[strings.Join(words(m.Name), " ")]; ok {
			a.join(i, k)
		}
	}
}

// descriptionIndex finds earlier mentions by what describes them; the last one
// is found.
type descriptionIndex struct {
	same    map[string]int // a whole description
	heads   map[string]int // kind group and head noun, of descriptions and of bodies' names
	titles  map[string]int // the title in front of a person's name
	last    map[int]int    // the last mention of each chain, by its first one
	told    map[int]int    // how often each country has been spoken of, by its first mention
	topic   int            // the country that has been spoken of most
	armed   int            // the last armed group, -1 before
	country int            // the last country that stands for itself
	people  int            // the last country that only modifies another word: "Iranian"
	place   int            // the last place that lies in no other mention
}

// note adds mention i to the index.
func (a *article) note(i int, seen *descriptionIndex) {
	m := &a.mentions[i]
	seen.heads[a.headKey(m)] = i
	if m.Form == nlp.Named && m.Kind == nlp.Place {
		seen.heads[kindKey(m, a.doc.Tokens[m.End-1].Norm)] = i // "the province", after "Anbar province"
	}
	seen.last[a.root(i)] = i
	switch {
	case m.Form == nlp.Described:
		seen.same[a.descriptionKey(m)] = i
	case m.Kind == nlp.Person:
		a.noteTitle(i, seen.titles)
	}
	if m.Kind == nlp.Country && m.Form == nlp.Named {
		root := a.root(i)
		seen.told[root]++
		if t := seen.topic; t < 0 || seen.told[root] > seen.told[a.root(t)] {
			seen.topic = root
		}
	}
	switch {
	case m.Kind == nlp.ArmedGroup && !a.inside[i]:
		seen.armed = i
	case m.Kind == nlp.Country && m.Form == nlp.Named && a.modifies(m):
		seen.people = i
	case m.Kind == nlp.Country && m.Form == nlp.Named:
		seen.country = i
	case m.Kind == nlp.Place && m.Form == nlp.Named && !a.inside[i]:
		seen.place = i
	}
}

// antecedent finds the earlier mention that description i takes up.
func (a *article) antecedent(i int, seen *descriptionIndex) (int, bool) {
	m := &a.mentions[i]
	if a.isIndefinite(i) {
		return 0, false
	}
	definite := a.isDefinite(i)
	name := a.descriptionKey(m)
	superseded := func(k int) bool { return a.isSuperseded(i, k, seen) }
	near := func(k int) bool { return a.sentence[i]-a.sentence[k] <= reach }
	if k, ok := seen.titles[name]; ok && definite && m.Complement.Len() == 0 {
		return k, true
	}
	if k, ok := seen.same[name]; ok && near(k) && a.narrowAlike(i, k) && !superseded(k) {
		return k, true
	}
	if !definite {
		return 0, false
	}
	if k, ok := seen.heads[a.headKey(m)]; ok && a.isPlain(m) && (near(k) || m.Kind == nlp.Place && a.mentions[k].Form == nlp.Named) && a.narrowAlike(i, k) && !a.isLesser(k) && !superseded(k) {
		return k, true
	}
	h, _ := a.lexicon.DescribedHead(a.doc.Tokens[m.Head].Lemma)
	switch {
	case a.isBand(m):
		return seen.armed, seen.armed >= 0 && near(seen.armed)
	case m.Kind == nlp.Country && m.Len() == 1 && a.doc.Tokens[m.First-1].Tag != "PRP$": // "his country" is not the last one
		if k := a.topic(i, seen); k >= 0 && near(k) {
			return k, true
		}
		return seen.people, seen.people >= 0 && near(seen.people)
	case h.Generic && m.Len() == 1 && m.Kind == nlp.Place && !a.classes["zone"][a.doc.Tokens[m.Head].Lemma]:
		return seen.place, seen.place >= 0 && a.sentence[i]-a.sentence[seen.place] <= 2 && !a.isOtherPlace(seen.place)
	}
	return 0, false
}

// topic is the country that "the country" of mention i takes up: one of its own
// sentence, else the last one, unless another one has been spoken of far more.
func (a *article) topic(i int, seen *descriptionIndex) int {
	k := seen.country
	if p := seen.people; p >= 0 && a.sentence[p] == a.sentence[i] && (k < 0 || a.sentence[k] != a.sentence[i]) && !a.isActedOn(i, p) {
		return p // "Yemeni officials say that the country"
	}
	if k < 0 || a.sentence[k] == a.sentence[i] {
		return k
	}
	if t := seen.topic; t >= 0 && seen.told[a.root(t)] > 2*seen.told[a.root(k)] {
		return seen.last[a.root(t)]
	}
	return k
}

// isActedOn reports whether mention i stands beside the verb whose subject mention k
// modifies, and thus means another: "Yemeni officials praised the country".
func (a *article) isActedOn(i, k int) bool {
	tokens := a.doc.Tokens
	subject := &tokens[tokens[a.top(&a.mentions[k])].Head]
	return strings.HasPrefix(subject.Dep, "nsubj") && tokens[a.top(&a.mentions[i])].Head == subject.Head
}

// isPlain reports whether mention m is a noun alone, or says that it is one that was
// told of: "the official", "the same official".
func (a *article) isPlain(m *nlp.Mention) bool {
	return m.Len() == 1 || m.Len() == 2 && a.classes["same"][strings.ToLower(a.doc.Tokens[m.First].Norm)]
}

// isBand reports whether mention m is a description that every armed group can
// have: "the group", "the militia", but not "the Afghan forces".
func (a *article) isBand(m *nlp.Mention) bool {
	head := &a.doc.Tokens[m.Head]
	if a.classes["institution"][head.Lemma] || m.Len() > 2 || m.Len() > 1 && a.lexicon.Is(lexicon.Forces, head.Norm) {
		return false
	}
	h, _ := a.lexicon.DescribedHead(head.Lemma)
	return h.Generic && h.Kind == nlp.ArmedGroup || a.lexicon.Is(lexicon.Band, head.Lemma)
}

// isSuperseded reports whether a group that was named after mention k is what
// "the group" of mention i takes up.
func (a *article) isSuperseded(i, k int, seen *descriptionIndex) bool {
	n := seen.armed
	return n > seen.last[a.root(k)] && a.mentions[n].Form == nlp.Named && a.isBand(&a.mentions[i]) && a.sentence[i]-a.sentence[n] <= 1
}

// isLesser reports whether mention i describes who only stands in for what its
// head noun says: the "deputy leader" is not the leader.
func (a *article) isLesser(i int) bool {
	m := &a.mentions[i]
	for k := m.First; k < m.Head; k++ {
		if a.classes["lesser"][strings.ToLower(a.doc.Tokens[k].Norm)] {
			return true
		}
	}
	return false
}

// isOtherPlace reports whether the name of place i says what kind of place it is,
// so that a noun for another kind does not mean it: "Anbar province" is no town.
func (a *article) isOtherPlace(i int) bool {
	m := &a.mentions[i]
	h, ok := a.lexicon.NameHead(a.doc.Tokens[m.End-1].Norm)
	return m.Len() > 1 && ok && h.Generic
}

// countryOf is the code of the country in front of the noun of mention i, "" if none
// is.
func (a *article) countryOf(i int) string {
	m := &a.mentions[i]
	for k := i + 1; k < len(a.mentions) && a.mentions[k].First < m.Head; k++ {
		if code := a.mentions[k].Code; code != "" {
			return code
		}
	}
	if m.First > 0 && a.doc.Tokens[m.First-1].Tag == "POS" {
		for k := i - 1; k >= 0 && k >= i-2; k-- {
			if a.mentions[k].End == m.First-1 {
				return a.mentions[k].Code
			}
		}
	}
	return ""
}

// narrowAlike reports whether the complements of two descriptions may belong to
// one thing: "the attack in Karsa" and "the attack in Oslo" are two.
func (a *article) narrowAlike(i, k int) bool {
	if c, d := a.countryOf(i), a.countryOf(k); c != "" && d != "" && c != d {
		return false // "Thailand's military", "the Pakistani military"
	}
	m, n := a.mentions[i].Complement, a.mentions[k].Complement
	if m.Len() == 0 || n.Len() == 0 {
		return true
	}
	for x := m.First; x < m.End; x++ {
		for y := n.First; y < n.End; y++ {
			if s, t := &a.doc.Tokens[x], &a.doc.Tokens[y]; s.Lemma == t.Lemma && s.Tag != "IN" && s.Tag != "DT" {
				return true
			}
		}
	}
	return false
}

// modifies reports whether mention m only modifies another word: "Iranian".
func (a *article) modifies(m *nlp.Mention) bool {
	switch a.doc.Tokens[a.top(m)].Dep {
	case "amod", "compound", "nmod:desc":
		return true
	}
	return false
}

// descriptionKey is what two wordings of one description share: "U.S. troops",
// "American military forces".
func (a *article) descriptionKey(m *nlp.Mention) string {
	w := a.bodyWords(m.Name)
	end := len(w)
	for end > 1 && a.lexicon.Is(lexicon.Forces, w[end-1]) {
		end--
	}
	if end < len(w) {
		w = append(w[:end], string(lexicon.Forces))
	}
	return strings.Join(w, " ")
}

func (a *article) headKey(m *nlp.Mention) string {
	return kindKey(m, a.doc.Tokens[m.Head].Norm)
}

func kindKey(m *nlp.Mention, noun string) string {
	return string(group(m.Kind)) + " " + lexicon.Fold(noun)
}

// noteTitle notes the title in front of a person's name.
func (a *article) noteTitle(i int, titles map[string]int) {
	m := &a.mentions[i]
	_, first := a.titleBefore(m.First)
	var b []string
	for k := first; k < m.First; k++ {
		b = append(b, lexicon.Fold(a.doc.Tokens[k].Norm))
	}
	if len(b) > 0 {
		titles[strings.Join(b, " ")] = i
	}
}
