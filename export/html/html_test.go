package html

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
	"github.com/newsgraph/newsgraph/graph/ontology"
)

func written(t *testing.T, g graph.Reader, opts Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(t.Context(), &b, g, opts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// plainly writes with the zero Options.
func plainly(ctx context.Context, w io.Writer, g graph.Reader) error {
	return Write(ctx, w, g, Options{})
}

func TestSuite(t *testing.T) {
	exporttest.Run(t, exporttest.Exporter{Export: func(t *testing.T, g graph.Reader) exporttest.Summary {
		back := readBack(t, written(t, g, Options{}))
		return back.summary()
	}})
}

func TestWriter(t *testing.T) { exporttest.RunWriter(t, plainly) }

func BenchmarkWrite(b *testing.B) { exporttest.Bench(b, plainly) }

func BenchmarkMillion(b *testing.B) { exporttest.BenchLarge(b, plainly) }

// The template has each mark once, and nothing that is filled in has one.
func TestTemplate(t *testing.T) {
	for _, mark := range []string{policyMark, styleMark, dataMark, scriptMark} {
		if n := strings.Count(template, mark); n != 1 {
			t.Errorf("the template has %s %d times", mark, n)
		}
		if strings.Contains(style+script, mark) {
			t.Errorf("the style or the script has %s", mark)
		}
	}
	if strings.Contains(strings.ToLower(script), "</script") || strings.Contains(script, "<!--") || strings.Contains(strings.ToLower(style), "</style") {
		t.Error("the script or the style ends its element")
	}
	if size := len(script) + len(style); size > 500_000 {
		t.Errorf("script and style have %d bytes", size)
	}
}

// Whatever a graph says, its page has the markup of the template and no more.
func TestMarkupIsTheTemplates(t *testing.T) {
	tags := regexp.MustCompile(`<[/!?a-zA-Z]`)
	bare := len(tags.FindAllString(written(t, graphtest.Merge(nil), Options{}), -1))
	for _, f := range graphtest.Fixtures() {
		page := written(t, f.Graph(), Options{})
		blocks := strings.Count(page, "<script type=") - 1 // the header is everywhere
		if n := len(tags.FindAllString(page, -1)); n != bare+2*blocks {
			t.Errorf("%s: %d tags, want those of the template, %d, and of %d lists", f.Name, n, bare, blocks)
		}
	}
}

// A long list comes in parts that can be read one by one.
func TestListsAreSplit(t *testing.T) {
	g := graphtest.Merge(graphtest.Random(1, 100, 8000))
	page := written(t, g, Options{})
	blocks := blockPattern.FindAllStringSubmatch(page, -1)
	if len(blocks) < 6 {
		t.Errorf("%d blocks", len(blocks))
	}
	for _, b := range blocks {
		if len(b[2]) > listSize+listSize/8 {
			t.Errorf("a list of %s has %d bytes", b[1], len(b[2]))
		}
	}
}

func TestHeader(t *testing.T) {
	types, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	back := readBack(t, written(t, graphtest.Merge(graphtest.Small()), Options{Types: types}))
	h := back.Header
	n := 0
	for _, f := range h.Families {
		n += len(f.Types)
	}
	if n != len(types.Types) || h.Families[0].Types[0].Definition == "" {
		t.Errorf("%d types in the families, want %d, with definitions", n, len(types.Types))
	}
	if h.Engine != "newsgraph-test" || h.Articles != 3 || h.Nodes != len(back.Nodes) || h.Edges != len(back.Edges) || len(h.Kinds) != 10 {
		t.Errorf("the header is %+v", h)
	}
	if got := strings.Join(h.States, " "); got != "fact alleged attempted planned threatened demanded hypothetical denied negated" {
		t.Errorf("states: %s", got)
	}
}

func TestPositions(t *testing.T) {
	g := graphtest.Merge(graphtest.Small())
	placed := g.NodeList[0].ID
	back := readBack(t, written(t, g, Options{Extras: export.Extras{Positions: map[string]export.Position{placed: {X: 1.5}}}}))
	for _, n := range back.Nodes {
		if n.ID == placed && (n.X == nil || *n.X != 1.5 || n.Y == nil || *n.Y != 0) || n.ID != placed && (n.X != nil || n.Y != nil) {
			t.Errorf("%s is at %v, %v", n.Name, n.X, n.Y)
		}
	}
}

func TestMeasures(t *testing.T) {
	g := graphtest.Merge(graphtest.Small())
	measured := g.NodeList[0].ID
	m := export.Measures{InDegree: 3, PageRank: 1.0 / 3, Community: 2}
	back := readBack(t, written(t, g, Options{Extras: export.Extras{Measures: map[string]export.Measures{measured: m}}}))
	want := measures{InDegree: 3, PageRank: "0.333333", Betweenness: "0", Community: 2}
	for _, n := range back.Nodes {
		if n.ID == measured && (n.Measures == nil || *n.Measures != want) || n.ID != measured && n.Measures != nil {
			t.Errorf("%s has the measures %+v", n.Name, n.Measures)
		}
	}
}

// JavaScript counts in UTF-16, Go in bytes; the words are the same.
func TestTriggers(t *testing.T) {
	ev := graph.Evidence{Text: "Zoë 👩‍🚀 left Selm.", Sentence: span(10, 0), Trigger: span(10, 0)}
	at := strings.Index(ev.Text, "left")
	ev.Sentence.End = 10 + len(ev.Text)
	ev.Trigger = span(10+at, 4)
	if got := within(&ev); got != [2]int{10, 14} {
		t.Errorf("the trigger is at %v", got)
	}
}
