package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
)

// files makes the given files, by their paths with slashes, in a new folder
// and makes it the current one.
func files(t *testing.T, contents map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for path, content := range contents {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// collect reads paths and gives the path of each article, or "error: ..." for
// each error.
func collect(t *testing.T, opts Options, paths ...string) []string {
	t.Helper()
	var got []string
	for a, err := range Read(t.Context(), paths, opts) {
		switch {
		case (a == nil) == (err == nil):
			t.Fatalf("article %v and error %v; want one of them", a, err)
		case err != nil:
			var failure *Error
			if !errors.As(err, &failure) || failure.Path == "" || failure.File == "" {
				t.Errorf("error %#v does not tell its path and file", err)
			}
			got = append(got, "error: "+err.Error())
		default:
			got = append(got, a.Path)
		}
	}
	return got
}

// only reads paths and expects one article.
func only(t *testing.T, opts Options, paths ...string) *nlp.Article {
	t.Helper()
	var got []*nlp.Article
	for a, err := range Read(t.Context(), paths, opts) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, a)
	}
	if len(got) != 1 {
		t.Fatalf("%d articles, want 1", len(got))
	}
	return got[0]
}

func wantLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
}

func TestReadStopsWhenTheCallerDoes(t *testing.T) {
	files(t, map[string]string{"a.txt": "One.", "b.jsonl": `{"text":"Two."}` + "\n" + `{"text":"Three."}`, "c.txt": "Four."})
	for want := 1; want <= 4; want++ {
		got := 0
		for _, err := range Read(t.Context(), []string{"."}, Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			if got++; got == want {
				break
			}
		}
		if got != want {
			t.Errorf("read %d articles, want %d", got, want)
		}
	}
}

func TestReadStopsWithTheContext(t *testing.T) {
	files(t, map[string]string{"a.txt": "One.", "b.jsonl": `{"text":"Two."}` + "\n" + `{"text":"Three."}`, "c.txt": "Four."})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []string
	for a, err := range Read(ctx, []string{"."}, Options{}) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		if got = append(got, a.Path); len(got) == 2 {
			cancel()
		}
	}
	wantLines(t, got, "a.txt", "b.jsonl#1", "context canceled")
}

func TestFilesAreClosed(t *testing.T) {
	openFiles := func() int {
		entries, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Skip("open files cannot be counted here: ", err)
		}
		return len(entries)
	}
	files(t, map[string]string{"a.txt": "", "b.txt": "B.", "c.jsonl": `{"text":"C."}` + "\n" + `{"text":"D."}`})
	before := openFiles()
	for a, err := range Read(t.Context(), []string{"."}, Options{}) {
		if err == nil && a.File == "c.jsonl" {
			break
		}
	}
	if after := openFiles(); after != before {
		t.Errorf("%d files are open, %d were before", after, before)
	}
}

func TestReadTwiceGivesTheSame(t *testing.T) {
	files(t, map[string]string{"a.txt": "One.", "b.jsonl": `{"id":"x","text":"Two."}`})
	seq := Read(t.Context(), []string{"."}, Options{})
	for range 2 {
		var got []string
		for a, err := range seq {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, a.Path)
		}
		wantLines(t, got, "a.txt", "x")
	}
}

func TestErrorsCanBeTold(t *testing.T) {
	files(t, nil)
	for _, err := range Read(t.Context(), []string{"missing.txt"}, Options{}) {
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v is not fs.ErrNotExist", err)
		}
	}
}

func TestDefaultDate(t *testing.T) {
	files(t, map[string]string{
		"a.txt": "No date.", "b.txt": "---\ndate: 2031-03-04\n---\nA date.",
		"c.jsonl": `{"id":"c1","text":"No date."}` + "\n" + `{"id":"c2","date":"2031-03-05","text":"A date."}`,
	})
	zone := time.FixedZone("", 3600)
	var got []string
	for a, err := range Read(t.Context(), []string{"."}, Options{Date: time.Date(2031, 1, 1, 0, 30, 0, 0, zone)}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, a.Path+" "+a.Published.Format(time.RFC3339))
	}
	wantLines(t, got,
		"a.txt 2030-12-31T23:30:00Z", "b.txt 2031-03-04T00:00:00Z",
		"c1 2030-12-31T23:30:00Z", "c2 2031-03-05T00:00:00Z")
}

