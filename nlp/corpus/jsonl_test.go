package corpus

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
)

func TestRecord(t *testing.T) {
	for _, test := range []struct {
		name, line string
		want       nlp.Article
	}{
		{
			"everything",
			`{"id":"n1","title":" Base hit ","text":"Text é.\n","published":"2031-03-04T10:00:00+01:00","date":"x","url":"https://a.example","source":"Wire","more":{"a":[1]}}`,
			nlp.Article{
				Path: "n1", Title: "Base hit", Text: "Text é.\n", Source: "Wire", URL: "https://a.example",
				Published: time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC),
			},
		},
		{"no title in the text", `{"text":"Base hit\n\nMarch 4, 2031\n"}`, nlp.Article{Path: "d.jsonl#1", Text: "Base hit\n\nMarch 4, 2031\n"}},
		{"named by the url", `{"url":"u","text":"T"}`, nlp.Article{Path: "u", URL: "u", Text: "T"}},
		{"named by the line", `{"id":" ","url":"","text":"T"}`, nlp.Article{Path: "d.jsonl#1", Text: "T"}},
		{"number as id", `{"id":12345678901234567890,"text":"T"}`, nlp.Article{Path: "12345678901234567890", Text: "T"}},
		{"null as anything", `{"id":null,"title":null,"paragraphs":null,"published":null,"text":"T"}`, nlp.Article{Path: "d.jsonl#1", Text: "T"}},
		{"date", `{"date":"4 March 2031","text":"T"}`, nlp.Article{Path: "d.jsonl#1", Text: "T", Published: day(2031, 3, 4)}},
		{"paragraphs", `{"paragraphs":["One.","Two."]}`, nlp.Article{Path: "d.jsonl#1", Text: "One.\n\nTwo."}},
		{"text before paragraphs", `{"paragraphs":["One."],"text":"T"}`, nlp.Article{Path: "d.jsonl#1", Text: "T"}},
		{"byte order mark", "\uFEFF" + `{"text":"T"}`, nlp.Article{Path: "d.jsonl#1", Text: "T"}},
		{"blank lines", "\n \r\n" + `{"text":"T"}` + "\r\n\n", nlp.Article{Path: "d.jsonl#3", Text: "T"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			files(t, map[string]string{"d.jsonl": test.line})
			test.want.File = "d.jsonl"
			if diff := cmp.Diff(&test.want, only(t, Options{}, "d.jsonl")); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestRecordErrors(t *testing.T) {
	for _, test := range []struct{ name, line, want string }{
		{"broken", `{"text": "T", }`, `record 2 (byte 36): invalid JSON: invalid character '}' looking for beginning of object key string`},
		{"cut off", `{"text": "T`, `record 2 (byte 32): invalid JSON: unexpected end of JSON input`},
		{"two on a line", `{"text":"T"} {}`, `record 2 (byte 35): invalid JSON: invalid character '{' after top-level value`},
		{"array", ` ["T"]`, `record 2 (byte 23): invalid JSON: want an object on each line`},
		{"invalid UTF-8", "{\"text\":\"\xff\"}", `record 2 (byte 31): invalid UTF-8`},
		{"empty", `{"id":"x","title":"T"}`, `record 2 (byte 22): empty`},
		{"blank", `{"text":" \n"}`, `record 2 (byte 22): empty`},
		{"bad type", `{"title":5,"text":"T"}`, `record 2 (byte 22): field "title": want a string, not a JSON number`},
		{"bad list", `{"paragraphs":"T"}`, `record 2 (byte 22): field "paragraphs": want a list of strings, not a JSON string`},
		{"bad id", `{"id":["x"],"text":"T"}`, `record 2 (byte 22): field "id": want a string or a number`},
		{"NUL", `{"text":"\u0000"}`, `record 2 (byte 22): field "text": not text: it has a NUL character`},
		{"taken", `{"id":"f","text":"T"}`, `record 2 (byte 22): an article with the id "f" was already read from d.jsonl`},
	} {
		t.Run(test.name, func(t *testing.T) {
			files(t, map[string]string{"d.jsonl": `{"id":"f","text":"T"}` + "\n" + test.line + "\n" + `{"id":"last","text":"T"}`})
			got := collect(t, Options{}, "d.jsonl")
			if len(got) != 3 || got[2] != "last" {
				t.Fatalf("reading did not go on after the error: %q", got)
			}
			wantLines(t, got[1:2], "error: d.jsonl: "+test.want)
		})
	}
	files(t, map[string]string{"d.jsonl": `{"published":"soon","text":"T"}`})
	if got := collect(t, Options{}, "d.jsonl"); !strings.HasPrefix(got[0], `error: d.jsonl: record 1 (byte 0): field "published": "soon" is not a date`) {
		t.Errorf("got %q", got)
	}
}

func TestNamesAreTakenOnce(t *testing.T) {
	files(t, map[string]string{
		"a.jsonl": `{"id":"x","text":"T"}`, "b.jsonl": `{"id":"y","text":""}` + "\n" + `{"id":"x","text":"U"}` + "\n" + `{"id":"y","text":"U"}`,
		"c.jsonl": `{"id":"d.txt","text":"T"}`, "d.txt": "T",
	})
	var got []string
	for a, err := range Read(t.Context(), []string{"."}, Options{}) {
		if failure, ok := err.(*Error); ok { //nolint:errorlint // Read promises the type itself
			got = append(got, "error at "+failure.Path+" of "+failure.File+": "+failure.Err.Error())
		} else {
			got = append(got, a.Path)
		}
	}
	wantLines(t, got,
		"x",
		"error at y of b.jsonl: empty",
		`error at b.jsonl#2 of b.jsonl: an article with the id "x" was already read from a.jsonl`,
		"y",
		"d.txt",
		`error at d.txt of d.txt: an article with the id "d.txt" was already read from c.jsonl`)
}

func TestBinaryFileOfRecords(t *testing.T) {
	files(t, map[string]string{
		"a.jsonl": "\x1f\x8b\x08\n\n\n", "b.jsonl": "SQLite\x00\n{}\n{}", "c.jsonl": "", "d.jsonl": "\n \n",
	})
	wantLines(t, collect(t, Options{}, "."),
		"error: a.jsonl: not text: it starts like a file in gzip format",
		"error: b.jsonl: byte 6: not text: it has a NUL byte",
		"error: c.jsonl: empty",
		"error: d.jsonl: empty")
}

func FuzzJSONL(f *testing.F) {
	f.Add([]byte(`{"id":"a","title":"T","text":"One.","published":"2031-03-04"}` + "\n" + `{"id":"a","text":"Two."}`))
	f.Add([]byte("\uFEFF\n" + `{"paragraphs":["One.","\ud800"],"url":"u"}` + "\r\n{\n"))
	f.Add([]byte(`{"id":1e5,"text":"` + strings.Repeat("x", 200) + `"}` + "\n{}\n[]\n\xff"))
	f.Fuzz(func(t *testing.T, content []byte) {
		in := &input{path: "d.jsonl", reader: bytes.NewReader(content), size: -1, opts: Options{MaxBytes: 100}, taken: names{}}
		seen, lines := map[string]bool{}, 0
		for a, err := range (records{}).articles(in) {
			lines++
			if err != nil {
				checkFailure(t, err, len(content))
				continue
			}
			checkArticle(t, a)
			if seen[a.Path] {
				t.Errorf("two articles are %q", a.Path)
			}
			seen[a.Path] = true
		}
		if most := bytes.Count(content, []byte("\n")) + 1; lines == 0 || lines > most {
			t.Errorf("%d articles and errors from %d lines", lines, most)
		}
	})
}
