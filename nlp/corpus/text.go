package corpus

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
)

// text reads a file that is one article: front matter, if any, and the text,
// which is taken as it is but for blank lines at its start.
type text struct {
	// title finds the title in a text whose front matter has none; "" if there
	// is no title.
	title func(body string) string
}

func (t text) articles(in *input) iter.Seq2[*nlp.Article, error] {
	return func(yield func(*nlp.Article, error) bool) {
		a, err := t.read(in)
		if err == nil {
			err = in.finish(a)
		}
		if err != nil {
			yield(nil, articleError(in.path, err))
			return
		}
		yield(a, nil)
	}
}

// read is the article in in. An error is a *fault where a byte is to blame.
func (t text) read(in *input) (*nlp.Article, error) {
	content, err := readAll(in)
	if err != nil {
		return nil, err
	}
	if err := checkText(content); err != nil {
		return nil, err
	}
	front, body, err := cutFrontMatter(strings.TrimPrefix(content, byteOrderMark))
	if err != nil {
		return nil, err
	}
	body = cutBlankLines(body)
	if body == "" {
		return nil, errEmpty
	}
	return t.article(in.path, front, body), nil
}

func (t text) article(path string, front frontMatter, body string) *nlp.Article {
	a := &nlp.Article{
		Path: path, File: path, Title: front.title, Text: body,
		Published: front.published, Source: front.source, URL: front.url,
	}
	if a.Title == "" {
		a.Title = t.title(body)
	}
	if a.Published.IsZero() {
		a.Published = dateUnderHeadline(body)
	}
	if path == stdinPath {
		a.Path = stdinName(a)
	}
	return a
}

// readAll is everything in in, if it is not too large.
func readAll(in *input) (string, error) {
	limit := in.opts.MaxBytes
	if in.size > limit {
		return "", tooLarge(in.size, limit)
	}
	var content strings.Builder
	content.Grow(int(max(in.size, 0)))
	if _, err := io.Copy(&content, io.LimitReader(in.reader, limit)); err != nil {
		return "", err
	}
	// Standard input does not tell its size, and a file may have grown.
	if n, _ := io.CopyN(io.Discard, in.reader, 1); n > 0 {
		return "", fmt.Errorf("more than %d bytes, the limit for one article", limit)
	}
	return content.String(), nil
}

// cutBlankLines is body from its first line that is not blank, "" if all are.
func cutBlankLines(body string) string {
	ink := strings.IndexFunc(body, func(r rune) bool { return !unicode.IsSpace(r) })
	if ink < 0 {
		return ""
	}
	return body[strings.LastIndexByte(body[:ink], '\n')+1:]
}

// maxHeadline is the length in characters up to which a first line can be a
// headline and not the first paragraph. Of 249 news articles, 248 had
// headlines and 11 had first paragraphs that were shorter.
const maxHeadline = 150

// headline is the first line of body if a blank line, or a line with the
// date, sets it apart from what follows.
func headline(body string) string {
	first, rest, _ := strings.Cut(body, "\n")
	second, _, _ := strings.Cut(rest, "\n")
	first, second = strings.TrimSpace(first), strings.TrimSpace(second)
	_, dated := parseDateLine(second)
	if second != "" && !dated || strings.TrimSpace(rest) == "" || utf8.RuneCountInString(first) > maxHeadline {
		return ""
	}
	return first
}

// heading is the first Markdown heading of the first level in body.
func heading(body string) string {
	for line := range strings.Lines(body) {
		if title, ok := strings.CutPrefix(line, "# "); ok {
			return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(title), "#"))
		}
	}
	return ""
}

// dateUnderHeadline is the date that is the second or the third line of body;
// zero if there is none.
func dateUnderHeadline(body string) time.Time {
	lines := strings.SplitN(body, "\n", 4)
	for _, line := range lines[1:min(3, len(lines))] {
		if date, ok := parseDateLine(line); ok {
			return date
		}
	}
	return time.Time{}
}

var errEmpty = errors.New("empty")
