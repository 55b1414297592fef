package graphtest

import (
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// Fixture is a graph in the parts that graph.Merge joins.
type Fixture struct {
	Name  string
	Parts []graph.Extraction
}

// Graph is the parts joined.
func (f *Fixture) Graph() *graph.Graph { return Merge(f.Parts) }

// Merge joins parts under the engine and ontology versions that every test
// graph has.
func Merge(parts []graph.Extraction) *graph.Graph {
	return graph.Merge("newsgraph-test", "2025-1", parts...)
}

// Fixtures are small graphs: what every store and exporter must get right.
// They are built anew with every call, so that a test may change them.
func Fixtures() []Fixture {
	return []Fixture{
		{"empty", nil},
		{"articles without entities", []graph.Extraction{
			newArticle("empty.txt", "", "", "").extraction(),
			newArticle("weather.txt", "Weather", "Norland Gazette", "2024-03-01").extraction(),
		}},
		{"small", Small()},
		{"nothing known", bare()},
		{"parallel edges", parallel()},
		{"hostile texts", hostile()},
		{"shown otherwise", otherwise()},
		{"random", Random(1, 12, 150)},
	}
}

// bare has an article, nodes and an edge with every optional field empty.
func bare() []graph.Extraction {
	a := newArticle("bare.txt", "", "", "")
	x, y := &entity{kind: nlp.Person, name: "Ivo"}, &entity{kind: nlp.Place, name: "Selm"}
	a.say("Ivo left Selm.")
	a.mention(x, "Ivo")
	a.mention(y, "Selm")
	a.state(x, "FLED_FROM", y, "left", func(e *graph.Evidence) { e.Rule = "" })
	return []graph.Extraction{a.extraction()}
}

// otherwise has a node that every article shows in a way of its own: by name and
// spelling, as described, by a wording that stands nowhere. Two of the articles are
// records of one file.
func otherwise() []graph.Extraction {
	paths := []string{"dump.jsonl#1", "dump.jsonl#2", "c.txt", "d.txt", "e.txt"}
	parts := make([]graph.Extraction, 0, len(paths))
	for i, way := range []entity{
		{kind: nlp.Organization, name: "Harbour Union"},
		{kind: nlp.Organization, name: "HARBOUR UNION", wikidata: "Q1000000003"},
		{kind: nlp.Organization, name: "harbour union", form: nlp.Described},
		{kind: nlp.Organization, name: "Harbour Union"},
		{kind: nlp.Organization, name: "the Harbour Union"},
	} {
		a := newArticle(paths[i], "", "", "")
		if i < 2 {
			a.about.File = "dump.jsonl"
		}
		a.say(way.name + " left Selm, and they met the Union.")
		a.mention(&way, way.name)
		a.refer(&way, "they", nlp.Pronoun)
		a.refer(&way, "the Union", nlp.Described)
		if i%2 == 1 {
			a.nodes[len(a.nodes)-1].Aliases = []string{"the Union", "U. of H."}
		}
		selm := &entity{kind: nlp.Place, name: "Selm"}
		a.mention(selm, "Selm")
		a.nodes[len(a.nodes)-1].Aliases = []string{"Port of Selm"}
		a.state(&way, "FLED_FROM", selm, "left", nil)
		parts = append(parts, a.extraction())
	}
	return parts
}

// parallel has two nodes of one name and different kinds, joined in both
// directions and by many types, each in a state of its own.
func parallel() []graph.Extraction {
	a := newArticle("parallel.txt", "Selm and Selm", "Norland Gazette", "2024-02-29")
	x, y := &entity{kind: nlp.ArmedGroup, name: "Selm"}, &entity{kind: nlp.Place, name: "Selm"}
	a.say("Selm against Selm.")
	a.mention(x, "Selm")
	a.mention(y, "Selm")
	types := []string{"ATTACKED", "BOMBED", "CONTROLS", "THREATENED", "INFLUENCED", "WITHDREW_FROM", "MET_WITH"}
	for _, polarity := range []nlp.Polarity{nlp.Positive, nlp.Negative} {
		for i, modality := range nlp.Modalities {
			edit := func(e *graph.Evidence) { e.Polarity, e.Modality = polarity, modality }
			a.state(x, types[i%len(types)], y, "against", edit)
			a.state(y, types[(i*2+1)%len(types)], x, "against", edit)
		}
	}
	return []graph.Extraction{a.extraction()}
}
