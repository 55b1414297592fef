package coref

// match is how the words of two candidates match.
type match uint8

const (
	noMatch match = iota
	sameNames
	fewerNames // one head, and the later has some of the earlier's words
	moreNames
	sameHead
	headInNames // the later's head names the earlier
	namesHead   // the earlier's head names the later
	isAcronymOf
	headsAlike
	namesShared
	samePronoun
	otherPronoun // of the same kind
	namesAlike
	matchCount = iota
)

// matchOf is how candidate i matches candidate j, which is before it.
func matchOf(i, j *candidate) match {
	if !i.isNominal() || !j.isNominal() {
		switch {
		case i.kind != j.kind:
			return noMatch
		case i.form == j.form:
			return samePronoun
		}
		return otherPronoun
	}
	shared := common(i.names, j.names)
	all, covered := shared == len(j.names), shared == len(i.names)
	switch {
	case all && covered:
		return sameNames
	case i.lemma == j.lemma || i.form == j.form:
		switch {
		case covered:
			return fewerNames
		case all:
			return moreNames
		}
		return sameHead
	case contains(j.names, i.form):
		return headInNames
	case contains(i.names, j.form):
		return namesHead
	case i.isAcronymOf(j) || j.isAcronymOf(i):
		return isAcronymOf
	case i.lemmaStart >= 0 && i.lemmaStart == j.lemmaStart:
		return headsAlike
	case shared > 0:
		return namesShared
	case common(i.prefixes, j.prefixes) > 0:
		return namesAlike
	}
	return noMatch
}

func (c *candidate) isAcronymOf(of *candidate) bool {
	return c.acronym && len(c.names) == 1 && c.form == of.initials
}

// common is the number of numbers that two sorted lists share.
func common(a, b []int32) int {
	n, i, k := 0, 0, 0
	for i < len(a) && k < len(b) {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			n++
			i++
			k++
		}
	}
	return n
}

func contains(list []int32, x int32) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// compatible reports whether pronoun i may stand for j by number and gender; a
// noun always may.
func compatible(i, j *candidate) bool {
	if i.isNominal() {
		return true
	}
	if i.number == isPlural && j.number == isSingular || i.number == isSingular && j.number == isPlural {
		return false
	}
	g, h := i.gender, j.gender
	if g == isUnknown || h == isUnknown || g == h {
		return true
	}
	return (g == isPerson || h == isPerson) && g != isNeuter && h != isNeuter
}
