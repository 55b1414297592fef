package html

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/analysis"
	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/exporttest/browser"
	"github.com/newsgraph/newsgraph/export/network"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp/corpus"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
)

// What is committed in web/dist is what web/src makes.
func TestBundle(t *testing.T) {
	made := t.TempDir()
	browser.Node(t, "web", "build.js", made)
	for name, committed := range map[string]string{"app.js": script, "app.css": style} {
		text, err := os.ReadFile(filepath.Join(made, name))
		if err != nil {
			t.Fatal(err)
		}
		if string(text) != committed {
			t.Errorf("web/dist/%s is not what web/src makes now; run npm run build in export/html/web", name)
		}
	}
}

func TestUnits(t *testing.T) {
	t.Log(browser.Node(t, "web", "--test", "test/unit.test.js"))
}

// pages are the graphs that the browser opens, by the names of their files.
func pages(t *testing.T) map[string]graph.Reader {
	t.Helper()
	graphs := map[string]graph.Reader{
		"articles": articles(t),
		"5000":     graphtest.Merge(graphtest.Random(1, 500, 5000)),
		"big":      graphtest.Merge(graphtest.Random(2, 2000, 21_000)),
	}
	for _, f := range graphtest.Fixtures() {
		graphs["fixture "+f.Name] = f.Graph()
	}
	return graphs
}

// articles is the graph of testdata/articles.
func articles(t *testing.T) *graph.Graph {
	t.Helper()
	types := builtin(t)
	engine, err := pipeline.Default(types)
	if err != nil {
		t.Fatal(err)
	}
	var parts []graph.Extraction
	for a, err := range corpus.Read(t.Context(), []string{filepath.Join("..", "..", "testdata", "articles")}, corpus.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := engine.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, graph.Extract(doc, types))
	}
	return graph.Merge("newsgraph-test", types.Version, parts...)
}

func builtin(t *testing.T) *ontology.Ontology {
	t.Helper()
	types, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	return types
}

// A real browser opens the pages, uses them as people do (web/test/page.test.js
// says how), and finds in them what the graphs have.
func TestBrowser(t *testing.T) {
	browser.Need(t)
	dir := t.TempDir()
	graphs := pages(t)
	write := func(name string, g graph.Reader, extras export.Extras) {
		page := written(t, g, Options{Types: builtin(t), Extras: extras})
		if err := os.WriteFile(filepath.Join(dir, name+".html"), []byte(page), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, g := range graphs {
		write(name, g, export.Extras{})
	}
	write("analyzed", graphs["articles"], export.Extras{Measures: measured(t, graphs["articles"])})
	t.Setenv("NEWSGRAPH_PAGES", dir)
	t.Log(browser.Node(t, "web", "--test", "test/page.test.js"))
	for name, g := range graphs {
		if !strings.HasPrefix(name, "fixture ") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			back := parsedByBrowser(t, filepath.Join(dir, name+".json"))
			exporttest.Compare(t, exporttest.Exporter{}, g, back.summary())
		})
	}
}

// measured is what --analyze computes of g.
func measured(t *testing.T, g graph.Reader) map[string]export.Measures {
	t.Helper()
	n, err := network.Read(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	m, err := analysis.Measure(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// parsedByBrowser reads the texts of the elements with data, as the browser
// found them: pairs of a part's name and a text.
func parsedByBrowser(t *testing.T, path string) data {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var blocks [][2]string
	if err := json.NewDecoder(bytes.NewReader(raw)).Decode(&blocks); err != nil {
		t.Fatal(err)
	}
	var d data
	for _, b := range blocks {
		if err := d.add(b[0], []byte(b[1])); err != nil {
			t.Fatal(fmt.Errorf("%s: %w", b[0], err))
		}
	}
	return d
}
