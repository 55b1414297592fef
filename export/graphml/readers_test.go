package graphml

import (
	"path/filepath"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest/readers"
)

// networkx and igraph find in the files what the graphs have.
func TestPythonReaders(t *testing.T) { readers.RunPython(t, exporter(), write, ".graphml") }

// So does Gephi.
func TestGephi(t *testing.T) { readers.RunGephi(t, exporter(), write, ".graphml") }

func TestSchema(t *testing.T) {
	readers.RunSchema(t, Write, ".graphml", filepath.Join("testdata", "newsgraph.xsd"))
}
