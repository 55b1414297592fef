package tag

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// script makes a lemma from a form (M. Straka, "UDPipe 2.0 Prototype", 2018):
// "C|k|suffix" drops the last k characters and appends the suffix, after the
// form is put in lower case if C is l; "=lemma" is the lemma of an irregular
// form. nlp/train/lemmas.py finds the scripts.
type script struct {
	whole  string // the lemma, if not empty
	lower  bool
	drop   int
	suffix string
}

func parseScript(text string) (script, error) {
	if whole, found := strings.CutPrefix(text, "="); found && whole != "" {
		return script{whole: whole}, nil
	}
	parts := strings.SplitN(text, "|", 3)
	if len(parts) != 3 || parts[0] != "l" && parts[0] != "k" {
		return script{}, fmt.Errorf("the edit script %q", text)
	}
	drop, err := strconv.Atoi(parts[1])
	if err != nil || drop < 0 {
		return script{}, fmt.Errorf("the edit script %q", text)
	}
	return script{lower: parts[0] == "l", drop: drop, suffix: parts[2]}, nil
}

// lemmaOf is the lemma by the best script that can be applied; without any, and
// where there is nothing to inflect, it is the form itself.
func (t *Tagger) lemmaOf(form, upos string, scores []float32) string {
	if strings.IndexFunc(form, unicode.IsLetter) < 0 {
		return form
	}
	at := -1
	for i, score := range scores {
		if (at < 0 || score > scores[at]) && t.scripts[i].fits(form) {
			at = i
		}
	}
	if at < 0 {
		return form
	}
	s := t.scripts[at]
	if inCapitals(form) {
		s = s.forCapitals(upos)
	}
	return s.apply(form)
}

// fits reports whether s can be applied to a form and leaves something.
func (s script) fits(form string) bool {
	end, found := s.stem(form)
	return found && (end > 0 || s.suffix != "" || s.whole != "")
}

// stem gives the number of bytes that s keeps of a form, which must be long
// enough.
func (s script) stem(form string) (end int, found bool) {
	end = len(form)
	for range s.drop {
		if end == 0 {
			return 0, false
		}
		_, size := utf8.DecodeLastRuneInString(form[:end])
		end -= size
	}
	return end, true
}

// apply gives the lemma of a form that s fits.
func (s script) apply(form string) string {
	if s.whole != "" {
		return s.whole
	}
	end, _ := s.stem(form)
	stem := form[:end]
	if s.lower {
		stem = strings.ToLower(stem)
	}
	return stem + s.suffix
}

// forCapitals is the script for a form in capitals, whose case says nothing
// where it stands in a headline: words of classes that have no names and no
// acronyms lose it ("SAYS": "say"), others keep it to their end ("PARTIES":
// "PARTY").
func (s script) forCapitals(upos string) script {
	switch upos {
	case "ADP", "ADV", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ", "VERB":
		s.lower = true
	}
	if !s.lower {
		s.suffix = strings.ToUpper(s.suffix)
	}
	return s
}

// inCapitals reports whether all letters of a form are capitals and there are
// two or more.
func inCapitals(form string) bool {
	n := 0
	for _, r := range form {
		if unicode.IsLetter(r) {
			if !unicode.IsUpper(r) {
				return false
			}
			n++
		}
	}
	return n > 1
}
