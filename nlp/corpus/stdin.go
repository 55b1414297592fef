package corpus

import (
	"bufio"
	"iter"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// stdinPath is the path that stands for standard input.
const stdinPath = "-"

// stdin reads standard input: records if its first byte that is no space is
// "{", else one text article.
type stdin struct{}

func (stdin) articles(in *input) iter.Seq2[*nlp.Article, error] {
	buffered := bufio.NewReaderSize(in.reader, bufferSize)
	in.reader = buffered
	if startsWithBrace(buffered) {
		return records{}.articles(in)
	}
	return text{title: headline}.articles(in)
}

// startsWithBrace looks ahead in r as far as its buffer allows, a byte at a
// time, so as not to wait for more input than it needs.
func startsWithBrace(r *bufio.Reader) bool {
	at := 0
	if head, err := r.Peek(len(byteOrderMark)); err == nil && string(head) == byteOrderMark {
		at = len(byteOrderMark)
	}
	for ; ; at++ {
		head, err := r.Peek(at + 1)
		if err != nil {
			return false
		}
		if !strings.Contains(" \t\r\n", string(head[at:])) {
			return head[at] == '{'
		}
	}
}

// stdinName is the Path of a text article from standard input. It follows
// from the text, so that one store can keep several.
func stdinName(a *nlp.Article) string { return "stdin-" + a.TextHash()[:8] }
