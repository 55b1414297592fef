package corpus

import (
	"iter"
	"path/filepath"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// format reads one kind of file.
type format interface {
	// articles yields the articles of in, in its order. A bad one yields
	// (nil, *Error) and the sequence goes on as far as the file can be read.
	// An article counts only once it went through in.finish.
	articles(in *input) iter.Seq2[*nlp.Article, error]
}

// formats says which format reads the files of an ending. A format is added
// by a line here.
var formats = [...]struct {
	ending string // lower case
	format format
}{
	{".txt", text{title: headline}},
	{".md", text{title: heading}},
	{".jsonl", records{}},
}

// formatOf is the format for the file at path, nil if none reads its ending.
func formatOf(path string) format {
	ending := strings.ToLower(filepath.Ext(path))
	for _, f := range formats {
		if f.ending == ending {
			return f.format
		}
	}
	return nil
}

// endings lists the endings that are read, for messages.
func endings() string {
	list := make([]string, len(formats))
	for i, f := range formats {
		list[i] = f.ending
	}
	return "endings read: " + strings.Join(list, ", ")
}
