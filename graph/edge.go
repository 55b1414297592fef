package graph

import (
	"time"

	"github.com/newsgraph/newsgraph/nlp"
)

// Edge is everything that the articles say of one relation between two nodes:
// one edge for a (source, type, target). It is a view over its evidence, of
// which there is at least one piece. Source and target of a symmetric type
// are in the order of their ids.
type Edge struct {
	ID       string // follows from Source, Type and Target
	Source   string // Node.ID
	Type     string // the ontology's name, "ATTACKED"
	Target   string // Node.ID
	Evidence []Evidence
}

// Evidence is one statement: a sentence that says the edge is so, is not so,
// may be so.
type Evidence struct {
	Article   string    // Article.ID
	Published time.Time // the article's date, zero when unknown
	Publisher string    // the article's source, "" when unknown

	Sentence nlp.Span // the sentence
	Text     string   // its bytes
	Trigger  nlp.Span // the words that say it, inside Sentence

	Polarity    nlp.Polarity
	Modality    nlp.Modality
	Attribution string   // Node.ID of who says so, "" for the writer
	Cue         nlp.Span // the words that gave polarity, modality or attribution; empty if none

	Time       nlp.Time
	Place      string // Node.ID, "" when unknown
	Instrument string
	Counts     nlp.Counts
	Role       string

	Rule       string
	Confidence float64 // in (0, 1]
}

// Factual reports whether e states the edge as a fact: by the writer or by
// somebody the text believes, or by the doer itself.
func (e *Evidence) Factual() bool {
	return e.Polarity == nlp.Positive && (e.Modality == nlp.Asserted || e.Modality == nlp.Claimed)
}

// State is how an edge stands when all of its evidence is summed up.
type State string

// The states that no modality names.
const (
	// Fact: at least one statement gives the edge as a fact.
	Fact State = "fact"
	// Negated: the statements only say that it is not so.
	Negated State = "negated"
)

// View is an edge's evidence summed up, as the exporters show it.
type View struct {
	// State is Fact, or the most real modality among the statements
	// ("alleged"), or Negated where all of them have negative polarity.
	State         State
	Modality      nlp.Modality // the most real one of the statements that gave State
	Polarity      nlp.Polarity
	EvidenceCount int
	ArticleCount  int
	SourceCount   int // publishers; an article without one counts as its own
	// FirstSeen and LastSeen are the earliest and latest publication dates;
	// zero when no article has one.
	FirstSeen, LastSeen time.Time
	MaxConfidence       float64
}

// Factual reports whether the edge may be shown as a fact.
func (v *View) Factual() bool { return v.State == Fact }

// Label is the edge's type with its state where it is no fact:
// "ATTACKED", "ATTACKED (alleged)".
func (v *View) Label(edgeType string) string {
	if v.Factual() {
		return edgeType
	}
	return edgeType + " (" + string(v.State) + ")"
}

// View sums up the evidence of e.
func (e *Edge) View() View {
	v := View{EvidenceCount: len(e.Evidence)}
	articles, publishers := map[string]bool{}, map[string]bool{}
	best := len(nlp.Modalities) * 2
	for i := range e.Evidence {
		ev := &e.Evidence[i]
		articles[ev.Article] = true
		publisher := ev.Publisher
		if publisher == "" {
			publisher = "article " + ev.Article
		}
		publishers[publisher] = true
		v.FirstSeen, v.LastSeen = widen(v.FirstSeen, v.LastSeen, ev.Published)
		v.MaxConfidence = max(v.MaxConfidence, ev.Confidence)
		if r := reality(ev); r < best {
			best, v.Modality, v.Polarity, v.State = r, ev.Modality, ev.Polarity, state(ev)
		}
	}
	v.ArticleCount, v.SourceCount = len(articles), len(publishers)
	return v
}

// reality ranks statements from the most to the least real: every positive
// one before every negative one, each by the order of nlp.Modalities.
func reality(e *Evidence) int {
	rank := len(nlp.Modalities)
	for i, m := range nlp.Modalities {
		if m == e.Modality {
			rank = i
		}
	}
	if e.Polarity == nlp.Negative {
		rank += len(nlp.Modalities)
	}
	return rank
}

func state(e *Evidence) State {
	switch {
	case e.Factual():
		return Fact
	case e.Polarity == nlp.Negative:
		return Negated
	default:
		return State(e.Modality)
	}
}

// widen extends the interval [first, last] to hold t; zero times are unknown.
func widen(first, last, t time.Time) (time.Time, time.Time) {
	if t.IsZero() {
		return first, last
	}
	if first.IsZero() || t.Before(first) {
		first = t
	}
	if last.IsZero() || t.After(last) {
		last = t
	}
	return first, last
}
