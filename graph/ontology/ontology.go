// Package ontology holds the types of relations that a graph may have.
package ontology

import "github.com/newsgraph/newsgraph/nlp"

// Ontology is a set of relation types.
type Ontology struct {
	Version string
	Types   []*Type // in the order of their families
	byName  map[string]*Type
}

// Type is one type of relation.
type Type struct {
	Name       string // "ATTACKED"
	Family     string // "violence"
	Definition string
	Subjects   []nlp.Kind // kinds expected as subject; guidance, not limits
	Objects    []nlp.Kind
	Symmetric  bool
}

// Type is the type of the given name, or nil.
func (o *Ontology) Type(name string) *Type { return o.byName[name] }
