package jsonl

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// Every way to spoil a file is told with its line and the reason.
func TestReaderSaysWhatIsWrong(t *testing.T) {
	lines := strings.SplitAfter(string(written(t, graphtest.Merge(graphtest.Small()), Options{})), "\n")
	whole := strings.Join(lines, "")
	entity, edge := firstOf(lines, "entity"), firstOf(lines, "edge")
	swap := func(i int, old, with string) string {
		spoilt := append([]string{}, lines...)
		if spoilt[i] = strings.Replace(lines[i], old, with, 1); spoilt[i] == lines[i] {
			t.Fatalf("no %s in %s", old, lines[i])
		}
		return strings.Join(spoilt, "")
	}
	without := func(i int) string { return strings.Join(lines[:i], "") + strings.Join(lines[i+1:], "") }
	tests := []struct{ name, file, want string }{
		{"empty", "", "line 0: this is no graph that newsgraph exported: it is empty"},
		{"no JSON", "<xml>", "line 1: this is no graph"},
		{"articles", `{"text":"Norland attacked Karsa."}` + "\n", "line 1: this is no graph"},
		{"another format", swap(0, format, "other"), "line 1: this is no graph"},
		{"a newer version", swap(0, `"version":1`, `"version":2`), "line 1: the format has version 2, of a newer newsgraph"},
		{"an impossible version", swap(0, `"version":1`, `"version":0`), "line 1: the format has version 0"},
		{"an impossible confidence", swap(0, `"version":1`, `"version":1,"min_confidence":2`), "line 1: its min_confidence is 2"},
		{"types out of order", swap(0, `"version":1`, `"version":1,"types":[{"name":"B"},{"name":"A"}]`), `line 1: the relation type "A" does not come after "B"`},
		{"half a line", whole[:len(whole)-20], "ends early, in the middle of a record"},
		{"no last line", strings.Join(lines[:len(lines)-2], ""), "ends early: its header tells of "},
		{"no article", without(1), "which is no article of this file"},
		{"an entity less", without(entity), "ends early: "},
		{"twice", strings.Join(lines[:2], "") + lines[1], "line 3: the id "},
		{"out of order", strings.Join(lines[:entity+1], "") + lines[1], "out of order: articles come first"},
		{"two graphs", whole + whole, "a second graph begins"},
		{"unknown record", whole + `{"record":"riddle"}` + "\n", `the kind of record "riddle" is not known`},
		{"no record", whole + "{}\n", `the line has no key "record"`},
		{"unknown key", swap(1, `"path"`, `"extra":1,"path"`), "line 2: no such record: json: unknown field"},
		{"two records in a line", swap(1, "}\n", "}{}\n"), "line 2: the line goes on"},
		{"no texts", string(written(t, graphtest.Merge(graphtest.Small()), Options{NoText: true})), "without --no-text"},
		{"no date", swap(1, `"published":null`, `"published":"May"`), "has the time"},
		{"unknown form", swap(entity, `"form":"`, `"form":"x`), "of the unknown form"},
		{"unknown modality", swap(edge, `"modality":"`, `"modality":"x`), "of the unknown modality"},
		{"unknown polarity", swap(edge, `"polarity":"`, `"polarity":"x`), "of the unknown polarity"},
		{"no confidence", swap(edge, `"confidence":`, `"confidence":1`), "of the confidence"},
		{"a fraction of a byte", swap(edge, `"start":`, `"start":0.`), "cannot unmarshal"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := graphtest.Collect(t.Context(), NewReader("graph.jsonl", strings.NewReader(tt.file)))
			if err == nil || !strings.HasPrefix(err.Error(), "graph.jsonl, line ") || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v; want an error with its line and %q", err, tt.want)
			}
		})
	}
}

func firstOf(lines []string, record string) int {
	for i, line := range lines {
		if strings.HasPrefix(line, `{"record":"`+record+`"`) {
			return i
		}
	}
	return -1
}

func TestReaderToldOfMoreThanTheHeader(t *testing.T) {
	file := strings.Replace(string(written(t, bareGraph(), Options{})), `"articles":1`, `"articles":0`, 1)
	file = strings.Replace(file, `"article":""`, `"article":"a1"`, 1)
	_, err := graphtest.Collect(t.Context(), NewReader("graph.jsonl", strings.NewReader(file)))
	if err == nil || !strings.Contains(err.Error(), "the header tells of 0 articles, but there are 1") {
		t.Error(err)
	}
}

// What a tool has written anew, with spaces and empty lines, is read as well.
func TestReaderTakesOtherLayouts(t *testing.T) {
	file := strings.ReplaceAll(string(written(t, graphtest.Merge(graphtest.Small()), Options{})), `{"record":`, "\r\n { \"record\" : ")
	if _, err := graphtest.Collect(t.Context(), NewReader("graph.jsonl", strings.NewReader(file))); err != nil {
		t.Error(err)
	}
}

func TestReaderStops(t *testing.T) {
	file := written(t, graphtest.Merge(graphtest.Small()), Options{})
	broken := io.MultiReader(bytes.NewReader(file[:len(file)/2]), iotest.ErrReader(errors.New("disk gone")))
	if _, err := graphtest.Collect(t.Context(), NewReader("graph.jsonl", broken)); err == nil || !strings.Contains(err.Error(), "disk gone") {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := NewReader("graph.jsonl", bytes.NewReader(file)).Header(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// Whatever the bytes, reading ends without a panic; what is read without an error
// is written as a file that gives the same again.
func FuzzReader(f *testing.F) {
	for _, fixture := range graphtest.Fixtures()[:4] {
		var b bytes.Buffer
		if err := Write(f.Context(), &b, fixture.Graph(), Options{}); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		g, err := graphtest.Collect(t.Context(), NewReader("graph.jsonl", bytes.NewReader(file)))
		if err != nil {
			return
		}
		first := written(t, g, Options{})
		if again := written(t, read(t, first), Options{}); !bytes.Equal(first, again) {
			t.Errorf("%s\nis read and written as\n%s", first, again)
		}
	})
}
