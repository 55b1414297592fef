package when

import "strconv"

// number reads a number of things, and the token behind it: "two", "24",
// "twenty-four", "two and a half". It gives 0 where there is none.
func (p *parser) number(i int) (int, int) {
	n := p.at(i).number
	if n == 0 {
		n = p.digits(i)
	}
	if n == 0 {
		return 0, i
	}
	i++
	if n >= 20 && n%10 == 0 && p.is(i, hyphen) {
		if ones := p.at(i + 1).number; 0 < ones && ones < 10 {
			return n + ones, i + 2
		}
	}
	if k := p.skip(i, hyphen); p.is(k, andWord) {
		k = p.skip(k+1, hyphen)
		if p.at(k).number == 1 {
			k = p.skip(k+1, hyphen)
		}
		if p.is(k, half) {
			return n, k + 1
		}
	}
	return n, i
}

// Longer numbers count nothing that makes a time.
const longestNumber = 5

// digits is the number in figures at token i, 0 if there is none.
func (p *parser) digits(i int) int {
	if i < p.first || i >= p.end {
		return 0
	}
	return figures(p.lower[i])
}

// figures is the value of a word of digits, which may have commas; 0 if it is
// something else.
func figures(form string) int {
	if form == "" || len(form) > longestNumber || !isDigit(form[0]) {
		return 0
	}
	n := 0
	for k := 0; k < len(form); k++ {
		switch {
		case isDigit(form[k]):
			n = 10*n + int(form[k]-'0')
		case form[k] != ',':
			return 0
		}
	}
	return n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// ordinalAt is the number of the ordinal at token i: "second", "19th"; 0 if
// there is none.
func (p *parser) ordinalAt(i int) int {
	if n := p.at(i).ordinal; n != 0 || i >= p.end {
		return n
	}
	form := p.lower[i]
	if len(form) < 3 || len(form) > longestNumber || !isDigit(form[0]) {
		return 0
	}
	switch form[len(form)-2:] {
	case "st", "nd", "rd", "th":
		n, err := strconv.Atoi(form[:len(form)-2])
		if err != nil {
			return 0
		}
		return n
	}
	return 0
}

// decadeOf is the first year of a decade in figures: "1990s", "'90s"; 0 if form
// is none.
func decadeOf(form string) int {
	if len(form) > 0 && form[0] == '\'' {
		form = form[1:]
	}
	if len(form) < 3 || len(form) > 5 || form[len(form)-1] != 's' || !isDigit(form[0]) {
		return 0
	}
	n, err := strconv.Atoi(form[:len(form)-1])
	switch {
	case err != nil || n%10 != 0:
		return 0
	case n >= 1000:
		return n
	case n < 30:
		return 2000 + n
	case n < 100:
		return 1900 + n
	}
	return 0
}
