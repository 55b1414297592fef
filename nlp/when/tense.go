package when

import "strings"

// The verb that an expression goes with is at most so many steps above it.
const highest = 8

// toCome reports whether what has the tense is still to come, or was then.
func (t tense) toCome() bool { return t == ahead || t == either }

// tenseOf is whether the words around e tell of what was or is to come: its
// verb has an auxiliary like "will", or hangs on a word like "plan".
func (p *parser) tenseOf(e *expression) tense {
	i := p.headOf(e)
	open := e.node.kind == until
	infinitive := false // under way from one
	for range highest {
		t := &p.doc.Tokens[i]
		h := p.helpersOf(i)
		switch w := p.lemma(i); {
		case infinitive && w.is(urging):
			return either
		case w.is(planned) && open:
			return ahead
		case w.is(planned) && t.Tag != "VBD" && !h.perfect && t.Tag != "VB", !p.isVerb(i) && h.upcoming:
			return either
		}
		if p.isVerb(i) || t.Tag == "MD" || t.Dep == "root" || t.Dep == "ccomp" {
			switch told := p.tense(i, open); {
			case told == behind && i == p.headOf(e):
				return was
			case told != neither:
				return told
			}
		}
		infinitive = p.isVerb(i) && h.to
		if t.Head == i {
			break
		}
		i = t.Head
	}
	return neither
}

// headOf is the first token above e.
func (p *parser) headOf(e *expression) int {
	for i := e.First; i < e.End; i++ {
		if h := p.doc.Tokens[i].Head; !e.Contains(h) {
			return h
		}
	}
	return e.First
}

func (p *parser) lemma(i int) *word {
	if w := p.words.byForm[p.doc.Tokens[i].Lemma]; w != nil {
		return w
	}
	return nothing
}

// tense is whether a verb tells of what was or of what is to come.
type tense int

const (
	neither tense = iota // ask the verb above
	behind               // somewhere above it
	was                  // by the verb that the time belongs to
	ahead
	present
	either // planned, then or now
)

// helpers is what the words that hang on a word say of it.
type helpers struct {
	future, possible, perfect, presentPerfect, modal bool
	to                                               bool
	present, past                                    bool // an auxiliary in the tense
	upcoming                                         bool // an adjective like that
}

// helpersOf reads the words that hang on token i, once.
func (p *parser) helpersOf(i int) helpers {
	if h, known := p.helpers[i]; known {
		return h
	}
	var h helpers
	for _, d := range p.dependents.Of(i) {
		h.add(p, d)
	}
	p.helpers[i] = h
	return h
}

func (h *helpers) add(p *parser, d int) {
	t, w := &p.doc.Tokens[d], p.word[d]
	auxiliary := strings.HasPrefix(t.Dep, "aux")
	isPerfect := auxiliary && p.lemma(d).is(perfectAux)
	switch t.Tag {
	case "MD":
		h.modal = true
		h.future = h.future || w.is(future)
		h.possible = h.possible || w.is(possible)
	case "TO":
		h.to = true
	case "VBZ", "VBP":
		h.present = h.present || auxiliary && !isPerfect
	}
	h.past = h.past || auxiliary && t.Tag == "VBD"
	h.perfect = h.perfect || isPerfect
	h.presentPerfect = h.presentPerfect || isPerfect && t.Dep == "aux" && w.is(presentPerfect) && t.Tag != "VBD"
	h.upcoming = h.upcoming || t.Dep == "amod" && (w.is(upcoming) || w.fromPub != nil && *w.fromPub > 0)
}

// tense reads the tense of the verb at token i. open says that the time is the
// end of something, which an infinitive has before it.
func (p *parser) tense(i int, open bool) tense {
	h := p.helpersOf(i)
	tag := p.doc.Tokens[i].Tag
	switch {
	case h.future:
		return ahead
	case h.possible && h.perfect:
		return neither // "would have been 80 on Friday"
	case h.possible:
		return either
	case h.perfect || h.past || tag == "VBD":
		return behind
	case h.to && open:
		return ahead
	case h.to:
		return neither
	case tag == "VBG" && h.present:
		return ahead // "is meeting them on Friday"
	case tag == "VBN" && (h.present || p.doc.Tokens[i].Dep == "root"):
		return behind
	case tag == "VBG" || tag == "VBN":
		return neither
	case p.lemma(i).is(scheduled) && (tag == "VBZ" || tag == "VBP"):
		return ahead
	case tag == "VBZ" || tag == "VBP":
		return present
	case strings.HasPrefix(tag, "VB"):
		return behind
	}
	return neither
}

func (p *parser) isVerb(i int) bool { return strings.HasPrefix(p.doc.Tokens[i].Tag, "VB") }

// dated turns a length into a time where the verb says so: "has fought for two
// years" are the last two, "will meet in two weeks" the second week to come.
func (p *parser) dated(e *expression) *node {
	n := e.node
	h := p.headOf(e)
	switch {
	case n.lasts && p.isVerb(h) && p.helpersOf(h).presentPerfect && !p.helpersOf(h).modal:
		return &node{kind: span, unit: n.unit, n: -n.n, base: publication}
	case n.ahead && p.tenseOf(e).toCome():
		return &node{kind: shift, unit: n.unit, n: n.n, base: publication}
	}
	return n
}
