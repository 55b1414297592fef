package when_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
	"github.com/newsgraph/newsgraph/nlp/when"
)

// reader reads texts up to the names, and finds times in them.
type reader struct {
	stages *pipeline.Pipeline
	finder *when.Finder
}

func newReader(tb testing.TB) *reader {
	tb.Helper()
	types, err := ontology.Default()
	check(tb, err)
	r := &reader{}
	r.stages, err = pipeline.Default(types)
	check(tb, err)
	r.finder, err = when.New()
	check(tb, err)
	return r
}

func check(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

func (r *reader) prepare(tb testing.TB, text string, published time.Time) *nlp.Doc {
	tb.Helper()
	d := &nlp.Doc{Article: &nlp.Article{Path: "test", Text: text, Published: published}}
	check(tb, r.stages.Annotate(d, pipeline.Times, pipeline.Mentions, pipeline.Chains, pipeline.Relations))
	return d
}

func (r *reader) read(tb testing.TB, text string, published time.Time) *nlp.Doc {
	tb.Helper()
	d := r.prepare(tb, text, published)
	d.Times = r.finder.Find(d)
	check(tb, d.Check())
	return d
}

// say writes an expression as testdata/times.txt has it.
func say(d *nlp.Doc, t *nlp.TimeExpression) string {
	s := fmt.Sprintf("%s = %s", d.Words(t.Range), t.Kind)
	if first, last := t.From.Format(time.DateOnly), t.To.AddDate(0, 0, -1).Format(time.DateOnly); t.Resolved() {
		s += " " + first
		if last != first {
			s += ".." + last
		}
	} else if t.Kind == nlp.Date {
		s += " ?"
	}
	return strings.TrimSpace(s + " " + string(t.Granularity))
}

func TestTimes(t *testing.T) {
	r := newReader(t)
	file, err := os.ReadFile("testdata/times.txt")
	check(t, err)
	var published time.Time
	var text string
	var want []string
	line, at, n := 0, 0, 0
	compare := func() {
		if text == "" {
			return
		}
		d := r.read(t, text, published)
		var got []string
		for i := range d.Times {
			got = append(got, say(d, &d.Times[i]))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("times.txt:%d: %s\n(-want +got):\n%s", at, text, diff)
		}
		n += len(want)
		text, want = "", nil
	}
	for s := range strings.Lines(string(file)) {
		line++
		s = strings.TrimSpace(s)
		switch {
		case s == "" || s[0] == '#':
		case s[0] == '@':
			compare()
			published, _ = time.Parse(time.DateOnly, s[2:])
		case s[0] == '>':
			compare()
			text, at = s[2:], line
		default:
			want = append(want, s)
		}
	}
	compare()
	t.Logf("%d expressions", n)
}

// TestLinear finds the times of one sentence of many: sixteen times the words
// must take nearer to sixteen times as long than to its square, with much room
// for the other work of the machine.
func TestLinear(t *testing.T) {
	r := newReader(t)
	for _, part := range []string{
		"on Monday, ", "the end of the first week of ", "two days before ", "from May to June of ",
	} {
		cost := func(n int) time.Duration {
			d := r.prepare(t, "The army met "+strings.Repeat(part, n)+".", time.Time{})
			best := time.Hour
			for range 3 {
				start := time.Now()
				r.finder.Find(d)
				best = min(best, time.Since(start))
			}
			return best
		}
		cost(10) // warm up
		if small, large := cost(50), cost(800); large > 100*small {
			t.Errorf("%q: 50 take %v, 800 take %v", part, small, large)
		}
	}
}

func FuzzFind(f *testing.F) {
	r := newReader(f)
	f.Add("On Feb. 30, 2024, early on the 31st of Sept. last year, at 3:30 p.m. a week later,")
	f.Add("since until by the end of the beginning of 9999-12-31 two and a half the the")
	f.Add("Monday-Tuesday 2019-2018 the last next 99999 years ago January January, 1990s century")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		r.read(t, strings.ToValidUTF8(text, ""), time.Date(2024, 2, 29, 23, 0, 0, 0, time.UTC))
	})
}

func BenchmarkFind(b *testing.B) {
	r := newReader(b)
	text := strings.Repeat("Gen. Orrin Vail, commander of the Red Falcon militia, said on Tuesday that Norway's army had "+
		"launched airstrikes on two bases in Sweden in late 2019, killing 12 soldiers. A week later he fled to Karsa. ", 100)
	d := r.prepare(b, text, time.Date(2024, 2, 14, 0, 0, 0, 0, time.UTC))
	b.ResetTimer()
	for range b.N {
		r.finder.Find(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
