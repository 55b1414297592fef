package when

import (
	"time"

	"github.com/newsgraph/newsgraph/nlp"
)

// resolver knows what the nodes of one article count from.
type resolver struct {
	published time.Time // midnight; zero if unknown
	before    []told    // the times in the text so far, each coarser than those behind it
	tense     tense     // of the expression at hand
	sentence  int       // that of the expression at hand
}

// told is a time that the text has told in a sentence.
type told struct {
	period
	sentence int
}

// anchor is the last time in the text that units can be counted from: "a day
// later" needs a day before it, "two years later" a year or less.
func (r *resolver) anchor(unit nlp.Granularity) (period, bool) {
	for k := len(r.before) - 1; k >= 0; k-- {
		if b := r.before[k].period; rank(b.unit) <= max(rank(unit), rank(nlp.Day)) {
			return b, true
		}
	}
	return period{}, false
}

// Between a time of the clock and its day are at most so many sentences.
const clockSentences = 2

// farBehind reports whether the text has told no day for some sentences.
func (r *resolver) farBehind() bool {
	return len(r.before) == 0 || r.sentence-r.before[len(r.before)-1].sentence > clockSentences
}

// keep keeps p for what counts from it. Times that are not finer than p are out
// of reach from here on.
func (r *resolver) keep(p period) {
	k := len(r.before)
	for k > 0 && rank(r.before[k-1].unit) >= rank(p.unit) {
		k--
	}
	r.before = append(r.before[:k], told{p, r.sentence})
}

// resolve finds the days that n means; it fails where they are not known.
func (r *resolver) resolve(n *node) (period, bool) {
	p, ok := r.days(n)
	if n.finer != "" {
		p.unit = n.finer
	}
	return p, ok
}

func (r *resolver) days(n *node) (period, bool) {
	switch n.kind {
	case year:
		return yearsFrom(n.n, 1, nlp.Year), true
	case decade:
		return yearsFrom(n.n, 10, nlp.Decade), true
	case century:
		return centuryOf(n.n), true
	case month, day, weekDay, season, quarter, weekend:
		return r.cyclic(n)
	case shift:
		return r.shift(n)
	case span:
		return r.span(n)
	case nth:
		return r.nth(n)
	case cut:
		return r.cut(n)
	case offset:
		p, ok := r.resolve(n.of)
		if !ok || rank(p.unit) > rank(n.unit) {
			return period{}, false
		}
		return around(later(p.from, n.n, n.unit), n.unit), true
	case between:
		return r.between(n)
	case since, until, before, after:
		return r.bound(n)
	}
	return period{}, false
}

// at is the period of a cyclic node that is k cycles after that which holds t.
func at(n *node, t time.Time, k int) (period, bool) {
	y := t.Year() + k
	switch n.kind {
	case month:
		return monthsFrom(y, n.n, 1, nlp.Month), true
	case day:
		d := dayOf(date(y, n.n, n.day))
		return d, d.from.Day() == n.day // no February 29
	case season:
		return seasonOf(y, n.n), true
	case quarter:
		return monthsFrom(y, 3*n.n-2, 3, nlp.Quarter), true
	case weekend:
		monday := later(around(t, nlp.Week).from, k, nlp.Week)
		return period{monday.AddDate(0, 0, 5), monday.AddDate(0, 0, 7), nlp.Day}, true
	}
	monday := later(around(t, nlp.Week).from, k, nlp.Week)
	return dayOf(monday.AddDate(0, 0, n.n-1)), true
}

// cyclic finds the one of the periods that come back which is meant.
func (r *resolver) cyclic(n *node) (period, bool) {
	if n.of != nil {
		outer, ok := r.resolve(n.of)
		if !ok {
			return period{}, false
		}
		if n.kind == weekDay || n.kind == weekend {
			return search(n, outer.from, 0, 1, func(p period) bool { return !p.from.Before(outer.from) })
		}
		return at(n, outer.from, 0)
	}
	if n.base == text {
		b, ok := r.anchor(n.unitOf())
		if !ok {
			return b, false
		}
		return fromText(n, b)
	}
	switch {
	case r.published.IsZero():
		return period{}, false
	case n.base == publication:
		return fromPublication(n, r.published, r.tense)
	}
	return near(n, r.published, r.tense)
}

// A leap day may be eight cycles away.
const farthest = 9

// search is the first of the periods of n, from cycle first to cycle last around t,
// that is good.
func search(n *node, t time.Time, first, last int, good func(period) bool) (period, bool) {
	step := 1
	if last < first {
		step = -1
	}
	for k := first; k != last+step; k += step {
		if p, ok := at(n, t, k); ok && good(p) {
			return p, true
		}
	}
	return period{}, false
}

// near is the last period of n that has begun by t, or, if what it tells is to
// come, the first that is not over. Where the tense does not say, a date may lie
// on either side, whichever is nearer.
func near(n *node, t time.Time, in tense) (period, bool) {
	next, isNext := search(n, t, -1, farthest, func(p period) bool { return p.to.After(t) })
	dated := n.kind == day || n.kind == month
	if in == ahead || in == either && !dated {
		return next, isNext
	}
	// Articles may be dated a day too early where the news comes from the east.
	limit := t
	if n.kind == day {
		limit = t.AddDate(0, 0, 1)
	}
	last, isLast := search(n, t, 1, -farthest, func(p period) bool { return !p.from.After(limit) })
	if !isLast || !isNext || !dated {
		return last, isLast
	}
	before, after := t.Sub(last.from), next.from.Sub(t)
	if in != behind && in != was && after < before || in != was && n.kind == day && after < soon && before > long {
		return next, true
	}
	return last, true
}

