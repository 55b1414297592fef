package main

import (
	"errors"
	"fmt"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
	scoring "github.com/newsgraph/newsgraph/nlp/score"
	"github.com/newsgraph/newsgraph/nlp/treebank"
)

func tokensTask() *evalTask {
	return &evalTask{
		use:   "tokens FILE...",
		short: "Measure words and sentences found in raw text, on CoNLL-U",
		long: `Words are those of Universal Dependencies ("do", "n't"), aligned as in the CoNLL
2018 shared task; a sentence is right if it has the same first and last characters.`,
		example:   "  newsgraph eval tokens en_ewt-ud-test.conllu",
		read:      readCoNLLU,
		newScorer: func(*evalOptions) scorer { return &segmentScorer{} },
		tokens:    true,
	}
}

func tagsTask() *evalTask {
	return &evalTask{
		use:   "tags FILE...",
		short: "Measure part-of-speech tags and lemmas, on CoNLL-U",
		long: `With given words, precision, recall and F1 of all tags are their accuracy. As in the
CoNLL 2018 shared task, every lemma is right where the file has none.`,
		example:   "  newsgraph eval tags en_ewt-ud-test.conllu\n  newsgraph eval tags en_ewt-ud-test.conllu --raw --json",
		read:      readCoNLLU,
		newScorer: func(o *evalOptions) scorer { return newTagScorer(o.raw) },
	}
}

func parseTask() *evalTask {
	return &evalTask{
		use:   "parse FILE...",
		short: "Measure dependencies, on CoNLL-U",
		long: `UAS is the part of the words with the right head, LAS that with the right head and
the right universal relation, as in the CoNLL 2018 shared task: punctuation counts and
subtypes do not. "LAS, subtypes" wants them right, too.`,
		example:   "  newsgraph eval parse en_ewt-ud-test.conllu",
		read:      readCoNLLU,
		newScorer: func(o *evalOptions) scorer { return &parseScorer{segments: segmentScorer{skip: !o.raw}} },
	}
}

// segmentScorer measures words and sentences.
type segmentScorer struct {
	skip             bool // they are given
	words, sentences scoring.Counts
}

func (s *segmentScorer) add(t *evalText) {
	if s.skip {
		return
	}
	words, sentences := t.segments()
	s.words.Add(words)
	s.sentences.Add(sentences)
}

func (s *segmentScorer) report(r *evalReport) error {
	if !s.skip {
		r.add("words", s.words)
		r.add("sentences", s.sentences)
	}
	return nil
}

// column is one of the things that are said of every word.
type column struct {
	name    string
	labels  bool // there are few values, and each has figures of its own
	gold    func(*treebank.Word) string
	found   func(*nlp.Token) string
	counts  scoring.Labels
	inGold  bool // some word of the gold has one
	inFound bool // some token has one
}

// tagScorer measures the columns of tags.
type tagScorer struct {
	segments segmentScorer
	columns  []*column
}

func newTagScorer(raw bool) *tagScorer {
	return &tagScorer{
		segments: segmentScorer{skip: !raw},
		columns: []*column{
			{
				name: "Penn tags", labels: true,
				gold:  func(w *treebank.Word) string { return w.XPOS },
				found: func(t *nlp.Token) string { return t.Tag },
			},
			{
				name: "UPOS", labels: true,
				gold:  func(w *treebank.Word) string { return w.UPOS },
				found: func(t *nlp.Token) string { return t.UPOS },
			},
			{
				name:  "lemmas",
				gold:  func(w *treebank.Word) string { return w.Lemma },
				found: func(t *nlp.Token) string { return t.Lemma },
			},
		},
	}
}

func (s *tagScorer) add(t *evalText) {
	s.segments.add(t)
	for _, c := range s.columns {
		c.add(t)
	}
}

func (c *column) add(t *evalText) {
	foundOf := make([]int, len(t.gold.Words))
	for i := range foundOf {
		foundOf[i] = nlp.None
	}
	paired := make([]bool, len(t.doc.Tokens))
	for _, p := range t.pairs {
		foundOf[p.Gold], paired[p.Found] = p.Found, true
	}
	for i, f := range foundOf {
		gold := c.gold(&t.gold.Words[i])
		c.inGold = c.inGold || gold != ""
		if f == nlp.None {
			c.counts.Missed(gold)
			continue
		}
		found := c.found(&t.doc.Tokens[f])
		if gold == "" && !c.labels {
			found = "" // no lemma to compare with
		}
		c.counts.Pair(gold, found)
	}
	for f := range t.doc.Tokens {
		found := c.found(&t.doc.Tokens[f])
		c.inFound = c.inFound || found != ""
		if !paired[f] {
			c.counts.Spurious(found)
		}
	}
}

func (s *tagScorer) report(r *evalReport) error {
	if err := s.segments.report(r); err != nil {
		return err
	}
	measured := false
	for _, c := range s.columns {
		if !c.inGold || !c.inFound {
			continue
		}
		measured = true
		r.add(c.name, c.counts.Total())
		if c.labels {
			r.addTable(c.name, &c.counts)
		}
	}
	if !measured {
		return fmt.Errorf("no tags to compare: the files have none, or the engine %s", pipeline.Engine)
	}
	return nil
}

// parseScorer measures dependencies.
type parseScorer struct {
	segments       segmentScorer
	attachment     scoring.Attachment
	inGold, parsed bool
}

func (s *parseScorer) add(t *evalText) {
	s.segments.add(t)
	gold := make([]scoring.Arc, len(t.gold.Words))
	for i, w := range t.gold.Words {
		gold[i] = scoring.Arc{Head: w.Head, Dep: w.Deprel}
		s.inGold = s.inGold || w.Head != nlp.None
	}
	found := make([]scoring.Arc, len(t.doc.Tokens))
	for i, token := range t.doc.Tokens {
		found[i] = scoring.Arc{Head: token.Head, Dep: token.Dep}
		if token.Dep == "" {
			found[i].Head = nlp.None
		} else {
			s.parsed = true
		}
	}
	s.attachment.Add(gold, found, t.pairs)
}

func (s *parseScorer) report(r *evalReport) error {
	switch {
	case !s.inGold:
		return errors.New("the files have no dependencies")
	case !s.parsed:
		return fmt.Errorf("the engine %s does not parse", pipeline.Engine)
	}
	if err := s.segments.report(r); err != nil {
		return err
	}
	r.add("UAS", s.attachment.UAS)
	r.add("LAS", s.attachment.LAS)
	r.add("LAS, subtypes", s.attachment.Full)
	r.addTable("relations", &s.attachment.Relations)
	return nil
}
