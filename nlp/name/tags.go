package name

import (
	"errors"
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// tagSet is the tags of a tagger and what each of them means.
type tagSet struct {
	tags []tag
}

// tag is one tag of a tagSet.
type tag struct {
	label  string // of the span; empty for O
	inside bool   // the span began before: I-
}

// newTagSet reads tags. O must be among them, and of every label B- and I-.
func newTagSet(names []string) (tagSet, error) {
	var s tagSet
	known := map[tag]bool{}
	for _, name := range names {
		var t tag
		if name != "O" {
			begin, isBegin := strings.CutPrefix(name, "B-")
			inside, isInside := strings.CutPrefix(name, "I-")
			switch {
			case isBegin && begin != "":
				t.label = begin
			case isInside && inside != "":
				t = tag{inside, true}
			default:
				return s, fmt.Errorf("the tag %q", name)
			}
		}
		if known[t] {
			return s, fmt.Errorf("the tag %q twice", name)
		}
		known[t] = true
		s.tags = append(s.tags, t)
	}
	for _, t := range s.tags {
		if t.label != "" && !known[tag{t.label, !t.inside}] {
			return s, fmt.Errorf("one of B- and I-%s without the other", t.label)
		}
	}
	if !known[tag{}] {
		return s, errors.New("no tag O")
	}
	return s, nil
}

// follows reports whether tag b may stand behind tag a.
func (s *tagSet) follows(a, b int) bool {
	return !s.tags[b].inside || s.tags[a].label == s.tags[b].label
}

// starts reports whether a sentence may begin with a tag.
func (s *tagSet) starts(t int) bool { return !s.tags[t].inside }

// chosen is the tag of a word, with its probability.
type chosen struct {
	tag         int
	probability float32
}

// minScore is the score of a name that nothing speaks for but that all else is
// forbidden; Score is above 0.
const minScore = 1e-6

// names appends the spans that tags of words from first on make.
func (s *tagSet) names(names []nlp.Name, first int, words []chosen) []nlp.Name {
	for start := 0; start < len(words); {
		end := start + 1
		label := s.tags[words[start].tag].label
		if label != "" {
			sum := words[start].probability
			for end < len(words) && s.tags[words[end].tag].inside {
				sum += words[end].probability
				end++
			}
			names = append(names, nlp.Name{
				Range: nlp.Range{First: first + start, End: first + end},
				Label: label,
				Score: max(minScore, min(1, sum/float32(end-start))),
			})
		}
		start = end
	}
	return names
}