// Dates that are longer ago than this have their year; one that is soon is
// the likelier of the two even where the verb tells of the past: "ordered him
// held until a hearing on April 5".
const (
	soon = 45 * 24 * time.Hour
	long = 300 * 24 * time.Hour
)

// fromPublication is the "last", "this" or "next" period of n, seen from t.
func fromPublication(n *node, t time.Time, in tense) (period, bool) {
	switch {
	case n.rel < 0:
		return search(n, t, 1, -farthest, func(p period) bool { return !p.to.After(t) })
	case n.rel > 0:
		return search(n, t, -1, farthest, func(p period) bool { return p.from.After(t) })
	}
	if p, ok := search(n, t, -1, 1, func(p period) bool { return !p.from.After(t) && p.to.After(t) }); ok {
		return p, true
	}
	if n.kind == weekDay || n.kind == weekend {
		return near(n, t, in) // "this weekend" may be the last
	}
	return at(n, t, 0)
}

// fromText is the "previous", "same" or "following" period of n, seen from b.
func fromText(n *node, b period) (period, bool) {
	switch {
	case n.rel < 0:
		return search(n, b.from, 1, -farthest, func(p period) bool { return !p.to.After(b.from) })
	case n.rel > 0:
		return search(n, b.from, -1, farthest, func(p period) bool { return !p.from.Before(b.to) })
	}
	return at(n, b.from, 0)
}

// shift is the unit that is n units away from the base.
func (r *resolver) shift(n *node) (period, bool) {
	from := r.published
	if n.base == text {
		b, _ := r.anchor(n.unit)
		from = b.from
		if n.finer != "" && r.farBehind() {
			return period{}, false // the clock of another day
		}
	}
	if from.IsZero() {
		return period{}, false
	}
	return around(later(from, n.n, n.unit), n.unit), true
}

// span is the n units up to and with the base, or those from it on.
func (r *resolver) span(n *node) (period, bool) {
	from := r.published
	if n.base == text {
		b, _ := r.anchor(n.unit)
		from = b.from
	}
	if from.IsZero() || n.n == 0 {
		return period{}, false
	}
	if n.n < 0 {
		return period{later(from, n.n, n.unit), from.AddDate(0, 0, 1), n.unit}, true
	}
	return period{from, later(from, n.n, n.unit).AddDate(0, 0, 1), n.unit}, true
}

func (r *resolver) nth(n *node) (period, bool) {
	outer, ok := r.resolve(n.of)
	if !ok || rank(n.unit) > rank(outer.unit) {
		return period{}, false
	}
	p, ok := nthOf(outer, n.n, n.unit)
	if !ok || n.upto == nil {
		return p, ok
	}
	if n.n < 0 {
		p.from = later(p.to, -n.upto.n, n.unit)
	} else {
		p.to = later(p.from, n.upto.n, n.unit)
	}
	return p, p.from.Before(p.to) && !p.from.Before(outer.from) && !p.to.After(outer.to)
}

func (r *resolver) cut(n *node) (period, bool) {
	p, ok := r.resolve(n.of)
	if !ok {
		return p, false
	}
	switch n.part {
	case upToThen, fromThen:
		return r.cutHere(p, n)
	}
	return part(p, n.part), true
}

// cutHere is the part of p up to the day that it counts from, or from it on.
// Where that is not in p, it is the whole.
func (r *resolver) cutHere(p period, n *node) (period, bool) {
	here := r.published
	if n.of.base == text {
		b, _ := r.anchor(p.unit)
		here = b.from // "later that year"
	}
	inside := !here.IsZero() && p.from.Before(here) && here.Before(p.to)
	switch {
	case !inside:
	case n.part == upToThen && n.of.base == text:
		p.to = here
	case n.part == upToThen:
		p.to = here.AddDate(0, 0, 1)
	case n.of.base == text || r.tense.toCome():
		p.from = here
	}
	return p, true
}

// between is the periods from one to the other. Where only one of them has a
// year, the other is the nearest to it.
func (r *resolver) between(n *node) (period, bool) {
	from, isFrom := r.resolve(n.of)
	to, isTo := r.resolve(n.upto)
	switch {
	case n.of.open() && n.upto.open() && isFrom:
		to, isTo = near(n.upto, from.from, ahead)
		if isTo && (r.tense == behind || r.tense == was) && n.of.kind != weekDay && to.from.After(r.published) {
			from, isFrom = near(n.of, from.from.AddDate(0, 0, -1), behind)
			to, isTo = near(n.upto, from.from, ahead)
		}
	case n.of.open() && isTo:
		from, isFrom = near(n.of, to.from, behind)
	case n.upto.open() && isFrom:
		to, isTo = near(n.upto, from.from, ahead)
	}
	if !isFrom || !isTo || !from.from.Before(to.to) {
		return period{}, false
	}
	return period{from.from, to.to, to.unit}, true
}

// bound is the days between a period and that of publication.
func (r *resolver) bound(n *node) (period, bool) {
	p, ok := r.resolve(n.of)
	if !ok {
		return p, false
	}
	here := r.published
	known := !here.IsZero()
	switch n.kind {
	case since:
		if !known || here.Before(p.from) {
			return period{}, false
		}
		p.to = here.AddDate(0, 0, 1)
	case until:
		if known && here.Before(p.from) {
			p.from = here
		}
	case before:
		if !known || !here.Before(p.from) {
			return period{}, false
		}
		p.from, p.to = here, p.from
	case after:
		if !known || here.Before(p.to) {
			return period{}, false
		}
		p.from, p.to = p.to, here.AddDate(0, 0, 1)
	}
	return p, true
}
