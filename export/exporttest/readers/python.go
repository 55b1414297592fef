package readers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/exporttest/maven"
)

// Read is what a reader found in a file.
type Read struct {
	File, Reader string
	exporttest.Elements
}

// Python reads GraphML files with networkx and igraph, GEXF files with
// networkx, which are those of NEWSGRAPH_PYTHON or of python3.
func Python(t *testing.T, files ...string) []Read {
	t.Helper()
	folder, err := maven.Folder("python")
	if err != nil {
		t.Fatal(err)
	}
	name := os.Getenv("NEWSGRAPH_PYTHON") //nolint:forbidigo // Where a test finds its readers.
	if name == "" {
		name = "python3"
	}
	if out, err := exec.CommandContext(t.Context(), name, "-c", "import networkx, igraph").CombinedOutput(); err != nil {
		exporttest.NotTested(t, fmt.Sprintf("%s cannot import networkx and igraph (%v); install %s and name that Python in NEWSGRAPH_PYTHON\n%s",
			name, err, filepath.Join(folder, "requirements.txt"), out))
	}
	out := run(t, name, append([]string{filepath.Join(folder, "read_graphs.py")}, files...)...)
	var all []Read
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var r Read
		switch err := d.Decode(&r); {
		case errors.Is(err, io.EOF):
			return all
		case err != nil:
			t.Fatal(err)
		}
		all = append(all, r)
	}
}
