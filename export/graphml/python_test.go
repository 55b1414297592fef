package graphml

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

var python = filepath.Join("..", "..", "testdata", "python")

// interpreter is a Python that has networkx and igraph: the one that
// NEWSGRAPH_PYTHON names or python3. Without one the test is skipped, or fails
// where NEWSGRAPH_REQUIRE=all asks for everything.
func interpreter(t *testing.T) string {
	t.Helper()
	name := os.Getenv("NEWSGRAPH_PYTHON")
	if name == "" {
		name = "python3"
	}
	out, err := exec.CommandContext(t.Context(), name, "-c", "import networkx, igraph").CombinedOutput()
	if err == nil {
		return name
	}
	why := fmt.Sprintf("NOT TESTED: %s cannot import networkx and igraph (%v); install %s and name that Python in NEWSGRAPH_PYTHON\n%s",
		name, err, filepath.Join(python, "requirements.txt"), out)
	if os.Getenv("NEWSGRAPH_REQUIRE") == "all" {
		t.Fatal(why)
	}
	t.Skip(why)
	return ""
}

// networkx and igraph find in the files what the graphs have.
func TestPythonReaders(t *testing.T) {
	name := interpreter(t)
	fixtures := graphtest.Fixtures()
	args := []string{filepath.Join(python, "read_graphml.py")}
	for i := range fixtures {
		path := filepath.Join(t.TempDir(), "graph.graphml")
		if err := os.WriteFile(path, written(t, fixtures[i].Graph()), 0o666); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	cmd := exec.CommandContext(t.Context(), name, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	results := json.NewDecoder(bytes.NewReader(out))
	for _, f := range fixtures {
		for _, reader := range []string{"networkx", "igraph"} {
			var got struct {
				Reader string
				readBack
			}
			if err := results.Decode(&got); err != nil || got.Reader != reader {
				t.Fatalf("%s: got what %q read, want %s (%v)", f.Name, got.Reader, reader, err)
			}
			t.Run(reader+" "+f.Name, func(t *testing.T) {
				e := exporter()
				exporttest.Compare(t, e, f.Graph(), got.summary(t))
			})
		}
	}
}
