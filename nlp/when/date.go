package when

import (
	"strconv"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/nlp"
)

// named reads a day with a name, and its year: "Christmas Day 2019".
func (p *parser) named(i int) (*node, int) {
	if !p.isCapital(i) && !isDigit(p.lower[i][0]) {
		return nil, i
	}
	var found *namedDay
	end := i
	for _, name := range p.words.named[p.lower[i]] {
		if e := i + 1 + len(name.rest); e > end && p.spells(i+1, name.rest) {
			found, end = name.of, e
		}
	}
	switch {
	case found == nil, p.doc.Tokens[end-1].Dep == "compound" && p.isCapital(p.doc.Tokens[end-1].Head):
		return nil, i // "the Christmas Charity"
	case found.Month == 0:
		_, last := p.yearBehind(end)
		return &node{kind: vague, unit: nlp.Day}, last
	case found.Year != 0:
		return &node{kind: day, n: found.Month, day: found.Day, of: &node{kind: year, n: found.Year}}, end
	}
	of, last := p.yearBehind(end)
	return &node{kind: day, n: found.Month, day: found.Day, of: of}, last
}

// spells reports whether words stand at token i.
func (p *parser) spells(i int, words []string) bool {
	for k, w := range words {
		if i+k >= p.end || p.lower[i+k] != w {
			return false
		}
	}
	return true
}

// numeric reads a date in figures: "2023-10-07", and "28/2/2023", where only
// one of the numbers can be the month.
func (p *parser) numeric(i int) (*node, int) {
	form := p.lower[i]
	if len(form) < 8 || len(form) > 10 || !isDigit(form[0]) {
		return nil, i
	}
	for _, layout := range []string{time.DateOnly, "2/1/2006", "1/2/2006"} {
		t, err := time.Parse(layout, form)
		if err != nil || layout != time.DateOnly && t.Day() <= 12 && t.Day() != int(t.Month()) {
			continue
		}
		y, m, d := t.Date()
		return &node{kind: day, n: int(m), day: d, of: &node{kind: year, n: y}}, i + 1
	}
	return nil, i
}

// isMonth reports whether token i is the name of a month, written as one.
func (p *parser) isMonth(i int) bool {
	return p.at(i).month > 0 && (p.isCapital(i) || p.at(i).prefixed != whole) && (p.isNoun(i) || p.tag(i) == "CD" || p.tag(i) == "JJ")
}

// monthFirst reads "Oct. 7, 2023", "October 2023", "October 7-9", "October".
func (p *parser) monthFirst(i int) (*node, int) {
	if !p.isMonth(i) {
		return nil, i
	}
	m := p.word[i].month
	if d, end := p.dayNumber(i+1, i); d > 0 {
		n := &node{kind: day, n: m, day: d}
		last := 0
		if p.is(end, dash|toWord) {
			if l, e := p.dayNumber(end+1, i); l > d && !p.isMonth(e) {
				last, end = l, e
			}
		}
		if p.is(end, andWord) && end+1 < p.end && p.doc.Tokens[end+1].Dep == "conj" && p.hangsIn(end+1, i, end) {
			if l, e := p.dayNumber(end+1, i); l > d { // "December 5 and 6"
				last, end = l, e
			}
		}
		n.of, end = p.yearBehind(end)
		n, end = p.larger(n, end)
		if last > 0 {
			return &node{kind: between, of: n, upto: &node{kind: day, n: m, day: last, of: n.of}}, end
		}
		return n, end
	}
	of, end := p.yearBehind(i + 1)
	n := &node{kind: month, n: m, of: of}
	if of == nil {
		n, end = p.larger(n, i+1)
	}
	if n.of == nil && p.word[i].is(doubtful) && !p.meansMonth(i) {
		return nil, i
	}
	return n, end
}

