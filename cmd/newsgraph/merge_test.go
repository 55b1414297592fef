package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export/jsonl"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// Whatever is done to a file, an import reads a graph or says in its own words where
// it is none, and then makes no store. What it reads comes back again.
func TestImportOfSpoiltFiles(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for _, fixture := range graphtest.Fixtures()[:5] {
		var b bytes.Buffer
		if err := jsonl.Write(t.Context(), &b, fixture.Graph(), jsonl.Options{}); err != nil {
			t.Fatal(err)
		}
		checkImport(t, b.Bytes())
		for range 30 {
			checkImport(t, spoil(rng, b.Bytes()))
		}
	}
}

// spoil changes one thing: a byte, a number, two words or lines that change places.
func spoil(rng *rand.Rand, file []byte) []byte {
	cut, joint := `"`, `"`
	switch rng.IntN(4) {
	case 0:
		file = bytes.Clone(file)
		file[rng.IntN(len(file))] ^= byte(1 << rng.IntN(7))
		return file
	case 1:
		cut, joint = "\n", "\n"
	case 2:
		cut, joint = ":", ":1"
	}
	parts := strings.Split(string(file), cut)
	i, k := rng.IntN(len(parts)), rng.IntN(len(parts))
	if cut == joint {
		parts[i], parts[k] = parts[k], parts[i]
		return []byte(strings.Join(parts, cut))
	}
	return []byte(strings.Join(parts[:i], cut) + joint + strings.Join(parts[i:], cut))
}

func checkImport(t *testing.T, file []byte) {
	t.Helper()
	folder := t.TempDir()
	store, exported := filepath.Join(folder, "news.db"), filepath.Join(folder, "graph.jsonl")
	var stderr bytes.Buffer
	newsgraph := func(args ...string) int {
		return run(t.Context(), append(args, "--store", store, "--quiet"), &console{
			stdin: bytes.NewReader(file), stdout: &stderr, stderr: &stderr, getenv: func(string) string { return "" },
		})
	}
	if newsgraph("import", "-") != 0 {
		_, err := os.Stat(store)
		if !strings.HasPrefix(stderr.String(), "newsgraph: standard input, line ") || err == nil {
			t.Errorf("a file was refused so (store: %v): %s\n%.3000s", err, &stderr, file)
		}
		return
	}
	if newsgraph("export", exported) != 0 || newsgraph("import", exported) != 0 {
		t.Errorf("what was imported is not imported again: %s\n%.3000s", &stderr, file)
	}
}
