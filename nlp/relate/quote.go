package relate

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// quotation is a stretch of tokens between quotation marks.
type quotation struct {
	nlp.Range
	speaker int
}

// findSpeakers gives the tokens inside quotations their speakers, and lets a
// source that is named in a sentence ("according to the army") speak it.
func (a *article) findSpeakers() {
	last := quotation{speaker: nlp.None}
	for _, q := range a.quotations() {
		q.speaker = a.speakerAround(q)
		if q.speaker == nlp.None && a.continues(last, q) {
			q.speaker = last.speaker
		}
		for i := q.First; i < q.End; i++ {
			a.speakerAt[i] = q.speaker
		}
		if q.speaker != nlp.None {
			last = q
		}
	}
	for i := range a.sentences {
		a.sentences[i].findSources()
	}
}

// quotations finds what stands between quotation marks. A straight mark opens
// where none is open; the end of a paragraph closes.
func (a *article) quotations() []quotation {
	var list []quotation
	open := nlp.None
	for i, t := range a.doc.Tokens {
		if open != nlp.None && i > 0 && a.newParagraph(i) {
			list = append(list, quotation{nlp.Range{First: open, End: i}, nlp.None})
			open = nlp.None
		}
		if t.Norm != "\"" && t.Norm != "``" && t.Norm != "''" {
			continue
		}
		mark := a.doc.Text(t.Span)
		switch {
		case open == nlp.None && mark != "”":
			open = i + 1
		case open != nlp.None && mark != "“":
			if i > open {
				list = append(list, quotation{nlp.Range{First: open, End: i}, nlp.None})
			}
			open = nlp.None
		}
	}
	return list
}

// newParagraph reports whether an empty line stands in front of token i.
func (a *article) newParagraph(i int) bool {
	between := a.doc.Article.Text[a.doc.Tokens[i-1].End:a.doc.Tokens[i].Start]
	return strings.Count(between, "\n") > 1
}

// speakerAround is the subject of the nearest verb of speech outside q, in the
// sentences that q begins and ends in and in the one that introduces it.
func (a *article) speakerAround(q quotation) int {
	first, last := a.doc.SentenceOf(q.First), a.doc.SentenceOf(q.End-1)
	around := []int{first, last}
	if first > 0 && a.introduces(first-1) {
		around = append(around, first-1)
	}
	best, speaker := 1<<30, nlp.None
	for _, i := range around {
		s := &a.sentences[i]
		for c := range s.clauses {
			main := s.clauses[c].main
			k := s.words.verbCues[s.clauses[c].lemma]
			if k == nil || !k.Speaker || q.Contains(main) {
				continue
			}
			who := s.speakerOf(c)
			if d := s.clauseDistance(q.Range, c); who != nlp.None && d < best {
				best, speaker = d, who
			}
		}
	}
	if speaker == nlp.None {
		return a.speakerOfColon(q)
	}
	return speaker
}

// speakerOfColon is the subject of what ends in a colon right in front of q, or
// None: "the army defended the strike: ...".
func (a *article) speakerOfColon(q quotation) int {
	const mark = 2 // the colon and the quotation mark
	if q.First < mark || a.lower[q.First-mark] != ":" {
		return nlp.None
	}
	s := &a.sentences[a.doc.SentenceOf(q.First-mark)]
	for c := len(s.clauses) - 1; c >= 0; c-- {
		cl := &s.clauses[c]
		if cl.main > q.First || cl.infinitive || cl.antecedent != nlp.None || cl.passive {
			continue
		}
		if who := s.speakerOf(c); who != nlp.None && actor(a.kindOf(who)) {
			return who
		}
	}
	return nlp.None
}

// introduces reports whether sentence i ends in a colon, so that what follows is
// said by its subject: "Holt said:".
func (a *article) introduces(i int) bool {
	return a.lower[a.doc.Sentences[i].End-1] == ":"
}

// clauseDistance is how far clause c stands from r: its verb or its subject,
// whichever is nearer.
func (s *sentence) clauseDistance(r nlp.Range, c int) int {
	d := distance(r, s.clauses[c].main)
	if p := s.clauses[c].subject; p != nlp.None {
		d = min(d, distance(r, s.phrases[s.outermost(p)].First))
	}
	return d
}

// distance is the number of tokens between r and token i.
func distance(r nlp.Range, i int) int {
	if i < r.First {
		return r.First - i
	}
	return i - r.End
}

// continues reports whether q goes on with what the speaker of last said: it
// begins a sentence in the paragraph of last or the next one.
func (a *article) continues(last, q quotation) bool {
	if last.speaker == nlp.None || !a.beginsSentence(q) {
		return false
	}
	const longest = 120
	if q.First-last.End > longest {
		return false
	}
	paragraphs := 0
	for i := last.End; i <= q.First && paragraphs < 2; i++ {
		if a.newParagraph(i) {
			paragraphs++
		}
	}
	return paragraphs < 2
}

func (a *article) beginsSentence(q quotation) bool {
	first := a.doc.Sentences[a.doc.SentenceOf(q.First)].First
	return q.First-first <= 1
}

// findSources lets the first source after "according to" or "per" speak the whole
// sentence where nobody else does.
func (s *sentence) findSources() {
	for p := range s.phrases {
		if s.phrases[p].prep == nlp.None || !s.isSource(s.phrases[p].prep) {
			continue
		}
		who := s.voice(p)
		if who == nlp.None {
			continue
		}
		s.source = who
		return
	}
}
