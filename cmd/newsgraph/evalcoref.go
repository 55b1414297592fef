package main

import (
	"errors"

	"github.com/newsgraph/newsgraph/nlp"
	scoring "github.com/newsgraph/newsgraph/nlp/score"
)

func corefTask() *evalTask {
	return &evalTask{
		use:   "coref FILE...",
		short: "Measure coreference, on CoNLL-2012, OntoGUM or CoNLL-U files",
		long: `The score is the mean of the F1 of MUC, B-cubed and CEAF-e, as in the CoNLL-2012
shared task: mentions are right if their first and last words are, and chains of one
mention do not count. Files are those of CoNLL-2012, of OntoGUM (number, word,
brackets), or CoNLL-U with entities as in GUM. --chains takes words, sentences and
documents from FILE, which may be CoNLL-U, and the chains from elsewhere.`,
		example: "  newsgraph eval coref test.conll\n  newsgraph eval coref gum-test.conllu --chains ontogum/",
		read:    readCoref,
		newScorer: func(o *evalOptions) scorer {
			return &corefScorer{segments: segmentScorer{skip: !o.raw}}
		},
	}
}

// corefScorer measures coreference.
type corefScorer struct {
	segments segmentScorer
	coref    scoring.Coref
}

func (s *corefScorer) add(t *evalText) {
	s.segments.add(t)
	gold := spansOfChains(t.gold.Chains(), t.goldSpan)
	found := spansOfChains(chainRanges(t.doc), t.doc.Span)
	s.coref.Add(gold, found)
}

// spansOfChains gives the places of the mentions of chains, without those of
// one mention.
func spansOfChains(chains [][]nlp.Range, span func(nlp.Range) nlp.Span) [][]nlp.Span {
	var spans [][]nlp.Span
	for _, chain := range chains {
		if len(chain) < 2 {
			continue
		}
		list := make([]nlp.Span, len(chain))
		for i, r := range chain {
			list[i] = span(r)
		}
		spans = append(spans, list)
	}
	return spans
}

func (s *corefScorer) report(r *evalReport) error {
	if s.coref.Mentions.Gold == 0 {
		return errors.New("the files have no chains of two mentions")
	}
	if err := s.segments.report(r); err != nil {
		return err
	}
	r.add("mentions", s.coref.Mentions)
	for _, m := range []struct {
		name  string
		ratio scoring.Ratio
	}{{"MUC", s.coref.MUC}, {"B-cubed", s.coref.BCubed}, {"CEAF-e", s.coref.CEAFe}} {
		r.Scores = append(r.Scores, evalRow{Name: m.name, Precision: m.ratio.Precision(), Recall: m.ratio.Recall(), F1: m.ratio.F1()})
	}
	r.Scores = append(r.Scores, s.mean())
	return nil
}

// mean is the means of the three measures; the field reports that of F1.
func (s *corefScorer) mean() evalRow {
	m := evalRow{Name: "CoNLL", F1: s.coref.CoNLL()}
	for _, ratio := range []scoring.Ratio{s.coref.MUC, s.coref.BCubed, s.coref.CEAFe} {
		m.Precision += ratio.Precision() / 3
		m.Recall += ratio.Recall() / 3
	}
	return m
}

// chainRanges gives the references of each cluster of doc: whole noun phrases, as
// corpora mark them.
func chainRanges(doc *nlp.Doc) [][]nlp.Range {
	clusters := make([][]nlp.Range, len(doc.Clusters))
	for i, cluster := range doc.Clusters {
		for _, r := range cluster {
			clusters[i] = append(clusters[i], r.Range)
		}
	}
	return clusters
}
