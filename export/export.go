// Package export has what the exporters share, so that no two of them can
// disagree: labels, days, looks, XML text, and files that appear whole or not
// at all. Each format is a package below it that turns a graph.Reader into
// bytes or into a server's graph, without adding to what the graph says.
package export

import (
	"time"

	"github.com/newsgraph/newsgraph/nlp"
)

// EntityLabel is the label that all entities have in a property graph.
const EntityLabel = "Entity"

// Labels are the labels of an entity of kind k in a property graph, from the
// widest to the narrowest: Entity, Group or Place where one applies, and the
// kind itself.
func Labels(k nlp.Kind) []string {
	wide := ""
	switch k {
	case nlp.Organization, nlp.ArmedGroup, nlp.PeopleGroup:
		wide = "Group"
	case nlp.Country, nlp.Facility:
		wide = string(nlp.Place)
	}
	if wide == "" {
		return []string{EntityLabel, string(k)}
	}
	return []string{EntityLabel, wide, string(k)}
}

// Day is the day of t in UTC as 2006-01-02, "" for the zero time.
func Day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// Instant is t in UTC without loss, as RFC 3339 has it: the day alone where t
// is a midnight, which is how whole days are kept, else the date and time. It
// is "" for the zero time.
func Instant(t time.Time) string {
	const day = 24 * time.Hour
	if t = t.UTC(); t.Equal(t.Truncate(day)) {
		return Day(t)
	}
	return t.Format(time.RFC3339Nano)
}
