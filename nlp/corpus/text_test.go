package corpus

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
)

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func TestText(t *testing.T) {
	long := strings.Repeat("Long word ", 15) + "x"
	for _, test := range []struct {
		name, file, content string
		want                nlp.Article
	}{
		{"bare", "a.txt", "Rockets hit Basra.", nlp.Article{Text: "Rockets hit Basra."}},
		{"carriage returns stay", "a.txt", "One.\r\nTwo.\r\n", nlp.Article{Text: "One.\r\nTwo.\r\n"}},
		{"blank lines are cut at the start only", "a.txt", "\r\n \n  One.\n\n\n", nlp.Article{Text: "  One.\n\n\n"}},
		{"byte order mark", "a.txt", "\uFEFFOne.", nlp.Article{Text: "One."}},
		{
			"front matter", "a.txt",
			"---\ntitle: Rockets: a report\ndate: 2031-03-04\nsource: Wire\nurl: https://a.example/x?y=1#z\n---\n\nText.\n",
			nlp.Article{
				Title: "Rockets: a report", Published: day(2031, 3, 4), Source: "Wire",
				URL: "https://a.example/x?y=1#z", Text: "Text.\n",
			},
		},
		{
			"front matter with everything odd", "a.txt",
			"\uFEFF--- \r\n# made by hand\r\nTitle : x\r\n\r\ntags:\r\n  - one\r\n- two\r\nlanguage: \"en\r\nurl:\r\n---\r\n\r\nText.\r\n",
			nlp.Article{Title: "x", Text: "Text.\r\n"},
		},
		{"double quotes", "a.txt", "---\ntitle: \"He said: \\\"no\\\"\"\n---\nText.", nlp.Article{Title: `He said: "no"`, Text: "Text."}},
		{"single quotes", "a.txt", "---\ntitle: 'It''s over'\n---\nText.", nlp.Article{Title: "It's over", Text: "Text."}},
		{"headline", "a.txt", "\nRockets hit base \n\nText.", nlp.Article{Title: "Rockets hit base", Text: "Rockets hit base \n\nText."}},
		{"headline with date below", "a.txt", "Rockets hit base\nThursday, January 24, 2019\n\nText.", nlp.Article{
			Title: "Rockets hit base", Published: day(2019, 1, 24),
			Text: "Rockets hit base\nThursday, January 24, 2019\n\nText.",
		}},
		{"headline, blank line, date", "a.txt", "Base hit\r\n\r\n 24 January 2019 \r\n\r\nText.", nlp.Article{
			Title: "Base hit", Published: day(2019, 1, 24), Text: "Base hit\r\n\r\n 24 January 2019 \r\n\r\nText.",
		}},
		{"date in the fourth line is none", "a.txt", "Base hit\n\nText.\n24 January 2019", nlp.Article{
			Title: "Base hit", Text: "Base hit\n\nText.\n24 January 2019",
		}},
		{"date inside a line is none", "a.txt", "Base hit\n\nOn 24 January 2019\n", nlp.Article{
			Title: "Base hit", Text: "Base hit\n\nOn 24 January 2019\n",
		}},
		{"front matter wins", "a.txt", "---\ntitle: T\ndate: 2031-03\n---\nBase hit\n\n24 January 2019\n", nlp.Article{
			Title: "T", Published: day(2031, 3, 1), Text: "Base hit\n\n24 January 2019\n",
		}},
		{"a paragraph is no headline", "a.txt", long + "\n\nText.", nlp.Article{Text: long + "\n\nText."}},
		{"two lines are no headline", "a.txt", "One\ntwo.\n\nText.", nlp.Article{Text: "One\ntwo.\n\nText."}},
		{"a headline needs a text", "a.txt", "One.\n\n \n", nlp.Article{Text: "One.\n\n \n"}},
		{"markdown", "a.md", "Intro *one*.\n\n## Sub\n\n# The [title](x) #\n\n# Next\n", nlp.Article{
			Title: "The [title](x)", Text: "Intro *one*.\n\n## Sub\n\n# The [title](x) #\n\n# Next\n",
		}},
		{"markdown without heading", "a.md", "One\n\n#Two\n", nlp.Article{Text: "One\n\n#Two\n"}},
		{"markdown front matter", "a.md", "---\ntitle: T\n---\n# H\n", nlp.Article{Title: "T", Text: "# H\n"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			files(t, map[string]string{test.file: test.content})
			test.want.Path, test.want.File = test.file, test.file
			if diff := cmp.Diff(&test.want, only(t, Options{}, test.file)); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestTextErrors(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"empty", "", "a.txt: empty"},
		{"blank", " \n", "a.txt: empty"},
		{"only a byte order mark", "\uFEFF\n", "a.txt: empty"},
		{"only front matter", "---\ntitle: T\n---\n \n", "a.txt: empty"},
		{"NUL", "One.\x00", "a.txt: byte 4: not text: it has a NUL byte"},
		{"PDF", "%PDF-1.7 \xff", "a.txt: not text: it starts like a file in PDF format"},
		{"UTF-16", "\xff\xfea\x00", "a.txt: not text: it starts like a file in UTF-16 format"},
		{"invalid UTF-8", "\uFEFFOne \uFFFD\xe9t\xe9.", "a.txt: byte 10: invalid UTF-8"},
		{"cut UTF-8", "One \xe2\x80", "a.txt: byte 4: invalid UTF-8"},
		{"open front matter", "---\ntitle: T\nText.", `a.txt: line 3: front matter is "Text.", not key: value`},
		{"unclosed front matter", "---\ntitle: T\n", `a.txt: line 1: front matter without a closing "---"`},
		{"nothing but a fence", "---", `a.txt: line 1: front matter without a closing "---"`},
		{"key with spaces", "---\n\nOn Monday: fire\n---\nText.", `a.txt: line 3: front matter is "On Monday: fire", not key: value`},
		{"list under a known key", "---\ntitle:\n - a: b\n---\nText.", `a.txt: line 3: front matter is "- a: b", not key: value`},
		{"long line", "---\n" + strings.Repeat("é", 30) + "\n---\n", `a.txt: line 2: front matter is "` + strings.Repeat("é", 20) + `...", not key: value`},
		{"open quote", "---\ntitle: 'No' he said\n---\nText.", `a.txt: line 2: front matter "title": the value starts with a quote and does not end with it`},
		{"lone quote", "---\ntitle: \"\n---\nText.", `a.txt: line 2: front matter "title": the value starts with a quote and does not end with it`},
		{"bad escape", "---\ntitle: \"\\q\"\n---\nText.", `a.txt: line 2: front matter "title": the quoted value has a bad escape or a quote inside`},
		{"escaped byte", "---\ntitle: \"\\xff\"\n---\nText.", `a.txt: line 2: front matter "title": the quoted value has a bad escape or a quote inside`},
		{"given twice", "---\nurl: a\nURL: b\n---\nText.", `a.txt: line 3: front matter "url": given twice`},
		{"bad date", "---\ndate: soon\n---\nText.", `a.txt: line 2: front matter "date": "soon" is not a date in one of the forms read: ` +
			"2006-01-02T15:04:05Z07:00; 2006-01-02; 2006-01-02 15:04:05; 2006-01-02 15:04; 2006-01-02T15:04:05; January 2, 2006; 2 January 2006; 2006-01"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files(t, map[string]string{"a.txt": test.content, "b.txt": "Next."})
			wantLines(t, collect(t, Options{}, "."), "error: "+test.want, "b.txt")
		})
	}
}

func TestErrorOffset(t *testing.T) {
	files(t, map[string]string{"a.txt": "One \xff", "b.txt": "", "c.jsonl": "{}\n {\"text\": }\n"})
	var got []int64
	for _, err := range Read(t.Context(), []string{"."}, Options{}) {
		var failure *Error
		if !errors.As(err, &failure) {
			t.Fatalf("%v is not an *Error", err)
		}
		got = append(got, failure.Offset)
	}
	if diff := cmp.Diff([]int64{4, -1, 0, 13}, got); diff != "" {
		t.Errorf("offsets: want (-), got (+):\n%s", diff)
	}
}

func TestParseDate(t *testing.T) {
	for _, test := range []struct {
		in   string
		want time.Time
	}{
		{"2019-01-24T23:30:00+02:00", time.Date(2019, 1, 24, 21, 30, 0, 0, time.UTC)},
		{"2019-01-24", day(2019, 1, 24)},
		{"2019-01-24 15:04", time.Date(2019, 1, 24, 15, 4, 0, 0, time.UTC)},
		{"2019-01-24 15:04:05", time.Date(2019, 1, 24, 15, 4, 5, 0, time.UTC)},
		{"2019-01-24T15:04:05", time.Date(2019, 1, 24, 15, 4, 5, 0, time.UTC)},
		{"January 4, 2019", day(2019, 1, 4)},
		{"4 January 2019", day(2019, 1, 4)},
		{"2019-01", day(2019, 1, 1)},
	} {
		got, err := parseDate(test.in)
		if err != nil || got != test.want {
			t.Errorf("parseDate(%q) = %v, %v; want %v", test.in, got, err, test.want)
		}
	}
	for _, in := range []string{"", "2019", "2019-13-01", "24/01/2019", "Thursday, January 24, 2019", "2019-01-24 "} {
		if got, err := parseDate(in); err == nil {
			t.Errorf("parseDate(%q) = %v; want an error", in, got)
		}
	}
	for _, in := range []string{"Thursday, January 24, 2019", "Thursday, 24 January 2019\r", " Thursday 24 January 2019", "2019-01-24"} {
		if got, ok := parseDateLine(in); !ok || got != day(2019, 1, 24) {
			t.Errorf("parseDateLine(%q) = %v, %v", in, got, ok)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("---\ntitle: \"T\"\ndate: 2031-03-04\n---\n\nText.\n"))
	f.Add([]byte("\uFEFF\r\nHeadline\r\nThursday, January 24, 2019\r\n\r\nText."))
	f.Add([]byte("# Heading #\n\nText \xff"))
	f.Add([]byte("---\ntags:\n  - a\n---\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, kind := range []text{{title: headline}, {title: heading}} {
			in := &input{path: "a.txt", reader: strings.NewReader(string(content)), size: -1, opts: Options{MaxBytes: 1 << 10}, taken: names{}}
			count := 0
			for a, err := range kind.articles(in) {
				count++
				if err != nil {
					checkFailure(t, err, len(content))
					continue
				}
				checkArticle(t, a)
				if !strings.HasSuffix(string(content), a.Text) {
					t.Errorf("text %q is no suffix of %q", a.Text, content)
				}
			}
			if count != 1 {
				t.Errorf("%d articles and errors, want 1", count)
			}
		}
	})
}

func checkArticle(t *testing.T, a *nlp.Article) {
	t.Helper()
	for _, s := range []string{a.Path, a.File, a.Title, a.Text, a.Source, a.URL} {
		if !utf8.ValidString(s) || strings.Contains(s, "\x00") {
			t.Errorf("article %q has %q, which is not text", a.Path, s)
		}
	}
	if a.Path == "" || strings.TrimSpace(a.Text) == "" || a.Published.Location() != time.UTC {
		t.Errorf("article %q has the text %q and the date %v", a.Path, a.Text, a.Published)
	}
}

func checkFailure(t *testing.T, err error, size int) {
	t.Helper()
	var failure *Error
	if !errors.As(err, &failure) || failure.Path == "" || failure.Offset < -1 || failure.Offset > int64(size) {
		t.Errorf("error %#v of %d bytes", err, size)
	}
}