// dayFirst reads "7 October 2023", "the 7th of October", "3 to 5 March".
func (p *parser) dayFirst(i int) (*node, int) {
	d, end := p.dayNumber(i, i)
	if d == 0 || p.word[i].is(article) {
		return nil, i
	}
	first := 0
	if p.is(end, dash|toWord) {
		if l, e := p.dayNumber(end+1, i); l > d {
			first, d, end = d, l, e
		}
	}
	end = p.skip(end, ofWord)
	if !p.isMonth(end) {
		return nil, i
	}
	n := &node{kind: day, n: p.word[end].month, day: d}
	n.of, end = p.yearBehind(end + 1)
	if first > 0 {
		return &node{kind: between, of: &node{kind: day, n: n.n, day: first, of: n.of}, upto: n}, end
	}
	return n, end
}

// dayNumber reads the number of a day in a month. The number must not count a
// noun: "In May 20 people".
func (p *parser) dayNumber(i, month int) (int, int) {
	if i >= p.end {
		return 0, i
	}
	n := p.digits(i)
	if n == 0 || strings.HasPrefix(p.lower[i], "0") && len(p.lower[i]) > 2 {
		n = max(p.ordinalAt(i), 0)
	}
	if n == 0 || n > 31 || p.at(i+1).unit != "" || p.is(i+1, halfOfDay) {
		return 0, i
	}
	if t := &p.doc.Tokens[i]; month < i && t.Dep == "nummod" && t.Head > i && p.tag(t.Head) == "NNS" {
		if h := p.doc.Tokens[month].Head; h != i && h != t.Head {
			return 0, i
		}
	}
	return n, i + 1
}

// yearBehind reads the year behind a day or a month: ", 2023", "of 2023".
func (p *parser) yearBehind(i int) (*node, int) {
	for _, k := range []int{i, p.skip(i, comma|ofWord)} {
		if n := p.yearNumber(k); n >= firstYear || n > 0 && k == i {
			return &node{kind: year, n: n}, k + 1
		}
	}
	return nil, i
}

// meansMonth reports whether something beside the doubtful month at token i
// says that it is one: "in May", "last March", "the May vote".
func (p *parser) meansMonth(i int) bool {
	before := p.at(i - 1)
	if p.word[i].prefixed != whole || before.is(timePreposition|dash|toWord) || before.portion != whole || before.fromPub != nil || before.fromText != nil {
		return true
	}
	if before.is(andWord) && (p.isMonth(i-2) || p.digits(i-2) > 0) {
		return true
	}
	return before.is(article) && p.hangsIn(i, i+1, p.end) && !p.isCapital(i+1)
}

// weekDay reads a day of the week, and its date: "Monday, Jan. 15".
func (p *parser) weekDay(i int) (*node, int) {
	w := p.at(i).weekday
	if w == 0 || !p.isCapital(i) || !p.isNoun(i) && p.tag(i) != "JJ" || p.isNamed(i) {
		return nil, i
	}
	k := p.skip(p.skip(i+1, comma), article)
	if n, end := p.monthFirst(k); n != nil && n.kind == day {
		return n, end
	}
	if n, end := p.dayFirst(k); n != nil && n.kind == day {
		return n, end
	}
	return &node{kind: weekDay, n: w}, i + 1
}

// isNamed reports whether the day of the week at token i has a name of its own:
// "Super Tuesday".
func (p *parser) isNamed(i int) bool {
	k := i - 1
	if k <= p.first || !p.isCapital(k) || p.at(k) != nothing || !p.hangsIn(k, i, i+1) {
		return false
	}
	d := p.doc.Tokens[k].Dep
	return d == "amod" || d == "compound"
}

// The years that four figures may mean.
const (
	earliestYear = 1500 // behind a word like "in"
	firstYear    = 1900
	lastYear     = 2100
)

