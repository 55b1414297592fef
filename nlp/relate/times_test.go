package relate_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
)

// sayWhen writes the time of a relation as testdata/times.txt has it.
func sayWhen(t nlp.Time) string {
	if t.Text == "" {
		return "no time"
	}
	s := "when " + t.Text
	if t.Resolved() {
		first, last := t.From.Format(time.DateOnly), t.To.AddDate(0, 0, -1).Format(time.DateOnly)
		s += ", " + first
		if last != first {
			s += ".." + last
		}
	}
	return s
}

// TestTimes reads the relations of testdata/times.txt and when they hold.
func TestTimes(t *testing.T) {
	r := newReader(t)
	path := filepath.Join("testdata", "times.txt")
	for _, e := range readExamples(t, path) {
		d := &nlp.Doc{Article: &nlp.Article{Path: "test", Text: e.text, Published: time.Date(2024, 2, 14, 0, 0, 0, 0, time.UTC)}}
		check(t, r.stages.Annotate(d, pipeline.Relations))
		var got []string
		for _, rel := range r.relater.Relate(d) {
			name := func(c int) string { return d.Representative(c).Name }
			got = append(got, fmt.Sprintf("%s -%s-> %s, %s", name(rel.Subject), rel.Type, name(rel.Object), sayWhen(rel.Time)))
		}
		for _, want := range e.want {
			if !slices.Contains(got, want) {
				t.Errorf("%s:%d: %s\nwant %s\ngot  %s", path, e.line, e.text, want, strings.Join(got, "\n     "))
			}
		}
	}
}
