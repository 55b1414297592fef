// Package readers lets the programs that people open exports with read them:
// Gephi, networkx, igraph; and has them checked against schemas. It is used by tests only. Where a program is
// missing the test is skipped with the reason, or fails if NEWSGRAPH_REQUIRE
// is "all".
package readers

import (
	"bytes"
	"os/exec"
	"testing"
)

// run gives what a program prints.
func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	return out
}
