package jsonl

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
	"github.com/newsgraph/newsgraph/nlp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(ctx context.Context, w io.Writer, g graph.Reader) error {
	return Write(ctx, w, g, Options{})
}

func written(t *testing.T, g graph.Reader, opts Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(t.Context(), &b, g, opts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read reads an export back.
func read(t *testing.T, b []byte) *graph.Graph {
	t.Helper()
	g, err := graphtest.Collect(t.Context(), NewReader("graph.jsonl", bytes.NewReader(b)))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestWriter(t *testing.T) { exporttest.RunWriter(t, write) }

func BenchmarkWrite(b *testing.B) { exporttest.Bench(b, write) }

func BenchmarkMillion(b *testing.B) { exporttest.BenchLarge(b, write) }

// What is read back, byte for byte, is the graph but for what the format
// derives: degrees.
func TestLosesNothing(t *testing.T) {
	for _, f := range graphtest.Fixtures() {
		t.Run(f.Name, func(t *testing.T) {
			want := f.Graph()
			got := read(t, written(t, want, Options{}))
			ignore := []cmp.Option{
				cmpopts.EquateEmpty(), cmpopts.IgnoreFields(graph.Node{}, "Degree"),
			}
			if diff := cmp.Diff(want, got, ignore...); diff != "" {
				t.Errorf("-graph +export:\n%.6000s", diff)
			}
		})
	}
}

func TestSuite(t *testing.T) {
	exporttest.Run(t, exporttest.Exporter{Export: func(t *testing.T, g graph.Reader) exporttest.Summary {
		s, err := exporttest.Summarize(t.Context(), read(t, written(t, g, Options{})))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}})
}

func TestGolden(t *testing.T) {
	exporttest.Golden(t, write, filepath.Join("testdata", "small.golden.jsonl"), *update)
}

// Every key of the format is there, in its order, null where unknown.
func TestKeys(t *testing.T) {
	lines := strings.Split(string(written(t, bareGraph(), Options{})), "\n")
	for i, want := range []string{
		`{"record":"graph","format":"newsgraph-jsonl","version":1,"engine":"e","ontology":"o","counts":{"articles":1,"entities":1,"edges":1,"evidence":1}}`,
		`{"record":"article","id":"a1","path":"","title":"","published":null,"source":"","url":"","language":"","sha256":"","text":""}`,
		`{"record":"entity","id":"n1","kind":"Person","name":"<&\u2028>","named":false,"aliases":[],"links":{},"mentions":[]}`,
		`{"record":"edge","id":"e1","source":"","type":"","target":"","evidence":[{"article":"","start":0,"end":0,"text":"","trigger":{"start":0,"end":0},` +
			`"polarity":"pos","modality":"asserted","attribution":null,"cue":null,"time":null,"place":null,"instrument":"","counts":null,"role":"","rule":"","confidence":0.1}]}`,
		``,
	} {
		if lines[i] != want {
			t.Errorf("line %d: got\n%s\nwant\n%s", i, lines[i], want)
		}
	}
}

func bareGraph() *graph.Graph {
	return &graph.Graph{
		Engine: "e", Ontology: "o",
		ArticleList: []graph.Article{{ID: "a1"}},
		NodeList:    []graph.Node{{ID: "n1", Kind: nlp.Person, Name: "<&\u2028>"}},
		EdgeList: []graph.Edge{{ID: "e1", Evidence: []graph.Evidence{
			{Polarity: nlp.Positive, Modality: nlp.Asserted, Confidence: 0.1},
		}}},
	}
}

func TestTimesAndCounts(t *testing.T) {
	g := bareGraph()
	g.ArticleList[0].Published = time.Date(2024, 2, 29, 13, 5, 0, 0, time.UTC)
	ev := &g.EdgeList[0].Evidence[0]
	ev.Time = nlp.Time{Text: "March", Interval: nlp.Interval{
		From: time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2024, 4, 1, 0, 0, 0, 0, time.UTC), Granularity: nlp.Month,
	}}
	ev.Counts = nlp.Counts{Killed: 2, People: 1 << 40}
	got := string(written(t, g, Options{}))
	for _, want := range []string{
		`"published":"2024-02-29T13:05:00Z"`,
		`"time":{"text":"March","from":"2024-03-01","to":"2024-04-01","granularity":"month"}`,
		`"counts":{"killed":2,"people":1099511627776}`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// Without texts only the key text of the articles is gone.
func TestNoText(t *testing.T) {
	g := graphtest.Merge(graphtest.Small())
	with, without := lines(t, written(t, g, Options{})), lines(t, written(t, g, Options{NoText: true}))
	if len(with) != len(without) {
		t.Fatalf("%d and %d lines", len(with), len(without))
	}
	for i := range with {
		if with[i]["record"] == "article" {
			if _, found := without[i]["text"]; found {
				t.Error("an article has its text")
			}
			delete(with[i], "text")
		}
		if diff := cmp.Diff(with[i], without[i]); diff != "" {
			t.Errorf("line %d: -with +without texts:\n%s", i, diff)
		}
	}
}

func lines(t *testing.T, b []byte) []map[string]any {
	var list []map[string]any
	for line := range bytes.Lines(b) {
		var m map[string]any
		if err := json.Unmarshal(line, &m); err != nil {
			t.Fatal(err)
		}
		list = append(list, m)
	}
	return list
}
