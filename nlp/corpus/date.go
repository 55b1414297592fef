package corpus

import (
	"fmt"
	"strings"
	"time"
)

// dateLayouts are the forms of dates in fields. A date without a time of day
// is midnight, one without a zone is UTC, a month is its first day.
var dateLayouts = [...]string{
	time.RFC3339,
	time.DateOnly,
	time.DateTime,
	"2006-01-02 15:04",
	"2006-01-02T15:04:05",
	"January 2, 2006",
	"2 January 2006",
	"2006-01",
}

// dateLineLayouts are the further forms of dates that stand on a line of
// their own under a headline.
var dateLineLayouts = [...]string{
	"Monday, January 2, 2006",
	"Monday, 2 January 2006",
	"Monday 2 January 2006",
}

// parseDate reads the date of a field; UTC.
func parseDate(s string) (time.Time, error) {
	if t, ok := parseLayouts(s, dateLayouts[:]); ok {
		return t, nil
	}
	return time.Time{}, fmt.Errorf("%q is not a date in one of the forms read: %s", s, strings.Join(dateLayouts[:], "; "))
}

// parseDateLine reads a line that is nothing but a date; UTC.
func parseDateLine(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if t, ok := parseLayouts(s, dateLayouts[:]); ok {
		return t, true
	}
	return parseLayouts(s, dateLineLayouts[:])
}

func parseLayouts(s string, layouts []string) (time.Time, bool) {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}
