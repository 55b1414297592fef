package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestLinesAreSeldom(t *testing.T) {
	var out bytes.Buffer
	l := &lines{Writer: &out, last: time.Now().Add(-lineEvery)}
	for i := range 1000 {
		l.at("reading files", i, 1000)
	}
	l.last = time.Now().Add(-lineEvery)
	l.at("writing", 7, 0)
	want := regexp.MustCompile(`^\S+Z newsgraph: reading files: 0 of 1000\n\S+Z newsgraph: writing: 7\n$`)
	if !want.Match(out.Bytes()) {
		t.Errorf("wrote %q, want %v", &out, want)
	}
}

// TestProgress lets every sort of progress go through the phases of a build.
// Messages must arrive, and nothing may wait for ever.
func TestProgress(t *testing.T) {
	tests := []struct {
		name            string
		terminal, quiet bool
	}{{"bar", true, false}, {"lines", false, false}, {"quiet", true, true}}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			p := newProgress(&console{stderr: &out, stderrTerminal: tt.terminal}, tt.quiet)
			for i := range 10 {
				p.at("reading files", i, 8) // the total is an estimate and may be passed
			}
			if _, err := fmt.Fprintln(p, "a message"); err != nil {
				t.Error(err)
			}
			p.at("writing", 1, 0)
			p.at("writing", 2, 0)
			p.close()
			if !strings.Contains(out.String(), "a message\n") {
				t.Errorf("wrote %q, without the message", &out)
			}
		})
	}
}
