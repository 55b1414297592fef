package when

import (
	"time"

	"github.com/newsgraph/newsgraph/nlp"
)

// period is the days [from, to), told in a unit. Both are midnights in UTC.
type period struct {
	from, to time.Time
	unit     nlp.Granularity
}

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// dayOf is the day that begins at t.
func dayOf(t time.Time) period { return period{t, t.AddDate(0, 0, 1), nlp.Day} }

// monthsFrom is n months from the first day of a month.
func monthsFrom(year, month, n int, unit nlp.Granularity) period {
	return period{date(year, month, 1), date(year, month+n, 1), unit}
}

// yearsFrom is n years from the first day of a year.
func yearsFrom(year, n int, unit nlp.Granularity) period {
	return period{date(year, 1, 1), date(year+n, 1, 1), unit}
}

// firstSeasonMonth is the month in which spring begins.
const firstSeasonMonth = 3

// seasonOf is season n of a year, 1 being spring.
func seasonOf(year, n int) period {
	const months = 3
	return monthsFrom(year, firstSeasonMonth+months*(n-1), months, nlp.Season)
}

// weekday is the number of t's day in the week; 1 is Monday.
func weekday(t time.Time) int {
	const days = 7
	return (int(t.Weekday())+days-1)%days + 1
}

// around is the calendar's period of the unit that holds t. Finer units than
// the day have the day.
func around(t time.Time, unit nlp.Granularity) period {
	year, month := t.Year(), int(t.Month())
	switch unit {
	case nlp.Week:
		monday := t.AddDate(0, 0, 1-weekday(t))
		return period{monday, monday.AddDate(0, 0, 7), unit}
	case nlp.Month:
		return monthsFrom(year, month, 1, unit)
	case nlp.Quarter:
		return monthsFrom(year, month-(month-1)%3, 3, unit)
	case nlp.Year:
		return yearsFrom(year, 1, unit)
	case nlp.Decade:
		return yearsFrom(year-year%10, 10, unit)
	case nlp.Century:
		return centuryOf((year + 99) / 100)
	}
	p := dayOf(t)
	p.unit = unit
	return p
}

// centuryOf is century n, of which the first began in year 1.
func centuryOf(n int) period { return yearsFrom(100*(n-1)+1, 100, nlp.Century) }

// later moves t by n units; units finer than the day make whole days.
func later(t time.Time, n int, unit nlp.Granularity) time.Time {
	switch unit {
	case nlp.Minute:
		return t.AddDate(0, 0, n/(24*60))
	case nlp.Hour:
		return t.AddDate(0, 0, n/24)
	case nlp.Day:
		return t.AddDate(0, 0, n)
	case nlp.Week:
		return t.AddDate(0, 0, 7*n)
	case nlp.Month:
		return addMonths(t, n)
	case nlp.Quarter:
		return addMonths(t, 3*n)
	case nlp.Year:
		return addMonths(t, 12*n)
	case nlp.Decade:
		return addMonths(t, 120*n)
	case nlp.Century:
		return addMonths(t, 1200*n)
	}
	return t
}

// addMonths moves t by n months, at most to the end of the month: a month after
// January 31 is February 28.
func addMonths(t time.Time, n int) time.Time {
	first := date(t.Year(), int(t.Month())+n, 1)
	last := first.AddDate(0, 1, -1)
	return first.AddDate(0, 0, min(t.Day(), last.Day())-1)
}

// nthOf is the nth period of the unit inside p, -1 the last; it fails where p
// has not so many.
func nthOf(p period, n int, unit nlp.Granularity) (period, bool) {
	var q period
	switch {
	case n > 0 && unit == nlp.Week: // the first week of May are its first days
		from := later(p.from, n-1, unit)
		q = period{from, later(from, 1, unit), unit}
	case n > 0:
		q = around(later(p.from, n-1, unit), unit)
	case unit == nlp.Week:
		q = period{p.to.AddDate(0, 0, -7), p.to, unit}
	default:
		q = around(p.to.AddDate(0, 0, -1), unit)
	}
	return q, !q.from.Before(p.from) && !q.to.After(p.to)
}

// thirds is where the middle and the last part of a period begin and where the
// first and the middle one end, in units that the calendar has inside it.
type thirds struct {
	unit                                    nlp.Granularity
	firstEnds, middle, middleEnds, lastFrom int
}

// partsOf says how periods of a unit are cut in three.
var partsOf = map[nlp.Granularity]thirds{
	nlp.Week:    {nlp.Day, 3, 2, 5, 4},
	nlp.Month:   {nlp.Day, 10, 10, 20, 20},
	nlp.Quarter: {nlp.Month, 1, 1, 2, 2},
	nlp.Season:  {nlp.Month, 1, 1, 2, 2},
	nlp.Year:    {nlp.Month, 4, 4, 8, 8},
	nlp.Decade:  {nlp.Year, 4, 4, 7, 7},
	nlp.Century: {nlp.Year, 33, 33, 67, 67},
}

// part is the part of p that a portion names. Days are not cut.
func part(p period, of portion) period {
	switch of {
	case firstHalf, lastHalf:
		return halfOf(p, of)
	}
	t, cut := partsOf[p.unit]
	if !cut {
		return p
	}
	switch of {
	case start:
		p.to = later(p.from, t.firstEnds, t.unit)
	case middle:
		p.from, p.to = later(p.from, t.middle, t.unit), later(p.from, t.middleEnds, t.unit)
	case end:
		p.from = later(p.from, t.lastFrom, t.unit)
	}
	return p
}

// halfOf is a half of p, cut at a day; of years and decades that day is a first
// of July or of January.
func halfOf(p period, of portion) period {
	const day = 24 * time.Hour
	middle := p.from.Add(p.to.Sub(p.from) / 2).Truncate(day)
	switch p.unit {
	case nlp.Day, nlp.Hour, nlp.Minute:
		return p
	case nlp.Year:
		middle = addMonths(p.from, 6)
	case nlp.Decade:
		middle = addMonths(p.from, 60)
	}
	if of == firstHalf {
		p.to = middle
	} else {
		p.from = middle
	}
	return p
}

// rank is the place of a unit among the granularities, the finest being 0.
func rank(unit nlp.Granularity) int {
	for i, g := range nlp.Granularities {
		if g == unit {
			return i
		}
	}
	return len(nlp.Granularities)
}
