package when

import "github.com/newsgraph/newsgraph/nlp"

// node is what an expression says, before it is known which days that is.
type node struct {
	kind kind
	unit nlp.Granularity // the unit of n, of a shift, a span, a length
	n    int             // the number of the year, month, week day ..., or of units
	day  int             // of a date, its day in the month
	rel  int             // of a month, week day ... without a year: how many after that of the base
	base base            // what a shift, a span or a period without a year counts from
	part portion
	of   *node // the period in which it lies or at which it is measured; nil where the text leaves it open
	upto *node // where a range ends

	finer nlp.Granularity // of a day that is told by the clock
	ahead bool            // a length behind "in", which may be a time to come
	lasts bool            // a length behind "for"
}

// kind is the form of a node.
type kind int

const (
	year    kind = iota // n
	decade              // that begins in year n
	century             // n
	month               // n, of a year
	day                 // n is the month; of a year
	weekDay             // n, of a week
	season              // n, of a year
	quarter             // n, of a year
	weekend             // of a week
	shift               // the unit that is n units from the base
	span                // the n units up to the base, or from it on
	nth                 // the nth unit of a period, or its first upto.n
	cut                 // a part of a period
	offset              // n units from a period
	between             // from a period up to another one
	since               // from a period on
	until               // up to the end of a period
	before              // up to the start of it
	after               // from the end of it
	vague               // no days can be told
	length
	repeated
)

// base is what a node counts from.
type base int

const (
	nearest     base = iota // the date of publication, as the tense says
	publication             // n periods away from the date of publication
	text                    // n periods away from the time before it in the text
)

// cyclic reports whether periods of the kind come back every year or week.
func (k kind) cyclic() bool {
	switch k {
	case month, day, weekDay, season, quarter, weekend:
		return true
	}
	return false
}

// open reports whether the text leaves it open in which year or week n lies.
func (n *node) open() bool { return n.kind.cyclic() && n.of == nil && n.base == nearest }

// unitOf is the unit in which n is told.
func (n *node) unitOf() nlp.Granularity {
	switch n.kind {
	case year:
		return nlp.Year
	case decade:
		return nlp.Decade
	case century:
		return nlp.Century
	case month:
		return nlp.Month
	case season:
		return nlp.Season
	case quarter:
		return nlp.Quarter
	case day, weekDay, weekend:
		return nlp.Day
	case cut, between, since, until, before, after:
		return n.of.told()
	}
	return n.unit
}

// told is the unit in which n is told, its clock included.
func (n *node) told() nlp.Granularity {
	if n.finer != "" {
		return n.finer
	}
	return n.unitOf()
}
