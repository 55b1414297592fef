package when

import "github.com/newsgraph/newsgraph/nlp"

// relative reads what counts from another time: "yesterday", "last week",
// "the next day", "that Thursday", "the last 24 hours".
func (p *parser) relative(i int) (*node, int) {
	w := p.at(i)
	switch {
	case w.day != nil && !p.isCapitalName(i):
		return &node{kind: shift, unit: nlp.Day, n: *w.day, base: publication}, i + 1
	case w.is(recent) && p.at(i+1).unit != "":
		return &node{kind: vague, unit: p.at(i + 1).unit}, i + 2
	case w.is(weekendWord) && p.is(i-1, article|onWord):
		return &node{kind: weekend}, i + 1
	case w.fromPub == nil && w.fromText == nil, p.isCapital(i) && p.tag(i-1) == "NNP", p.tag(i) == "VBD" || p.tag(i) == "VB":
		return nil, i
	}
	rel, from := p.direction(i)
	k := i + 1
	switch next := p.at(k); {
	case next.fromPub != nil && *next.fromPub != 0: // "this past week"
		rel, from = *next.fromPub, publication
		k++
	case next.fromText != nil && *next.fromText == 0: // "that same day"
		rel, from = 0, text
		k++
	}
	return p.periods(k, rel, from)
}

// isCapitalName reports whether token i is written as a name behind another one:
// "USA Today".
func (p *parser) isCapitalName(i int) bool {
	return p.isCapital(i) && p.tag(i-1) == "NNP"
}

// direction is how far and from what the word at token i counts. "The next day"
// is the one after the time before it; "next day" and "over the next day" come
// after publication.
func (p *parser) direction(i int) (int, base) {
	w := p.word[i]
	switch {
	case w.fromPub == nil:
		return *w.fromText, text
	case w.fromText == nil || !p.is(i-1, article) || p.is(i-2, within):
		return *w.fromPub, publication
	}
	return *w.fromText, text
}

// periods reads what a word like "last" stands before, at token i.
func (p *parser) periods(i, rel int, from base) (*node, int) {
	if n, end := p.monthFirst(i); n != nil && n.kind != between {
		if n.of == nil {
			n.rel, n.base = rel, from
		}
		return n, end
	}
	w := p.at(i)
	set := p.is(i-2, article)
	if set && from == publication && rel != 0 && (w.unit != "" && p.is(i+1, ofWord) || (w.unit == nlp.Day || w.is(dayPart)) && !p.is(i-3, within)) {
		return &node{kind: vague, unit: w.unit}, i + 1 // "the last day of the talks"
	}
	switch {
	case w.weekday > 0 && p.isCapital(i):
		return &node{kind: weekDay, n: w.weekday, rel: rel, base: from}, i + 1
	case w.season > 0 && p.isNoun(i):
		return &node{kind: season, n: w.season, rel: rel, base: from}, i + 1
	case w.is(weekendWord):
		return &node{kind: weekend, rel: rel, base: from}, i + 1
	case w.is(dayPart):
		return &node{kind: shift, unit: nlp.Day, n: rel, base: from}, i + 1
	case w.is(some):
		k := p.skip(i+1, ofWord)
		if unit := p.at(k).unit; unit != "" {
			return &node{kind: vague, unit: unit}, k + 1
		}
		return nil, i
	case w.unit != "" && rel != 0 && p.tag(i) == "NNS":
		return &node{kind: vague, unit: w.unit}, i + 1 // "the coming weeks"
	case w.unit != "" && w.unit != nlp.Century && rel != 0 && from == publication && set:
		return &node{kind: span, unit: w.unit, n: rel, base: from}, i + 1 // "the past year"
	case w.unit != "" && (rank(w.unit) > rank(nlp.Day) || from == text && w.unit == nlp.Day):
		return &node{kind: shift, unit: w.unit, n: rel, base: from}, i + 1
	}
	if count, end := p.number(i); count > 0 && rel != 0 && p.at(end).unit != "" {
		return &node{kind: span, unit: p.at(end).unit, n: rel * count, base: from}, end + 1
	}
	return nil, i
}

// counted reads a number of units and what they count from: "two days ago", "a
// week later", "three years earlier", "two days after Christmas"; else it is a
// length.
func (p *parser) counted(i int) (*node, int) {
	count, k := p.number(i)
	single := p.word[i].number == 1 // "a", "one": a length only behind "for"
	if p.is(k, some) {
		count, k = 0, p.skip(k+1, ofWord)
	}
	k = p.skip(k, other)
	joined := p.is(k, hyphen)
	k = p.skip(k, hyphen)
	unit := p.at(k).unit
	if unit == "" || k == i && p.tag(i) != "NNS" && !p.is(i-1, article) {
		return nil, i
	}
	end := k + 1
	if k == i && p.is(i-1, article) && p.tag(i) != "NNS" {
		return p.counting(1, unit, end) // "the day before"
	}
	if p.is(end, age) || p.is(end, ofWord) && p.is(end+1, age) || p.is(end, hyphen) && p.is(end+1, age) || p.tag(end) == "POS" && p.is(end+1, age) {
		return nil, i
	}
	if !joined {
		if n, last := p.counting(count, unit, end); n != nil {
			return n, last
		}
	}
	if p.is(i-1, age) || unit == nlp.Quarter && p.is(end, ofWord) {
		return nil, i // "aged 15 years", "three quarters of them"
	}
	if count == 0 || single && !p.is(i-1, forWord) && !joined {
		return nil, i
	}
	return &node{kind: length, unit: unit, n: count, lasts: p.is(i-1, forWord), ahead: p.is(i-1, inWord) && !joined}, end
}

// counting reads from what count units are counted: the words at token i. An
// unknown count is 0.
func (p *parser) counting(count int, unit nlp.Granularity, i int) (*node, int) {
	if p.is(i, agoWord) {
		if count == 0 {
			return &node{kind: vague, unit: unit}, i + 1
		}
		return &node{kind: shift, unit: unit, n: -count, base: publication}, i + 1
	}
	sign := 1
	switch {
	case p.is(i, sooner):
		sign = -1
	case !p.is(i, laterWord):
		return nil, i
	}
	if p.is(i, beforeWord|afterWord) {
		if of, end := p.point(p.skip(i+1, article)); of != nil && count > 0 && of.kind != length && of.kind != vague {
			if of.finer != "" {
				return of, end // "a quarter before 11 a.m."
			}
			return &node{kind: offset, unit: unit, n: sign * count, of: of}, end
		}
		if p.governs(i) {
			return &node{kind: vague, unit: unit}, i + 1 // "two days after the attack"
		}
	}
	if count == 0 {
		return &node{kind: vague, unit: unit}, i + 1
	}
	return &node{kind: shift, unit: unit, n: sign * count, base: text}, i + 1
}

// governs reports whether the word at token i stands before a phrase or clause.
func (p *parser) governs(i int) bool {
	switch p.doc.Tokens[i].Dep {
	case "case", "mark":
		return p.doc.Tokens[i].Head > i
	}
	return false
}
