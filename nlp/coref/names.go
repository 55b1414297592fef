package coref

import (
	"strings"
	"unicode"

	"github.com/newsgraph/newsgraph/nlp"
)

// nameIndex finds earlier mentions by their names or parts of them; the last
// mention with a key is the one found.
type nameIndex struct {
	exact   map[string]int // kind group and whole name
	part    map[string]int // a word of a person's full name
	single  map[string]int // a person's name of one word
	suffix  map[string]int // the last words of a body's or place's longer name
	initial map[string]int // the initials of a longer name
	acronym map[string]int // a name that is an acronym
	short   map[string]int // a name without its last, generic word: "X" for "X Party"
	first   map[string]int // the first word of a body's longer name
	recent  []int          // people's full names, the last ones
	count   map[int]int    // the number of names of a chain so far, by its first mention
}

// joinNames joins named mentions by their names.
func (a *article) joinNames() {
	index := nameIndex{
		map[string]int{},
		map[string]int{},
		map[string]int{},
		map[string]int{},
		map[string]int{},
		map[string]int{},
		map[string]int{},
		map[string]int{},
		nil,
		map[int]int{},
	}
	for i := range a.mentions {
		m := &a.mentions[i]
		if m.Form != nlp.Named {
			continue
		}
		w := a.bodyWords(m.Name)
		if m.Kind == nlp.Person {
			w = a.personWords(m.Name)
		}
		exact := string(group(m.Kind)) + " " + strings.Join(w, " ")
		if m.Code != "" {
			exact = m.Code
		}
		same, known := index.exact[exact]
		index.exact[exact] = i
		switch {
		case known:
			a.join(same, i)
		case len(w) == 0:
		case m.Kind == nlp.Person:
			a.joinPerson(i, w, &index)
		case m.Kind != nlp.Country:
			a.joinBody(i, w, &index)
		}
		index.count[a.root(i)]++
		if m.Kind == nlp.Person {
			a.indexPerson(i, w, &index)
		}
	}
}

// joinPerson joins a person's name with an earlier one: a single word with the
// last full name that holds it, a full name with an earlier single word of it
// or with a full name that has its first and its last word.
func (a *article) joinPerson(i int, w []string, index *nameIndex) {
	last := w[len(w)-1]
	if len(w) == 1 {
		if k, ok := index.part[last]; ok {
			a.join(k, i)
		} else if k, ok := a.similar(w, index); ok {
			a.join(k, i)
		}
		return
	}
	for _, word := range []string{last, w[0]} {
		if k, ok := index.single[word]; ok && !a.hasFullName(k) {
			a.join(k, i)
			return
		}
	}
	if k, ok := a.similar(w, index); ok {
		a.join(k, i)
	}
}

// recentNames is the number of full names among which one that is spelled a
// little differently is looked for.
const recentNames = 40

// similar finds the last full name that agrees with the words of a name.
func (a *article) similar(w []string, index *nameIndex) (int, bool) {
	for n := len(index.recent) - 1; n >= 0 && n >= len(index.recent)-recentNames; n-- {
		v := a.personWords(a.mentions[index.recent[n]].Name)
		if len(w) == 1 && alike(v[len(v)-1], w[0]) || len(w) > 1 && agree(v, w) {
			return index.recent[n], true
		}
	}
	return 0, false
}

// hasFullName reports whether the chain of mention i, which starts with a
// single word, has been joined with a full name before.
func (a *article) hasFullName(i int) bool {
	return len(a.personWords(a.mentions[a.root(i)].Name)) > 1
}

// agree reports whether two full names can be one person's: the words of one
// are all in the other, in their order, and of two words or more all but one
// to the letter.
func agree(v, w []string) bool {
	if len(v) > len(w) {
		v, w = w, v
	}
	k, same := 0, 0
	for _, word := range w {
		if k < len(v) && alike(v[k], word) {
			if v[k] == word {
				same++
			}
			k++
		}
	}
	return k == len(v) && same >= k-1 && same > 0 && w[len(w)-1][0] == v[len(v)-1][0]
}

// alike reports whether two words are the same but for one letter, as
// transcriptions of one name are: Laden and Ladin, Qasem and Qassem.
func alike(v, w string) bool {
	if len(v) > len(w) {
		v, w = w, v
	}
	if len(w)-len(v) > 1 || len(v) < 5 {
		return v == w
	}
	i := 0
	for i < len(v) && v[i] == w[i] {
		i++
	}
	if len(v) == len(w) {
		return i == len(v) || v[i+1:] == w[i+1:]
	}
	return v[i:] == w[i+1:]
}

