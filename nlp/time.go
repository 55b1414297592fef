package nlp

import "time"

// Granularity is the unit in which words tell a time: of "early 2020" the year,
// of "between March and May" the month. It is the text's unit and not the
// length of the interval: "the last 24 hours" are told in hours.
type Granularity string

// The granularities, from the finest.
const (
	Minute  Granularity = "minute"
	Hour    Granularity = "hour"
	Day     Granularity = "day"
	Week    Granularity = "week"
	Month   Granularity = "month"
	Quarter Granularity = "quarter"
	Season  Granularity = "season"
	Year    Granularity = "year"
	Decade  Granularity = "decade"
	Century Granularity = "century"
)

// Granularities lists the granularities from the finest to the coarsest.
var Granularities = [...]Granularity{Minute, Hour, Day, Week, Month, Quarter, Season, Year, Decade, Century}

// Valid reports whether g is one of the granularities.
func (g Granularity) Valid() bool {
	for _, known := range Granularities {
		if g == known {
			return true
		}
	}
	return false
}

// Interval is the time [From, To) that words stand for. From and To are
// midnights in UTC, since articles tell days and rarely say of which time zone:
// "3 p.m. on Monday" is the whole Monday, told in hours. Both are zero where
// the words could not be resolved.
type Interval struct {
	From, To    time.Time
	Granularity Granularity // "" if unknown; never where From is set
}

// Resolved reports whether it is known which days the words mean.
func (i Interval) Resolved() bool { return !i.From.IsZero() }

// Time is when something happened: the words that say so and the interval that
// they stand for. The zero Time is unknown.
type Time struct {
	Text string
	Interval
}

// TimeKind says what an expression of time tells, after the types of TIMEX3.
type TimeKind string

// The kinds of time expressions.
const (
	// Date answers "when": "late Thursday", "in 2019", "two days ago".
	Date TimeKind = "date"
	// Duration answers "how long": "three days". Its interval is not resolved.
	Duration TimeKind = "duration"
	// Repeated answers "how often": "every Friday". Its interval is not resolved.
	Repeated TimeKind = "set"
)

// TimeExpression is a place where the text tells a time.
type TimeExpression struct {
	Range // inside one sentence
	Kind  TimeKind
	Interval
}

// TimeOf is the time that t tells, with its words.
func (d *Doc) TimeOf(t *TimeExpression) Time { return Time{d.Words(t.Range), t.Interval} }
