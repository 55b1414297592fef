package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
)

// record is an article in JSON. Unknown keys are ignored.
type record struct {
	RawID      json.RawMessage `json:"id"` // a string or a number
	URL        string          `json:"url"`
	Title      string          `json:"title"`
	Source     string          `json:"source"`
	Published  string          `json:"published"`
	Date       string          `json:"date"` // in place of "published"
	Text       string          `json:"text"`
	Paragraphs []string        `json:"paragraphs"` // in place of "text"

	ID string `json:"-"` // RawID without its quotes
}

// decodeRecord reads one JSON object. An error is a *fault where a byte is to
// blame.
func decodeRecord(data []byte) (*record, error) {
	// The decoder would put U+FFFD in the place of invalid bytes and say
	// nothing.
	if !utf8.Valid(data) {
		return nil, checkUTF8(string(data))
	}
	if start := bytes.TrimLeft(data, " \t\r"); !bytes.HasPrefix(start, []byte("{")) {
		return nil, &fault{int64(len(data) - len(start)), errors.New("invalid JSON: want an object on each line")}
	}
	rec := &record{}
	if err := json.Unmarshal(data, rec); err != nil {
		return nil, explainJSON(err)
	}
	if err := rec.decodeID(); err != nil {
		return nil, err
	}
	if rec.Text == "" {
		rec.Text = strings.Join(rec.Paragraphs, "\n\n")
	}
	rec.URL, rec.Title, rec.Source = strings.TrimSpace(rec.URL), strings.TrimSpace(rec.Title), strings.TrimSpace(rec.Source)
	return rec, rec.check()
}

// decodeID takes numbers as they are written: many collections count their
// articles.
func (r *record) decodeID() error {
	switch raw := string(r.RawID); {
	case raw == "", raw == "null":
		return nil
	case raw[0] == '"':
		err := json.Unmarshal(r.RawID, &r.ID)
		r.ID = strings.TrimSpace(r.ID)
		return err
	case strings.IndexAny(raw, "-0123456789") == 0:
		r.ID = raw
		return nil
	default:
		return errors.New(`field "id": want a string or a number`)
	}
}

// check refuses NUL characters, which neither XML nor most databases can hold.
func (r *record) check() error {
	for _, field := range [...]struct{ name, value string }{
		{"id", r.ID}, {"url", r.URL}, {"title", r.Title}, {"source", r.Source}, {"text", r.Text},
	} {
		if strings.Contains(field.value, "\x00") {
			return fmt.Errorf("field %q: not text: it has a NUL character", field.name)
		}
	}
	return nil
}

// article is the record as an article of the given path and file.
func (r *record) article(path, file string) (*nlp.Article, error) {
	published, err := r.published()
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(r.Text) == "" {
		return nil, errEmpty
	}
	return &nlp.Article{
		Path: path, File: file, Title: r.Title, Text: r.Text,
		Published: published, Source: r.Source, URL: r.URL,
	}, nil
}

func (r *record) published() (time.Time, error) {
	field, value := "published", strings.TrimSpace(r.Published)
	if value == "" {
		field, value = "date", strings.TrimSpace(r.Date)
	}
	if value == "" {
		return time.Time{}, nil
	}
	date, err := parseDate(value)
	if err != nil {
		return time.Time{}, fmt.Errorf("field %q: %w", field, err)
	}
	return date, nil
}

// explainJSON says in the terms of a record what the decoder found.
func explainJSON(err error) error {
	var syntax *json.SyntaxError
	var mismatch *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		// The decoder's offset is that after the byte it stumbled over.
		return &fault{max(syntax.Offset-1, 0), fmt.Errorf("invalid JSON: %w", err)}
	case errors.As(err, &mismatch):
		want := "a string"
		if mismatch.Type.Kind() == reflect.Slice {
			want = "a list of strings"
		}
		return fmt.Errorf("field %q: want %s, not a JSON %s", mismatch.Field, want, mismatch.Value)
	default:
		return fmt.Errorf("invalid JSON: %w", err)
	}
}
