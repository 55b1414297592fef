package neo4jcsv

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// text is what the files make of a text.
func text(s string) string { return strings.NewReplacer("\n", " ", "\r", " ", "\x1f", " ").Replace(s) }

func writeFolder(t *testing.T, g graph.Reader) string {
	t.Helper()
	folder := t.TempDir()
	if err := Write(t.Context(), folder, g, nil); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestWrite(t *testing.T) {
	exporttest.Run(t, exporttest.Exporter{Text: text, Export: func(t *testing.T, g graph.Reader) exporttest.Summary {
		return readBack(t, writeFolder(t, g))
	}})
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// All files in one stream are what any exporter writes.
func TestWriter(t *testing.T) {
	folder := t.TempDir()
	exporttest.RunWriter(t, func(ctx context.Context, w io.Writer, g graph.Reader) error {
		return write(ctx, folder, g, func(string) (io.WriteCloser, error) { return nopCloser{w}, nil })
	})
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %v, %v", left, err)
	}
}

// A record is a line, whatever is in it.
func TestLines(t *testing.T) {
	folder := writeFolder(t, everything())
	for name, header := range headers() {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if lines, records := strings.Count(string(data), "\n"), len(readFile(t, folder, name)); lines != records+1 || records == 0 {
			t.Errorf("%s has %d lines for %d records", name, lines, records)
		}
		if !strings.HasPrefix(string(data), header+"\n") {
			t.Errorf("%s begins otherwise than with %s", name, header)
		}
		if strings.ContainsRune(string(data), '\r') {
			t.Errorf("%s has a carriage return", name)
		}
	}
}

// The script imports every file of records, and nothing else.
func TestScript(t *testing.T) {
	for name := range headers() {
		if n := strings.Count(importScript, "="+name+" "); n != 1 {
			t.Errorf("import.sh imports %s %d times", name, n)
		}
	}
	if n := strings.Count(importScript, ".csv"); n != len(headers()) {
		t.Errorf("import.sh names %d files, want %d", n, len(headers()))
	}
}

// everything is all fixtures in one graph.
func everything() *graph.Graph {
	var parts []graph.Extraction
	for _, f := range graphtest.Fixtures() {
		parts = append(parts, f.Parts...)
	}
	return graphtest.Merge(parts)
}

func BenchmarkWrite(b *testing.B)   { exporttest.Bench(b, writeInto(b.TempDir())) }
func BenchmarkMillion(b *testing.B) { exporttest.BenchLarge(b, writeInto(b.TempDir())) }

// writeInto writes all files into one writer, with temporary files in the folder.
func writeInto(folder string) func(context.Context, io.Writer, graph.Reader) error {
	return func(ctx context.Context, w io.Writer, g graph.Reader) error {
		return write(ctx, folder, g, func(string) (io.WriteCloser, error) { return nopCloser{w}, nil })
	}
}
