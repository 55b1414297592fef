package main

import (
	"strings"
	"unicode"
)

// style is how things are made to stand out.
type style struct{ colour bool }

var (
	plain    = style{}
	coloured = style{colour: true}
)

// The codes of ECMA-48, "select graphic rendition", that the styles use. Each
// is ended by one of its own, so that a mark inside a mark does not end both.
const (
	boldOn, boldOff           = "\x1b[1m", "\x1b[22m"
	faintOn, faintOff         = "\x1b[2m", "\x1b[22m"
	underlineOn, underlineOff = "\x1b[4m", "\x1b[24m"
	green, yellow, cyan       = "\x1b[32m", "\x1b[33m", "\x1b[36m"
	colourOff                 = "\x1b[39m"
)

func (s style) wrap(on, text, off string) string {
	if !s.colour {
		return text
	}
	return on + text + off
}

// bold and faint leave plain text as it is.
func (s style) bold(text string) string  { return s.wrap(boldOn, text, boldOff) }
func (s style) faint(text string) string { return s.wrap(faintOn, text, faintOff) }

// entity marks text as an entity of a kind: "[Iran|Country]".
func (s style) entity(text, kind string) string {
	if !s.colour {
		return "[" + text + "|" + kind + "]"
	}
	return underlineOn + text + underlineOff + cyan + "|" + kind + colourOff
}

// label is an edge's label between its two entities.
func (s style) label(text string, factual bool) string {
	switch {
	case !s.colour:
		return "--" + text + "-->"
	case factual:
		return green + text + colourOff
	default:
		return yellow + text + colourOff
	}
}

// sentence is a sentence on one line, with the bytes from start to end, the
// words that make the statement, marked.
func (s style) sentence(text string, start, end int) string {
	return printable(flat(text[:start])) + s.bold(printable(flat(text[start:end]))) + printable(flat(text[end:]))
}

// printable is text without the characters that would steer a terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// flat is text with every white space made a space.
func flat(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, text)
}
