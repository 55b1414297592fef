package corpus

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// frontMatter is what a text says about itself between "---" lines.
type frontMatter struct {
	title, source, url string
	published          time.Time
}

// cutFrontMatter splits content into its front matter, the zero one if there
// is none, and what follows. An error names the line at fault.
func cutFrontMatter(content string) (frontMatter, string, error) {
	first, rest, _ := strings.Cut(content, "\n")
	if !isFence(first) {
		return frontMatter{}, content, nil
	}
	p := frontMatterParser{seen: map[string]bool{}}
	for number := 2; rest != ""; number++ {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if isFence(line) {
			return p.front, rest, nil
		}
		if err := p.add(line); err != nil {
			return frontMatter{}, "", fmt.Errorf("line %d: %w", number, err)
		}
	}
	return frontMatter{}, "", errors.New(`line 1: front matter without a closing "---"`)
}

func isFence(line string) bool { return strings.TrimRightFunc(line, unicode.IsSpace) == "---" }

// frontMatterParser reads the lines between the fences: "key: value" with
// plain or quoted values, the part of YAML that such texts use.
type frontMatterParser struct {
	front    frontMatter
	seen     map[string]bool
	ignoring bool // the last key was an unknown one; lists under it are ignored too
}

func (p *frontMatterParser) add(line string) error {
	trimmed := strings.TrimSpace(line)
	switch {
	case trimmed == "", trimmed[0] == '#':
		return nil
	case isNested(line) && p.ignoring:
		return nil
	}
	key, value, ok := strings.Cut(trimmed, ":")
	key = strings.ToLower(strings.TrimSpace(key))
	if !ok || key == "" || isNested(line) || strings.ContainsFunc(key, unicode.IsSpace) {
		return fmt.Errorf("front matter is %q, not key: value", shorten(trimmed))
	}
	if err := p.set(key, strings.TrimSpace(value)); err != nil {
		return fmt.Errorf("front matter %q: %w", key, err)
	}
	return nil
}

// isNested reports whether line belongs to the key above it.
func isNested(line string) bool { return strings.IndexAny(line, " \t-") == 0 }

// set keeps the value of one of the known keys.
func (p *frontMatterParser) set(key, value string) (err error) {
	var field *string
	var date string
	switch key {
	case "title":
		field = &p.front.title
	case "source":
		field = &p.front.source
	case "url":
		field = &p.front.url
	case "date":
		field = &date
	}
	p.ignoring = field == nil
	switch {
	case p.ignoring:
		return nil
	case p.seen[key]:
		return errors.New("given twice")
	}
	p.seen[key] = true
	if *field, err = unquote(value); err != nil {
		return err
	}
	if date != "" {
		p.front.published, err = parseDate(date)
	}
	return err
}

// unquote is the value without its quotes, if it has any.
func unquote(value string) (string, error) {
	if value == "" || !strings.Contains(`"'`, value[:1]) {
		return value, nil
	}
	quote, inner := value[:1], value[1:]
	if !strings.HasSuffix(inner, quote) {
		return "", errors.New("the value starts with a quote and does not end with it")
	}
	if quote == "'" {
		return strings.ReplaceAll(inner[:len(inner)-1], "''", "'"), nil
	}
	plain, err := strconv.Unquote(value)
	// Escapes can spell bytes that no text has.
	if err != nil || !utf8.ValidString(plain) || strings.Contains(plain, "\x00") {
		return "", errors.New("the quoted value has a bad escape or a quote inside")
	}
	return plain, nil
}

// shorten keeps a message to one line of a screen.
func shorten(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}
