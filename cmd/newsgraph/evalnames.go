package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
	scoring "github.com/newsgraph/newsgraph/nlp/score"
)

// defaultLabels are the labels that corpora of news and of the web agree on.
var defaultLabels = []string{"PER", "ORG", "LOC"}

// labelOf maps the labels of corpora to those of Universal NER.
var labelOf = map[string]string{
	"person": "PER", "politician": "PER",
	"organisation": "ORG", "organization": "ORG", "politicalparty": "ORG", "corporation": "ORG",
	"location": "LOC", "country": "LOC", "place": "LOC",
}

// labelOfKind is the label that a named mention of a kind has in Universal NER.
var labelOfKind = map[nlp.Kind]string{
	nlp.Person: "PER", nlp.Organization: "ORG", nlp.ArmedGroup: "ORG",
	nlp.Country: "LOC", nlp.Place: "LOC", nlp.Facility: "LOC",
}

func namesTask() *evalTask {
	return &evalTask{
		use:   "names FILE...",
		short: "Measure names of people, organizations and places, on IOB files",
		long: `A name is right if its first and last words and its label are, as in CoNLL-2003. Files
are IOB2 with tabs or spaces, such as those of Universal NER, CoNLL-2003 or WikiGold.
"spans" is without the labels.`,
		example: "  newsgraph eval names en_ewt-ud-test.iob2\n  newsgraph eval names wikigold.conll.txt --labels PER",
		read:    readIOB,
		newScorer: func(o *evalOptions) scorer {
			return &nameScorer{segments: segmentScorer{skip: !o.raw}, labels: o.labels}
		},
	}
}

// nameScorer measures names.
type nameScorer struct {
	segments segmentScorer
	labels   []string
	names    scoring.Names
}

func (s *nameScorer) add(t *evalText) {
	s.segments.add(t)
	var gold, found []scoring.Name
	for _, n := range t.gold.Names {
		label := n.Label
		if common := labelOf[strings.ToLower(label)]; common != "" {
			label = common
		}
		gold = s.keep(gold, scoring.Name{Span: t.goldSpan(n.Range), Label: label})
	}
	for _, n := range namesOf(t.doc) {
		found = s.keep(found, scoring.Name{Span: t.doc.Span(n.Range), Label: n.Label})
	}
	s.names.Add(gold, found)
}

// keep adds n if its label is measured.
func (s *nameScorer) keep(names []scoring.Name, n scoring.Name) []scoring.Name {
	if slices.Contains(s.labels, n.Label) {
		names = append(names, n)
	}
	return names
}

func (s *nameScorer) report(r *evalReport) error {
	total := s.names.Total()
	if total.Gold == 0 {
		return errors.New("the files have no names with these labels: " + strings.Join(s.labels, ", "))
	}
	if err := s.segments.report(r); err != nil {
		return err
	}
	r.add("names", total)
	r.add("spans", s.names.Spans)
	r.addTable("labels", &s.names.Labels)
	return nil
}

// namesOf is the names of doc: those that an engine's tagger of names has
// found, or else those among the mentions, as far as Universal NER would call
// them names. That has the outermost of nested names, and neither adjectives
// nor words for people: "Iraq", but not "Iraqi" or "Iraqis".
func namesOf(doc *nlp.Doc) []nlp.Name {
	if len(doc.Names) > 0 {
		return doc.Names
	}
	var names []nlp.Name
	end := 0
	for _, m := range doc.Mentions {
		label := labelOfKind[m.Kind]
		tag := doc.Tokens[m.Head].Tag
		demonym := m.Kind == nlp.Country && (strings.HasPrefix(tag, "JJ") || tag == "NNPS" && !isPluralName(doc, m))
		if m.Form != nlp.Named || label == "" || m.First < end || demonym {
			continue
		}
		names = append(names, nlp.Name{Range: m.Range, Label: label, Score: 1})
		end = m.End
	}
	return names
}

// isPluralName reports whether the words of m are the name of its entity, as
// in "United States" and other than in "Iraqis".
func isPluralName(doc *nlp.Doc, m nlp.Mention) bool {
	return strings.EqualFold(doc.Words(m.Range), m.Name)
}
