package coref

import (
	"slices"
	"strings"
	"unicode"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// article is one article under work.
type article struct {
	lexicon  *lexicon.Lexicon
	classes  classes
	doc      *nlp.Doc
	mentions []nlp.Mention
	sentence []int            // of each mention
	gender   []lexicon.Gender // of each chain, at its root
	parent   []int            // of each mention: an earlier one of its chain, or itself
	size     []int            // of each chain, at its root
	name     []int            // the first name in the chain, or nlp.None, at its root
	inside   []bool           // whether the mention lies inside another one
}

func newArticle(l *lexicon.Lexicon, c classes, doc *nlp.Doc) *article {
	n := len(doc.Mentions)
	a := &article{
		lexicon: l, classes: c, doc: doc, mentions: doc.Mentions,
		sentence: make([]int, n), gender: make([]lexicon.Gender, n), parent: make([]int, n), size: make([]int, n), name: make([]int, n), inside: make([]bool, n),
	}
	end := 0
	for i := range a.mentions {
		m := &a.mentions[i]
		a.sentence[i] = doc.SentenceOf(m.First)
		a.parent[i], a.size[i] = i, 1
		a.gender[i], a.name[i] = a.genderOf(m), nlp.None
		if m.Form == nlp.Named {
			a.name[i] = i
		}
		a.inside[i] = m.First < end
		end = max(end, m.End)
	}
	return a
}

// genderOf is the gender that a person's given name or title shows.
func (a *article) genderOf(m *nlp.Mention) lexicon.Gender {
	if m.Kind != nlp.Person || m.Form == nlp.Pronoun {
		return lexicon.Unknown
	}
	if title, _ := a.titleBefore(m.First); title.Gender != lexicon.Unknown {
		return title.Gender
	}
	first, _, full := strings.Cut(m.Name, " ")
	if gender, ok := a.lexicon.Given(first); ok && full && m.Form == nlp.Named {
		return gender
	}
	title, _ := a.titleAt(m.Head, m.End)
	return title.Gender
}

// titleBefore finds the longest title that ends right before token i, and its
// first token.
func (a *article) titleBefore(i int) (lexicon.Title, int) {
	for first := max(0, i-4); first < i; first++ {
		if title, ok := a.titleAt(first, i); ok {
			return title, first
		}
	}
	return lexicon.Title{}, i
}

// titleAt finds the title that tokens [first, end) are.
func (a *article) titleAt(first, end int) (lexicon.Title, bool) {
	var words [4]string
	n := 0
	for i := first; i < end && n < len(words); i++ {
		words[n] = a.doc.Tokens[i].Norm
		n++
	}
	title, length := a.lexicon.Title(words[:n])
	if length == 0 || length != end-first {
		return lexicon.Title{}, false
	}
	return title, true
}

// root is the first mention of the chain of mention i.
func (a *article) root(i int) int {
	for a.parent[i] != i {
		a.parent[i] = a.parent[a.parent[i]]
		i = a.parent[i]
	}
	return i
}

// join makes the chains of two mentions one.
func (a *article) join(i, k int) {
	i, k = a.root(i), a.root(k)
	if i == k {
		return
	}
	first, second := min(i, k), max(i, k)
	a.parent[second] = first
	a.size[first] += a.size[second]
	if a.name[first] == nlp.None {
		a.name[first] = a.name[second]
	}
	if a.gender[first] == lexicon.Unknown {
		a.gender[first] = a.gender[second]
	}
}

// chains reads the chains off the mentions' parents.
func (a *article) chains() []nlp.Chain {
	var chains []nlp.Chain
	of := map[int]int{}
	for i := range a.mentions {
		root := a.root(i)
		if root == i && a.mentions[i].Form == nlp.Pronoun {
			continue // a chain's first mention is never a pronoun: it is unresolved
		}
		c, ok := of[root]
		if !ok {
			c = len(chains)
			of[root] = c
			chains = append(chains, nlp.Chain{})
		}
		chains[c].Mentions = append(chains[c].Mentions, i)
	}
	for c := range chains {
		chains[c].Representative = a.representative(chains[c].Mentions)
		chains[c].Local = a.isLocal(chains[c].Representative)
	}
	return chains
}

// representative is the mention with the best name: of the named ones, or
// else of the described ones, the first with the most words, where an acronym
// is less than a word.
func (a *article) representative(mentions []int) int {
	best := -1
	for _, i := range mentions {
		if best < 0 || a.isBetter(i, best) {
			best = i
		}
	}
	return best
}

func (a *article) isBetter(i, best int) bool {
	m, b := &a.mentions[i], &a.mentions[best]
	if rank := formRank(m.Form) - formRank(b.Form); rank != 0 {
		return rank > 0
	}
	if m.Form == nlp.Pronoun {
		return false
	}
	if n, best := strings.Count(m.Name, " "), strings.Count(b.Name, " "); n != best {
		return n > best
	}
	return isAcronym(b.Name) && !isAcronym(m.Name)
}

func formRank(f nlp.Form) int {
	switch f {
	case nlp.Named:
		return 2
	case nlp.Described:
		return 1
	}
	return 0
}

// isLocal reports whether the mention's name means nothing in another article:
// it is a description without a name in it ("gunmen"), or one of a single
// person, event, thing or document ("a senior U.S. official"), of which other
// articles have others.
func (a *article) isLocal(i int) bool {
	m := &a.mentions[i]
	if m.Form == nlp.Named {
		return false
	}
	switch m.Kind {
	case nlp.Person, nlp.Event, nlp.Artifact, nlp.Document:
		return true
	}
	for k := i + 1; k < len(a.mentions) && a.mentions[k].First < m.End; k++ {
		if a.mentions[k].Form == nlp.Named {
			return false
		}
	}
	return true
}

// words are the folded words of a name.
func words(name string) []string {
	fields := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	for i, w := range fields {
		fields[i] = lexicon.Fold(w)
	}
	return slices.DeleteFunc(fields, func(w string) bool { return w == "" || w == "\"" })
}

// bodyWords are the folded words of a name, with a country in front as its
// code: "U.S. Embassy" and "United States Embassy" are one name.
func (a *article) bodyWords(name string) []string {
	fields := strings.Fields(name)
	if known, n := a.lexicon.Longest(fields); n > 0 && n < len(fields) && known.Code != "" {
		return append([]string{strings.ToLower(known.Code)}, words(strings.Join(fields[n:], " "))...)
	}
	return words(name)
}

// personWords are the words of a person's name without particles: "bin Laden"
// and "Laden", "al-Assad" and "Assad" are one surname.
func (a *article) personWords(name string) []string {
	w := words(name)
	kept := slices.DeleteFunc(slices.Clone(w), func(w string) bool { return a.lexicon.Is(lexicon.Particle, w) })
	if len(kept) == 0 {
		return w
	}
	return kept
}

// group joins kinds that one entity may be given: what is an organisation in
// one place can look like an armed group in another.
func group(k nlp.Kind) nlp.Kind {
	switch k {
	case nlp.ArmedGroup, nlp.PeopleGroup:
		return nlp.Organization
	case nlp.Facility:
		return nlp.Place
	}
	return k
}
