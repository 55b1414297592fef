package relate_test

import (
	"testing"

	"github.com/newsgraph/newsgraph/graph/ontology"
)

// TestExamples checks that the example of every type of the ontology gives a
// relation of that type.
func TestExamples(t *testing.T) {
	r := newReader(t)
	types, err := ontology.Default()
	check(t, err)
	for _, of := range types.Types {
		found := false
		d := r.read(t, of.Example)
		for i := range d.Relations {
			found = found || d.Relations[i].Type == of.Name
		}
		if !found {
			t.Errorf("%s: nothing in %q", of.Name, of.Example)
		}
	}
}
