package nlp

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"time"
)

// Article is one news article as it was read. It is immutable: no stage
// changes Text, so that every Span stays true.
type Article struct {
	// Path names the article: the file's path as given on the command line,
	// cleaned and with slashes, or the id of a record inside a file of many
	// articles. Two articles of one store never share a Path.
	Path string
	// File is the file that Path was read from: Path itself for a file of one
	// article, the container for a record, "-" for standard input.
	File string

	Title     string
	Text      string    // valid UTF-8
	Published time.Time // UTC; zero when unknown
	Source    string    // the publisher, "" when unknown
	URL       string    // "" when unknown
}

// ID is the article's stable id: "a" and 16 hexadecimal digits that follow
// from Path alone, so that a changed article keeps its id.
func (a *Article) ID() string {
	sum := sha256.Sum256([]byte(a.Path))
	return "a" + hex.EncodeToString(sum[:8])
}

// TextHash is the SHA-256 of Text, in hexadecimal.
func (a *Article) TextHash() string {
	sum := sha256.Sum256([]byte(a.Text))
	return hex.EncodeToString(sum[:])
}

// Fingerprint is a SHA-256, in hexadecimal, of everything about the article
// that can change what is read from it: two articles with one Path and one
// Fingerprint give the same Doc.
func (a *Article) Fingerprint() string {
	h := sha256.New()
	for _, s := range []string{a.Title, a.Text, a.Published.UTC().Format(time.RFC3339Nano), a.Source, a.URL} {
		// The length in front keeps ("ab", "c") and ("a", "bc") apart.
		h.Write([]byte(strconv.Itoa(len(s)) + ":" + s))
	}
	return hex.EncodeToString(h.Sum(nil))
}
