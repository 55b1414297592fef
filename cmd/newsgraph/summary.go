package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/graph/store"
)

// topEntities is how many of the most connected entities a summary names.
const topEntities = 10

// summary is what a build reports, as --json prints it.
type summary struct {
	Articles        articleCounts `json:"articles"`
	Tokens          int           `json:"tokens"`
	Seconds         float64       `json:"seconds"`
	TokensPerSecond float64       `json:"tokensPerSecond"`
	Store           string        `json:"store"`
	Graph           graphCounts   `json:"graph"`
	OtherLanguages  []tallied     `json:"otherLanguages"`
	EntitiesByKind  []tallied     `json:"entitiesByKind"`
	EdgesByType     []tallied     `json:"edgesByType"`
	MostConnected   []connected   `json:"mostConnected"`
	Exports         []exported    `json:"exports"`
	Failures        []failure     `json:"failures"`
}

// articleCounts is what became of the articles of the run.
type articleCounts struct {
	Read      int `json:"read"`
	Unchanged int `json:"unchanged"`
	Removed   int `json:"removed"`
	Failed    int `json:"failed"`
	Outdated  int `json:"outdated"`
}

// graphCounts is the size of the whole graph in the store.
type graphCounts struct {
	Articles   int `json:"articles"`
	Entities   int `json:"entities"`
	Edges      int `json:"edges"`
	Statements int `json:"statements"`
}

// tallied is a kind or type and how many there are.
type tallied struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// connected is an entity and its number of edges.
type connected struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`
	Edges int    `json:"edges"`
}

// report prints the summary of a build that is done.
func (o *buildOptions) report(ctx context.Context, c *console, b *build, done []exported, took time.Duration) error {
	if o.quiet && !o.json {
		return nil
	}
	g, err := b.store.Summary(ctx, topEntities)
	if err != nil {
		return fmt.Errorf("sum up the store: %w", err)
	}
	s := b.tally.summary(took)
	s.Store, s.Exports = o.store, append([]exported{}, done...)
	if s.OtherLanguages, err = foreignNames(g.ForeignBy); err != nil {
		return err
	}
	s.describe(g)
	if o.json {
		return printJSON(c.stdout, s)
	}
	out := newPrinter(c.stdout)
	s.print(out)
	return out.flush()
}

// summary begins a summary with what became of the articles.
func (t *tally) summary(took time.Duration) summary {
	s := summary{
		Articles: articleCounts{t.Read, t.Unchanged, t.Removed, t.Failed, t.Outdated},
		Tokens:   t.Tokens,
		Seconds:  took.Seconds(),
		Failures: append([]failure{}, t.Failures...),
	}
	if took > 0 {
		s.TokensPerSecond = float64(t.Tokens) / took.Seconds()
	}
	return s
}

// describe takes over what the store tells of its graph.
func (s *summary) describe(g store.Summary) {
	s.Graph = graphCounts{g.Counts.Articles, g.Counts.Nodes, g.Counts.Edges, g.Counts.Evidence}
	s.EntitiesByKind, s.EdgesByType = tallies(g.NodesByKind), tallies(g.EdgesByType)
	s.MostConnected = []connected{}
	for _, n := range g.MostConnected {
		s.MostConnected = append(s.MostConnected, connected{n.ID, n.Name, string(n.Kind), n.Degree})
	}
}

func tallies(counts []store.Count) []tallied {
	list := make([]tallied, 0, len(counts))
	for _, c := range counts {
		list = append(list, tallied{c.Name, c.Count})
	}
	return list
}

func printJSON(w io.Writer, s summary) error {
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("print the summary: %w", err)
	}
	out := newPrinter(w)
	out.printf("%s\n", text)
	return out.flush()
}

func (s *summary) print(out *printer) {
	a := s.Articles
	out.printf("Articles   %s read, %s unchanged, %s removed, %s failed\n",
		thousands(a.Read), thousands(a.Unchanged), thousands(a.Removed), thousands(a.Failed))
	if a.Outdated > 0 {
		out.printf("           %s of other paths, read by another engine or ontology: build them again\n", thousands(a.Outdated))
	}
	out.printf("Time       %.1f s", s.Seconds)
	if s.Tokens > 0 {
		out.printf(", %s at %s a second", count(s.Tokens, "token"), thousands(int(s.TokensPerSecond)))
	}
	out.printf("\nGraph      %s, %s, %s, %s in %s\n", count(s.Graph.Articles, "article"),
		count(s.Graph.Entities, "entity"), count(s.Graph.Edges, "edge"), count(s.Graph.Statements, "statement"), s.Store)
	if len(s.OtherLanguages) > 0 {
		out.printf("           %s\n", foreignLine(s.OtherLanguages))
	}
	printTallies(out, "Entities by kind", s.EntitiesByKind)
	printTallies(out, "Edges by type", s.EdgesByType)
	if len(s.MostConnected) > 0 {
		out.printf("\nMost connected\n")
		for _, n := range s.MostConnected {
			out.printf("%8s  %s (%s)\n", thousands(n.Edges), printable(n.Name), n.Kind)
		}
	}
	if len(s.Exports) > 0 {
		out.printf("\nExported\n")
		for _, x := range s.Exports {
			out.printf("  %s\n", x)
		}
	}
}

func printTallies(out *printer, title string, list []tallied) {
	if len(list) == 0 {
		return
	}
	out.printf("\n%s\n", title)
	for _, t := range list {
		out.printf("%8s  %s\n", thousands(t.Count), t.Name)
	}
}

// count is n things: "1 entity", "1,234 entities".
func count(n int, thing string) string {
	if n != 1 {
		if stem, y := strings.CutSuffix(thing, "y"); y {
			thing = stem + "ie"
		}
		thing += "s"
	}
	return thousands(n) + " " + thing
}

// thousands is n with a comma after every third digit.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
