// Package nlptest gives tests the corpora and gold graphs that the project is
// measured on and that are not part of it. It is used by tests only.
package nlptest

import (
	"os"
	"path/filepath"
	"testing"
)

// Shared is the path of a file of the corpora. They lie in the folder that
// NEWSGRAPH_SHARED names, else beside the repository; a test of a package two
// folders deep is skipped, and says so, where the file is missing.
func Shared(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("NEWSGRAPH_SHARED") //nolint:forbidigo // Tests are told by the environment where the corpora are.
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(dir, filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("NOT MEASURED: %v; set NEWSGRAPH_SHARED to the folder of the corpora", err)
	}
	return path
}
