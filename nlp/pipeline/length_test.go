//go:build unix

package pipeline

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/nlp"
)

// worked is the time that this process has worked, which other processes, unlike
// that of clocks, do not change.
func worked() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// costs is how long each stage works, by its name.
type costs map[string]time.Duration

// timed is p with stages that add to c how long they take.
func timed(p *Pipeline, c costs) *Pipeline {
	stages := make([]Stage, len(p.stages))
	for i, s := range p.stages {
		stages[i] = s
		stages[i].Run = func(d *nlp.Doc) error {
			start := worked()
			err := s.Run(d)
			c[s.Name] += worked() - start
			return err
		}
	}
	return &Pipeline{stages, p.partTokens}
}

// hard are texts that could take more than linear time: of each, so many times
// as many words are one article.
func hard(tb testing.TB) map[string]string {
	var news []string
	for _, a := range testArticles(tb)[:3] {
		news = append(news, a.Text)
	}
	return map[string]string{
		"news":          strings.Join(news, "\n\n") + "\n\n",
		"one sentence":  strings.Repeat("the army of Norland, which said that Karsa had attacked it, and ", 40),
		"table":         strings.Repeat("Norland\t12\t14.5 %\tKarsa\t3,400\n", 60),
		"list of names": strings.Repeat("Dagny Holt of Norland, Orrin Vail of Karsa, ", 40),
		"pronouns":      strings.Repeat("He told him that they attacked it. ", 60),
		"quotes":        strings.Repeat("“He said 'no. \"We", 80),
		"capitals":      strings.Repeat("NORLAND ATTACKS KARSA, SAYS VAIL\n", 60),
		"markup":        strings.Repeat(`<p class="a">Norland&nbsp;attacked <a href="x">Karsa</a>.</p><br/>`, 30),
	}
}

// TestTimeIsLinear reads four times the text: no stage may take nearer to the
// square of it than to four times as long. Texts are long enough for coreference
// to look back as far as it ever does.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	p := defaultEngine(t)
	cost := func(text string, n int) costs {
		best := costs{}
		for range 2 {
			c := costs{}
			read(t, timed(p, c), &nlp.Article{Path: "long", Text: "The story is this: " + strings.Repeat(text, n)})
			for stage, d := range c {
				if old, ok := best[stage]; !ok || d < old {
					best[stage] = d
				}
			}
		}
		return best
	}
	for name, text := range hard(t) {
		small, large := cost(text, 4), cost(text, 16)
		for stage, d := range large {
			if d > 10*small[stage]+10*time.Millisecond {
				t.Errorf("%s: stage %s takes %v, and %v for four times the text", name, stage, small[stage], d)
			}
		}
	}
}

// BenchmarkLength reads articles of 1, 4 and 16 times some text and reports, for
// every stage, the microseconds a token.
func BenchmarkLength(b *testing.B) {
	p := defaultEngine(b)
	var texts []string
	for _, a := range testArticles(b) {
		texts = append(texts, a.Text)
	}
	text := strings.Join(texts, "\n\n")
	for _, n := range []int{1, 4, 16} {
		b.Run(fmt.Sprintf("%dx", n), func(b *testing.B) {
			c, tokens := costs{}, 0
			watched := timed(p, c)
			article := &nlp.Article{Path: "long", Text: strings.Repeat(text+"\n\n", n)}
			for b.Loop() {
				tokens += len(read(b, watched, article).Tokens)
			}
			for stage, d := range c {
				b.ReportMetric(float64(d.Microseconds())/float64(tokens), stage+"-µs/token")
			}
			b.ReportMetric(float64(tokens)/float64(b.N), "tokens")
		})
	}
}
