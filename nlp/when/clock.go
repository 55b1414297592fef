package when

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// clock reads a time of the clock: "3 p.m.", "15:30 GMT", "noon local time". It
// is of the day that the text tells of.
func (p *parser) clock(i int) (*node, int) {
	if i >= p.end {
		return nil, i
	}
	unit, end := p.clockTime(i)
	if unit == "" {
		return nil, i
	}
	end = p.zone(end)
	if k := end + 1; p.is(end, open) && k < p.end { // "(1400 GMT)"
		if u, last := p.clockTime(k); u != "" {
			if last = p.zone(last); p.tag(last) == "-RRB-" {
				end = last + 1
			}
		}
	}
	return &node{kind: shift, unit: nlp.Day, base: text, finer: unit}, end
}

// clockTime reads the figures of a clock, and how fine they are.
func (p *parser) clockTime(i int) (nlp.Granularity, int) {
	form := p.lower[i]
	hour, minute, colon := strings.Cut(form, ":")
	if !colon {
		hour, minute, colon = strings.Cut(form, ".") // "3.30 p.m."
	}
	switch {
	case p.is(i, hourOfDay) && p.is(i-1, atWord):
		return nlp.Hour, i + 1
	case colon && isClock(hour, 24) && isClock(minute, 60) && len(minute) == 2:
		if p.is(i+1, halfOfDay) {
			return nlp.Minute, i + 2
		}
		if strings.Contains(form, ":") && (p.is(i+1, zone) || p.is(i-1, atWord)) {
			return nlp.Minute, i + 1
		}
	case !colon && p.is(i+1, halfOfDay):
		if n, end := p.number(i); 0 < n && n <= 12 && end == i+1 {
			return nlp.Hour, end + 1
		}
	case len(form) == 4 && p.digits(i) > 0 && p.is(i+1, zone) && isClock(form[:2], 24) && isClock(form[2:], 60):
		return nlp.Minute, i + 1
	}
	return "", i
}

// isClock reports whether s is one or two figures below limit.
func isClock(s string, limit int) bool {
	n := 0
	for k := 0; k < len(s); k++ {
		if !isDigit(s[k]) {
			return false
		}
		n = 10*n + int(s[k]-'0')
	}
	return 0 < len(s) && len(s) <= 2 && n < limit
}

// zone skips the zone of a clock: "GMT", "Eastern Time".
func (p *parser) zone(i int) int {
	if p.is(i, zone) {
		i = p.skip(i+1, zoneNoun)
	}
	return i
}
