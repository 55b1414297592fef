package treebank

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// maxLine is the length in bytes of the longest line that is read. The longest
// of the treebanks, a comment, has some 3,000.
const maxLine = 1 << 20

// lines reads the lines of a file and knows where it is.
type lines struct {
	name    string
	number  int // of the current line, from 1
	scanner *bufio.Scanner
	text    string // the current line
	err     error
}

func newLines(r io.Reader, name string) *lines {
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	return &lines{name: name, scanner: s}
}

// next moves to the next line and reports whether there is one.
func (l *lines) next() bool {
	if l.err != nil {
		return false
	}
	if !l.scanner.Scan() {
		if err := l.scanner.Err(); err != nil {
			l.number++
			l.err = l.fail(err)
		}
		return false
	}
	l.number++
	l.text = strings.TrimSuffix(l.scanner.Text(), "\r")
	if l.number == 1 {
		l.text = strings.TrimPrefix(l.text, "\ufeff")
	}
	if !utf8.ValidString(l.text) {
		l.err = l.fail(errors.New("the line is not UTF-8"))
		return false
	}
	return true
}

// fail is err with the place of the current line.
func (l *lines) fail(err error) error {
	return fmt.Errorf("%s:%d: %w", l.name, l.number, err)
}

// comment gives the value of the comment that the current line is, if it is
// the one called name: "# name = value" or "# name".
func (l *lines) comment(name string) (value string, ok bool) {
	text, isComment := strings.CutPrefix(l.text, "#")
	rest, found := strings.CutPrefix(strings.TrimLeft(text, " "), name)
	if !isComment || !found {
		return "", false
	}
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return "", true
	}
	value, found = strings.CutPrefix(rest, "=")
	return strings.TrimSpace(value), found
}
