package readers

import (
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/exporttest/maven"
)

// validate checks files against a schema, an .xsd or a .rnc.
func validate(t *testing.T, schema string, files []string) {
	t.Helper()
	const most = 20
	mistakes := strings.SplitAfter(string(java(t, "schemas", "Validate", append([]string{schema}, files...)...)), "\n")
	for _, m := range mistakes[:min(most, len(mistakes)-1)] {
		t.Errorf("%s does not allow: %s", schema, m)
	}
}

// java runs the class of a program in testdata.
func java(t *testing.T, program, class string, args ...string) []byte {
	t.Helper()
	folder, err := maven.Folder(program)
	if err != nil {
		t.Fatal(err)
	}
	classpath, err := maven.Classpath(folder)
	if err != nil {
		exporttest.NotTested(t, err.Error())
	}
	return run(t, "java", append([]string{"-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1", "-cp", classpath, class}, args...)...)
}
