package tag

// correctTo keeps TO for the mark of an infinitive, as EWT does; the Penn
// Treebank, on which the perceptron was trained, has it for the preposition
// too.
func correctTo(tags []string) {
	for i, tag := range tags {
		if tag != "TO" {
			continue
		}
		next := i + 1
		for next < len(tags) && ClassOf(tags[next]) == "R" {
			next++
		}
		if next == len(tags) || tags[next] != "VB" {
			tags[i] = "IN"
		}
	}
}

// correction is a word in lower case with the tag proposed for it and that
// proposed for the next word; next is "*" for any.
type correction struct{ word, tag, next string }

// correct is the tag of a word after the corrections that were learned from
// the treebanks, the more special first.
func (t *wordTable) correct(lower, tag, next string) string {
	if !t.corrected[lower] {
		return tag
	}
	for _, c := range []correction{{lower, tag, next}, {lower, tag, "*"}} {
		if right, found := t.corrections[c]; found {
			return right
		}
	}
	return tag
}