func TestMaxBytes(t *testing.T) {
	long := strings.Repeat("x", 41)
	files(t, map[string]string{
		"long.txt": long, "fits.txt": long[:40],
		"r.jsonl": `{"text":"One."}` + "\n" + `{"text":"` + long + `"}` + "\r\n" + `{"text":"Three."}` + "\n" + long,
	})
	wantLines(t, collect(t, Options{MaxBytes: 40}, "fits.txt", "long.txt", "r.jsonl"),
		"fits.txt",
		"error: long.txt: 41 bytes are too large for one article; the limit is 40",
		"r.jsonl#1",
		"error: r.jsonl: record 2 (byte 16): 53 bytes are too large for one article; the limit is 40",
		"r.jsonl#3",
		"error: r.jsonl: record 4 (byte 88): 41 bytes are too large for one article; the limit is 40")
	wantLines(t, collect(t, Options{MaxBytes: 40, Stdin: strings.NewReader(long)}, "-"),
		"error: standard input: more than 40 bytes, the limit for one article")
	wantLines(t, collect(t, Options{MaxBytes: 1<<63 - 1}, "fits.txt", "long.txt"), "fits.txt", "long.txt")
}

// endless is a record that never ends; it counts what was read of it.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	if e.read > 64<<20 {
		return 0, io.ErrUnexpectedEOF
	}
	for i := range p {
		p[i] = '{'
	}
	e.read += len(p)
	return len(p), nil
}

func TestLongRecordNeedsNoMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := collect(t, Options{MaxBytes: 1 << 10, Stdin: &endless{}}, "-")
	runtime.ReadMemStats(&after)
	wantLines(t, got, "error: standard input: unexpected EOF")
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
		t.Errorf("64 MiB on one line took %d bytes of memory", took)
	}
}

func TestReadErrorInTheMiddle(t *testing.T) {
	broken := func() io.Reader {
		return io.MultiReader(strings.NewReader(`{"text":"One."}`+"\n"), &failing{})
	}
	wantLines(t, collect(t, Options{Stdin: broken()}, "-"), "-#1", "error: standard input: the line is dead")
	wantLines(t, collect(t, Options{Stdin: &failing{}}, "-"), "error: standard input: the line is dead")
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the line is dead") }

func TestStdin(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     []string
	}{
		{"text", "Rockets hit Basra.\n", []string{"stdin-754fb569"}},
		{"text with front matter", "---\ntitle: Rockets\n---\nRockets hit Basra.\n", []string{"stdin-754fb569"}},
		{"records", ` {"text":"One."}` + "\n" + `{"id":"b","text":"Two."}`, []string{"-#1", "b"}},
		{"records after a byte order mark", "\uFEFF\n" + `{"id":"a","text":"One."}`, []string{"a"}},
		{"brace in the middle", "A {brace}.", []string{"stdin-116616f9"}},
		{"nothing", "", []string{"error: standard input: empty"}},
		{"space", " \n\t\n", []string{"error: standard input: empty"}},
		{"much space", strings.Repeat(" ", 2*bufferSize) + "{", []string{"stdin-96cb2362"}},
		{"binary", "%PDF-1.7", []string{"error: standard input: not text: it starts like a file in PDF format"}},
		{"invalid", "ab\xffc", []string{"error: standard input: byte 2: invalid UTF-8"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantLines(t, collect(t, Options{Stdin: strings.NewReader(test.in)}, "-", "-"), test.want...)
		})
	}
	if a := only(t, Options{Stdin: strings.NewReader("Text.")}, "-"); a.File != "-" {
		t.Errorf("File is %q, want -", a.File)
	}
	wantLines(t, collect(t, Options{}, "-"), "error: standard input: there is no standard input to read")
}

// The project's own articles are read whole, and each has what the format of
// text articles can carry.
func TestArticlesOfTheRepository(t *testing.T) {
	count := 0
	for a, err := range Read(t.Context(), []string{"../../testdata/articles"}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		count++
		if a.Title == "" || a.Source == "" || a.URL == "" || a.Published.IsZero() {
			t.Errorf("%s lacks some of title %q, source %q, url %q, date %v", a.Path, a.Title, a.Source, a.URL, a.Published)
		}
		if strings.Contains(a.Text, "---") {
			t.Errorf("%s has front matter in its text", a.Path)
		}
	}
	if count != 14 {
		t.Errorf("%d articles, want 14", count)
	}
}

// BenchmarkJSONL reads records of 3 KB, the size of a usual news article.
func BenchmarkJSONL(b *testing.B) {
	body := strings.Repeat(`The envoy met \"the minister\" in Basra on Monday.\n\n`, 55)
	var dump bytes.Buffer
	for i := range 2000 {
		fmt.Fprintf(&dump, `{"id":"r%d","title":"Talks","published":"2031-03-17","source":"Wire","text":"%s"}`+"\n", i, body)
	}
	path := filepath.Join(b.TempDir(), "dump.jsonl")
	if err := os.WriteFile(path, dump.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(dump.Len()))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range Read(b.Context(), []string{path}, Options{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
