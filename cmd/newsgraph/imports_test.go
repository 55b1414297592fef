package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/newsgraph/newsgraph/"

// imports says which packages of this module each package may import, besides
// those outside it. A package that is missing here may import none. The list
// runs along the flow of data: Article → Doc → Graph → bytes.
var imports = map[string]string{
	"nlp":         "",
	"nlp/lexicon": "nlp",
	"nlp/nlptest": "",

	"nlp/language": "",

	"nlp/treebank": "nlp",
	"nlp/score":    "nlp",

	"nlp/kernel":              "",
	"nlp/weights":             "nlp/kernel",
	"nlp/weights/weightstest": "nlp nlp/weights",

	"nlp/corpus":   "nlp",
	"nlp/tokenize": "nlp",
	"nlp/encoder":  "nlp nlp/kernel nlp/weights",
	"nlp/tag":      "nlp nlp/kernel nlp/weights",
	"nlp/parse":    "nlp nlp/kernel nlp/weights",
	"nlp/name":     "nlp nlp/kernel nlp/weights",
	"nlp/role":     "nlp nlp/kernel nlp/weights",
	"nlp/when":     "nlp",
	"nlp/mention":  "nlp nlp/lexicon",
	"nlp/coref":    "nlp nlp/lexicon nlp/kernel nlp/weights",
	"nlp/relate":   "nlp nlp/lexicon graph/ontology",
	"nlp/pipeline": "nlp nlp/language nlp/lexicon nlp/weights nlp/tokenize nlp/encoder nlp/tag nlp/parse nlp/name nlp/role nlp/when nlp/mention nlp/coref nlp/relate graph/ontology",

	"graph/ontology":  "nlp",
	"graph":           "nlp graph/ontology",
	"graph/store":     "nlp graph",
	"graph/graphtest": "nlp graph graph/ontology",

	"export":                    "nlp graph",
	"export/exporttest":         "nlp graph graph/graphtest export",
	"export/exporttest/browser": "export/exporttest export/exporttest/maven",
	"export/exporttest/maven":   "",
	"export/exporttest/readers": "graph graph/graphtest export export/exporttest export/exporttest/maven",
	"export/jsonl":              "nlp graph export",
	"export/gexf":               "nlp graph export",
	"export/network":            "graph",
	"export/layout":             "export export/network",
	"export/analysis":           "export export/network",
	"export/graphml":            "nlp graph export",
	"export/html":               "nlp graph graph/ontology export",
	"export/neo4j":              "nlp graph export export/propertygraph",
	"export/neo4j/neo4jtest":    "export/exporttest/maven export/exporttest",
	"export/propertygraph":      "nlp graph export",
	"export/cypher":             "nlp graph export export/propertygraph",
	"export/neo4j/queries":      "nlp export export/propertygraph export/cypher",
	"export/neo4jcsv":           "nlp graph export export/propertygraph",

	"cmd/lexgen":    "nlp",
	"cmd/parses":    "nlp nlp/treebank nlp/tokenize nlp/weights nlp/encoder nlp/pipeline graph/ontology",
	"cmd/newsgraph": "*",
}

// behind names modules that the project keeps behind a package or two.
var behind = map[string]string{
	"github.com/jdkato/prose":          "nlp/tokenize",
	"modernc.org/sqlite":               "graph/store",
	"gonum.org/v1/gonum":               "export/analysis",
	"github.com/neo4j/neo4j-go-driver": "export/neo4j export/neo4j/neo4jtest",
	"github.com/spf13/cobra":           "cmd/newsgraph",
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func TestImports(t *testing.T) {
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, known := imports[name]
		if !known {
			t.Errorf("package %s is not in the table of imports", name)
			continue
		}
		for _, path := range p.Imports {
			if inside, ok := strings.CutPrefix(path, module); ok {
				if allowed != "*" && !slices.Contains(strings.Fields(allowed), inside) {
					t.Errorf("%s imports %s; it may import: %s", name, inside, allowed)
				}
			}
			for prefix, only := range behind {
				if strings.HasPrefix(path, prefix) && !slices.Contains(strings.Fields(only), name) {
					t.Errorf("%s imports %s, which is kept behind %s", name, path, only)
				}
			}
		}
	}
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}
