// Package when finds the expressions of time in an article and the days that
// they mean.
//
//	words  words.go, data       what single words can mean for a time
//	parse  parser.go, point.go, date.go, relative.go, clock.go, number.go
//	                            words into nodes: "last" + "week"
//	nodes  node.go              what an expression says
//	tense  tense.go             whether it tells of the past or of what is to come
//	days   resolve.go, period.go  nodes into days
//
// Expressions count from the date of publication, or from the time before them
// in the text ("the next day", "a week later"). Days and months without a year
// are the nearest ones that suit the tense of the verb. What is only a length
// ("for three days") or has no known days ("days after the attack", Ramadan) is
// found but has no interval.
//
// Which of the conventions hold where English leaves room: "last Tuesday" is
// the last one before the date of publication; "last week", "two weeks ago" are
// weeks of the calendar, from Monday; "early", "mid", "late" are a third of a
// month, of a year, of a decade; seasons are those of the north, and winter begins
// in December of its year; "since", "until", "by", "before" and "after" reach to
// the date of publication or from it on.
package when

import (
	"fmt"
	"time"

	"github.com/newsgraph/newsgraph/nlp"
)

// Finder finds expressions of time. It never changes and is safe for concurrent
// use.
type Finder struct {
	words *words
}

// New makes a Finder. An error means that the word lists are damaged.
func New() (*Finder, error) {
	w, err := loadWords()
	if err != nil {
		return nil, fmt.Errorf("when: %w", err)
	}
	return &Finder{w}, nil
}

// Find finds the expressions of time of doc, of which it reads the article, the
// tokens with their tags and heads, the sentences and the names. They hold what
// nlp.Doc.Check asks of them. The time is linear in the number of tokens.
func (f *Finder) Find(doc *nlp.Doc) []nlp.TimeExpression {
	p := f.words.parse(doc)
	found := make([]expression, 0, len(doc.Sentences))
	for k := range doc.Sentences {
		found = append(found, p.sentence(k)...)
	}
	r := resolver{published: published(doc, found)}
	list := make([]nlp.TimeExpression, len(found))
	for k := range found {
		list[k] = r.express(p, &found[k])
	}
	return list
}

// expression is a place where a time is told.
type expression struct {
	nlp.Range
	node     *node
	sentence int
}

// sentence finds the expressions of sentence number k.
func (p *parser) sentence(k int) []expression {
	var found []expression
	s := p.doc.Sentences[k]
	p.first, p.end = s.First, s.End
	first := s.First
	for i := s.First; i < s.End; i++ {
		if p.word[i] == nothing && !isDigit(p.lower[i][0]) && p.words.named[p.lower[i]] == nil || p.word[i].is(article) {
			continue
		}
		n, end := p.expression(i)
		if n == nil || !p.free(i, end) {
			continue
		}
		r := nlp.Range{First: i, End: end}
		if i > first && p.is(i-1, article) && p.hangsIn(i-1, i, end) {
			r.First--
		}
		found = append(found, expression{r, n, k})
		i, first = end-1, end
	}
	return found
}

// A date by itself near the top is the date of publication.
const topSentences = 5

// published is the day on which doc was published, zero if it is unknown: that
// of the article, else a full date that is a sentence of its own at the top.
func published(doc *nlp.Doc, found []expression) time.Time {
	if t := doc.Article.Published; !t.IsZero() {
		y, m, d := t.UTC().Date()
		return date(y, int(m), d)
	}
	for k := range found {
		s := found[k].sentence
		if s >= topSentences {
			break
		}
		n := found[k].node
		if n.kind == day && n.of != nil && n.of.kind == year && found[k].Covers(trimmed(doc, doc.Sentences[s])) {
			p, ok := (&resolver{}).resolve(n)
			if ok {
				return p.from
			}
		}
	}
	return time.Time{}
}

// trimmed is r without the marks at its end.
func trimmed(doc *nlp.Doc, r nlp.Range) nlp.Range {
	for r.Len() > 1 && doc.Tokens[r.End-1].UPOS == "PUNCT" {
		r.End--
	}
	return r
}

// express resolves e and keeps it for those that count from it.
func (r *resolver) express(p *parser, e *expression) nlp.TimeExpression {
	t := nlp.TimeExpression{Range: e.Range, Kind: nlp.Date}
	n := e.node
	switch n.kind {
	case repeated:
		t.Kind, t.Granularity = nlp.Repeated, n.unit
		return t
	case length:
		n = p.dated(e)
	}
	t.Granularity = n.told()
	if n.kind == length {
		t.Kind = nlp.Duration
		return t
	}
	r.tense, r.sentence = p.tenseOf(e), e.sentence
	found, ok := r.resolve(n)
	if !ok {
		return t
	}
	t.From, t.To, t.Granularity = found.from, found.to, found.unit
	if n.kind != since && n.kind != span && n.kind != until {
		r.keep(found)
	}
	return t
}