// year reads a year in figures.
func (p *parser) year(i int) (*node, int) {
	n := p.yearNumber(i)
	if n == 0 || n < firstYear && !p.is(i-1, timePreposition) || p.is(i-1, currency) || p.numbers(i) {
		return nil, i
	}
	return &node{kind: year, n: n}, i + 1
}

// yearNumber is the number at token i if that can be a year and counts nothing,
// else 0.
func (p *parser) yearNumber(i int) int {
	if y := p.at(i).year; y > 0 {
		return y
	}
	if i >= p.end || len(p.lower[i]) != 4 || strings.Contains(p.lower[i], ",") {
		return 0
	}
	n, next := p.digits(i), p.at(i+1)
	if n < earliestYear || n > lastYear || next.unit != "" || next.is(halfOfDay|zone) || p.counts(i) {
		return 0
	}
	return n
}

// counts reports whether the number at token i counts the noun that it hangs
// on: "2019 soldiers", but not "the 2019 protests".
func (p *parser) counts(i int) bool {
	t := &p.doc.Tokens[i]
	return t.Dep == "nummod" && t.Head == i+1 && p.tag(t.Head) == "NNS" && !p.is(i-1, article) && p.tag(i-1) != "POS" && p.tag(i-1) != "PRP$" ||
		strings.HasPrefix(p.tag(i+1), "$") || p.lower[min(i+1, p.end-1)] == "%"
}

// numbers reports whether the number at token i belongs to the name in front:
// "Resolution 1973".
func (p *parser) numbers(i int) bool {
	if k := p.nameAt[i]; k != nlp.None && p.doc.Names[k].First < i && p.doc.Names[k].Label != eventLabel {
		return !p.isTimeName(i - 1)
	}
	return i > p.first && p.isNoun(i-1) && p.isCapital(i-1) && p.at(i-1) == nothing && p.hangsIn(i, i-1, i)
}

func (p *parser) isTimeName(i int) bool {
	w := p.at(i)
	return w.month > 0 || w.weekday > 0 || w.season > 0 || w.is(comma)
}

// shortYear reads the two figures of "2020-21" as a year behind n.
func (p *parser) shortYear(n *node, i int) *node {
	if n.kind != year || i >= p.end || len(p.lower[i]) != 2 {
		return nil
	}
	short, err := strconv.Atoi(p.lower[i])
	if full := n.n/100*100 + short; err == nil && full > n.n {
		return &node{kind: year, n: full}
	}
	return nil
}

// decade reads "the 1990s", "the nineties", and "the 19th century".
func (p *parser) decade(i int) (*node, int) {
	w := p.at(i)
	if w.decade > 0 && (len(p.lower[i]) >= len("1990s") && isDigit(p.lower[i][0]) || w.prefixed != whole || p.is(i-1, article)) {
		return &node{kind: decade, n: w.decade}, i + 1
	}
	if n := p.ordinalAt(i); n > 0 {
		if k := p.skip(i+1, hyphen); p.at(k).unit == nlp.Century {
			return &node{kind: century, n: n}, k + 1
		}
	}
	return nil, i
}

// season reads "spring 2021", "in the summer", "Q1 2020".
func (p *parser) season(i int) (*node, int) {
	w := p.at(i)
	n := &node{kind: season, n: w.season}
	if w.quarter > 0 {
		n.kind, n.n = quarter, w.quarter
	}
	if n.n == 0 || !p.isNoun(i) {
		return nil, i
	}
	of, end := p.yearBehind(i + 1)
	if of != nil && p.is(end, dash) {
		if y, last := p.year(end + 1); y != nil { // "the winter of 2006-2007"
			end = last
		} else if p.shortYear(of, end+1) != nil {
			end += 2
		}
	}
	n.of = of
	if of == nil && (!p.is(i-1, article) || !p.is(i-2, onWord) || p.is(i+1, ofWord)) && n.kind != quarter {
		if of, last := p.larger(n, i+1); of.of != nil {
			return n, last
		}
		return nil, i
	}
	return n, end
}