func (a *article) indexPerson(i int, w []string, index *nameIndex) {
	if len(w) == 1 {
		index.single[w[0]] = i
		return
	}
	for _, word := range w {
		// Of two people with one surname the one that the article speaks of
		// more keeps it.
		if k, ok := index.part[word]; !ok || index.count[a.root(i)] >= index.count[a.root(k)] {
			index.part[word] = i
		}
	}
	index.recent = append(index.recent, i)
}

// maxSuffix is the number of words up to which the end of a name is looked up.
const maxSuffix = 5

// joinBody joins the name of a body, group or place with an earlier one that
// ends in it or in which it ends, or that is its acronym or has it for one.
func (a *article) joinBody(i int, w []string, index *nameIndex) {
	m := &a.mentions[i]
	kind := string(group(m.Kind)) + " "
	initials := initialsOf(m.Name)
	a.joinShort(i, w, kind, index)
	a.joinFirst(i, w, index)
	if k, ok := index.suffix[kind+strings.Join(w, " ")]; ok && !a.isWellKnown(i) {
		a.join(k, i)
	}
	for n := 2; n < len(w) && n <= maxSuffix; n++ {
		national := n == len(w)-1 && len(w[0]) == 2 // bodyWords put a country's code there
		if k, ok := index.exact[kind+strings.Join(w[len(w)-n:], " ")]; ok && (national || !a.isWellKnown(k)) {
			a.join(k, i)
		}
	}
	for n := 1; n < len(w) && n <= maxSuffix; n++ {
		index.suffix[kind+strings.Join(w[len(w)-n:], " ")] = i
	}
	if len(w) == 1 && isAcronym(m.Name) {
		if k, ok := index.initial[w[0]]; ok {
			a.join(k, i)
		} else if k, ok := a.bracketed(i); ok {
			a.join(k, i)
		}
		index.acronym[w[0]] = i
	}
	if len(initials) > 1 {
		if k, ok := index.acronym[initials]; ok && group(a.mentions[k].Kind) == group(m.Kind) {
			a.join(k, i)
		}
		index.initial[initials] = i
	}
}

// isWellKnown reports whether the lexicon knows the name of mention i by
// itself, so that it is not the short form of another: the Labour Party is not
// the "Scottish Labour Party".
func (a *article) isWellKnown(i int) bool {
	known, ok := a.lexicon.Lookup(a.mentions[i].Name)
	return ok && known.Name == a.mentions[i].Name
}

// joinShort joins names of which one only adds a generic word: "Anbar" and
// "Anbar Province".
func (a *article) joinShort(i int, w []string, kind string, index *nameIndex) {
	whole := kind + strings.Join(w, " ")
	if k, ok := index.short[whole]; ok {
		a.join(k, i)
	}
	if h, ok := a.lexicon.NameHead(w[len(w)-1]); !ok || !h.Generic || len(w) == 1 {
		return
	}
	short := strings.Join(w[:len(w)-1], " ")
	if known, ok := a.lexicon.Lookup(short); ok {
		short = strings.Join(words(known.Name), " ")
	}
	if k, ok := index.exact[kind+short]; ok {
		a.join(k, i)
	}
	index.short[kind+short] = i
}

// minFirst is the length of the shortest word by which a body is called for short.
const minFirst = 4

// joinFirst joins the first word of a body's name with the whole: "Velmar" after
// "Velmar Bank".
func (a *article) joinFirst(i int, w []string, index *nameIndex) {
	if a.mentions[i].Kind != nlp.Organization || len(w[0]) < minFirst {
		return
	}
	if len(w) > 1 {
		index.first[w[0]] = i
		return
	}
	if k, ok := index.first[w[0]]; ok && !a.isWellKnown(i) {
		a.join(k, i)
	}
}

// bracketed finds the name right before an acronym in brackets.
func (a *article) bracketed(i int) (int, bool) {
	m := &a.mentions[i]
	if i == 0 || m.First == 0 || a.doc.Tokens[m.First-1].Norm != "(" {
		return 0, false
	}
	for k := i - 1; k >= 0 && k > i-3; k-- {
		if p := &a.mentions[k]; p.Form == nlp.Named && p.End == m.First-1 && group(p.Kind) == group(m.Kind) {
			return k, true
		}
	}
	return 0, false
}

// initialsOf is the folded first letters of the words of a name: of the
// capitalised ones, unless the last is in lower case ("Iraqi security forces").
func initialsOf(name string) string {
	fields := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	if len(fields) == 0 {
		return ""
	}
	all := unicode.IsLower([]rune(fields[len(fields)-1])[0])
	var b strings.Builder
	for _, w := range fields {
		if r := []rune(w)[0]; all || unicode.IsUpper(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func isAcronym(name string) bool {
	letters := 0
	for _, r := range name {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}
