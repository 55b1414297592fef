package when

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// point reads one time: a part of a period, a part of a day, or a period with
// what stands behind it.
func (p *parser) point(i int) (*node, int) {
	if i >= p.end || p.depth >= deepest {
		return nil, i
	}
	p.depth++
	defer func() { p.depth-- }()
	for _, read := range []func(int) (*node, int){p.portion, p.ordinal, p.timeOfDay} {
		if n, end := read(i); n != nil {
			return n, end
		}
	}
	n, end := p.core(i)
	if n == nil {
		return nil, i
	}
	if pre := p.word[i].prefixed; pre != whole {
		n = &node{kind: cut, part: pre, of: n}
	}
	return p.behind(n, end)
}

// portion reads "late on Monday", "early 2020", "the end of the year",
// "earlier this week".
func (p *parser) portion(i int) (*node, int) {
	w := p.word[i]
	if w.portion == whole || strings.HasPrefix(p.tag(i), "VB") {
		return nil, i
	}
	k := p.skip(i+1, hyphen)
	noun := p.isNoun(i) && w.portion != middle || p.is(k, ofWord)
	switch {
	case noun && !p.is(k, ofWord):
		return nil, i
	case noun, p.is(k, onWord):
		k++
	}
	definite := p.is(k, article)
	of, end := p.point(p.skip(k, article))
	if of == nil && definite {
		of, end = p.definite(k + 1)
		if noun && of != nil && of.unit == nlp.Day {
			return nil, i // "at the end of the day"
		}
	}
	if of == nil || of.kind == length || of.kind == vague || of.kind == span || noun && p.modifies(end-1) {
		return nil, i
	}
	return &node{kind: cut, part: w.portion, of: of}, end
}

// modifies reports whether token i belongs to a noun right behind it: "the start
// of the 2020 campaign".
func (p *parser) modifies(i int) bool {
	return p.isNoun(i+1) && p.doc.Tokens[i].Head > i || p.possessive(i+1)
}

// definite reads the unit of "the year", "the day": that of publication, but
// the day that the text tells of.
func (p *parser) definite(i int) (*node, int) {
	w := p.at(i)
	if w.unit == "" || rank(w.unit) < rank(nlp.Day) {
		return nil, i
	}
	n := &node{kind: shift, unit: w.unit, base: publication}
	if w.unit == nlp.Day {
		n.base = text
	}
	return n, i + 1
}

// ordinal reads "the second half of 2022", "the first three months of last
// year", "the third quarter of 2019".
func (p *parser) ordinal(i int) (*node, int) {
	count := p.ordinalAt(i)
	if count == 0 {
		return nil, i
	}
	k, many := i+1, 0
	if n, end := p.number(k); n > 0 {
		k, many = end, n
	}
	w := p.at(k)
	if w.unit == "" && !w.is(half|weekendWord) || !p.is(k+1, ofWord) {
		return nil, i
	}
	definite := p.is(k+2, article)
	of, end := p.point(p.skip(k+2, article))
	if of == nil && definite {
		of, end = p.definite(k + 3)
	}
	switch {
	case of == nil || of.kind == length || of.kind == vague || p.modifies(end-1):
		return nil, i
	case w.is(half) && count == 1:
		return &node{kind: cut, part: firstHalf, of: of}, end
	case w.is(half):
		return &node{kind: cut, part: lastHalf, of: of}, end
	case w.is(weekendWord):
		return nil, i
	}
	n := &node{kind: nth, unit: w.unit, n: count, of: of}
	if many > 0 {
		n.upto = &node{kind: length, unit: w.unit, n: many}
	}
	return n, end
}

// timeOfDay reads "the night of Dec. 29", "the early hours of Sunday", "noon on
// Monday".
func (p *parser) timeOfDay(i int) (*node, int) {
	w := p.word[i]
	if p.isCapital(i) && p.is(i-1, article) {
		return nil, i // "Imus in the Morning"
	}
	if !w.is(dayPart) && w.unit != nlp.Hour || w.unit == nlp.Hour && !p.is(i+1, ofWord) {
		return nil, i
	}
	k := i + 1
	if p.is(k, dayPart) {
		k++ // "early morning hours"
	}
	var finer nlp.Granularity
	if w.is(hourOfDay) {
		finer = nlp.Hour
	}
	if p.is(k, ofWord|onWord|comma) || p.at(k).weekday > 0 || p.at(k).day != nil {
		n, end := p.core(p.skip(p.skip(k, ofWord|onWord|comma), article))
		if n != nil && (n.unitOf() == nlp.Day && n.kind != length && n.kind != vague && n.kind != span) {
			n, end = p.behind(n, end)
			if finer != "" {
				n.finer = finer
			}
			return n, end
		}
	}
	// "in the morning", "at dawn": of the day that the text tells of.
	if p.is(i-1, article) && p.is(i-2, onWord|byWord|untilWord|sinceWord) || p.is(i-1, atWord) && finer != "" {
		if p.doc.Tokens[i].Dep == "compound" {
			return nil, i
		}
		return &node{kind: shift, unit: nlp.Day, base: text, finer: finer}, i + 1
	}
	return nil, i
}

// core reads a period by itself.
func (p *parser) core(i int) (*node, int) {
	if i >= p.end {
		return nil, i
	}
	for _, read := range []func(int) (*node, int){
		p.named, p.clock, p.numeric, p.monthFirst, p.dayFirst, p.weekDay, p.year, p.decade, p.season, p.relative, p.counted,
	} {
		if n, end := read(i); n != nil {
			return n, end
		}
	}
	return nil, i
}

// behind adds what stands behind a period: the part of a day, the clock, the
// year or the week that it lies in.
func (p *parser) behind(n *node, i int) (*node, int) {
	if n.unitOf() == nlp.Day && n.kind != length && n.kind != vague && n.kind != span {
		return p.behindDay(n, i)
	}
	return p.larger(n, i)
}

func (p *parser) behindDay(n *node, i int) (*node, int) {
	if n.finer != "" { // "3 p.m. on Monday"
		k := p.skip(p.skip(i, comma), onWord)
		if d, end := p.core(k); d != nil && d.unitOf() == nlp.Day && d.finer == "" && (d.kind.cyclic() || d.kind == shift) {
			d, end = p.larger(d, end)
			d.finer = n.finer
			return d, end
		}
		return n, i
	}
	n, i = p.larger(n, i)
	if p.is(i, dayPart) && p.isNoun(i) && !p.is(i, hourOfDay) {
		i++
	}
	k := p.skip(i, comma)
	k = p.skip(k, atWord)
	if c, end := p.clock(k); c != nil && k > i-1 {
		n.finer = c.finer
		return n, end
	}
	if p.is(i, atWord) && p.is(i+1, hourOfDay) {
		n.finer = nlp.Hour
		return n, i + 2
	}
	return n, i
}

// larger adds the period that n lies in: "March of last year", "Tuesday of that
// week".
func (p *parser) larger(n *node, i int) (*node, int) {
	if !n.kind.cyclic() || n.of != nil || n.base != nearest {
		return n, i
	}
	var of *node
	end := i
	if p.is(i, ofWord|onWord) {
		of, end = p.year(i + 1)
		if of == nil {
			of, end = p.relative(p.skip(i+1, article))
		}
	} else if k := p.skip(i, comma); p.at(k).fromPub != nil || p.at(k).fromText != nil {
		of, end = p.relative(k) // "on Dec. 30 last year"
	}
	if of == nil || of.kind != year && of.kind != shift {
		return n, i
	}
	outer := nlp.Year
	if n.kind == weekDay || n.kind == weekend {
		outer = nlp.Week
	}
	if of.unitOf() != outer {
		return n, i
	}
	n.of = of
	return n, end
}
