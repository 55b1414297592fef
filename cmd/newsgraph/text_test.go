package main

import (
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

func TestCount(t *testing.T) {
	tests := []struct {
		n     int
		thing string
		want  string
	}{
		{0, "edge", "0 edges"},
		{1, "entity", "1 entity"},
		{2, "entity", "2 entities"},
		{999, "edge", "999 edges"},
		{1000, "edge", "1,000 edges"},
		{1234567, "token", "1,234,567 tokens"},
		{-1234, "edge", "-1,234 edges"},
		{-123, "edge", "-123 edges"},
	}
	for _, tt := range tests {
		if got := count(tt.n, tt.thing); got != tt.want {
			t.Errorf("count(%d, %q) = %q, want %q", tt.n, tt.thing, got, tt.want)
		}
	}
}

func TestMarked(t *testing.T) {
	article := graph.Article{ID: "a1", Text: "Iranian-backed militias hit\x1b[31m Tel Aviv."}
	nodes := []graph.Node{
		{Kind: nlp.Place, Mentions: []graph.Mention{{Article: "a1", Span: nlp.Span{Start: 33, End: 41}}}},
		{Kind: nlp.Country, Mentions: []graph.Mention{{Article: "a1", Span: nlp.Span{Start: 0, End: 7}}}},
		{Kind: nlp.ArmedGroup, Mentions: []graph.Mention{{Article: "a1", Span: nlp.Span{Start: 0, End: 23}}}},
	}
	tests := []struct {
		style style
		want  string
	}{
		{plain, "[[Iranian|Country]-backed militias|ArmedGroup] hit\ufffd[31m [Tel Aviv|Place]."},
		{coloured, "\x1b[4m\x1b[4mIranian\x1b[24m\x1b[36m|Country\x1b[39m-backed militias\x1b[24m\x1b[36m|ArmedGroup\x1b[39m" +
			" hit\ufffd[31m \x1b[4mTel Aviv\x1b[24m\x1b[36m|Place\x1b[39m."},
	}
	for _, tt := range tests {
		s := show{style: tt.style}
		if got := s.marked(article, nodes); got != tt.want {
			t.Errorf("marked = %q, want %q", got, tt.want)
		}
	}
}

func TestColour(t *testing.T) {
	tests := []struct {
		name     string
		terminal bool
		env      map[string]string
		want     bool
	}{
		{"terminal", true, nil, true},
		{"pipe", false, nil, false},
		{"no colour", true, map[string]string{"NO_COLOR": "1"}, false},
		{"dumb", true, map[string]string{"TERM": "dumb"}, false},
	}
	for _, tt := range tests {
		c := console{stdoutTerminal: tt.terminal, getenv: func(name string) string { return tt.env[name] }}
		if got := c.colour(); got != tt.want {
			t.Errorf("%s: colour() = %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestWhen(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2024, 2, d, 0, 0, 0, 0, time.UTC) }
	tests := []struct {
		time nlp.Time
		want string
	}{
		{nlp.Time{}, ""},
		{nlp.Time{Text: "recently"}, "recently"},
		{nlp.Time{Text: "Monday", Interval: nlp.Interval{From: day(5), To: day(6)}}, "Monday (2024-02-05)"},
		{nlp.Time{Text: "this week", Interval: nlp.Interval{From: day(5), To: day(12)}}, "this week (2024-02-05 to 2024-02-11)"},
		{nlp.Time{Text: "now", Interval: nlp.Interval{From: day(5), To: day(5)}}, "now (2024-02-05)"},
	}
	for _, tt := range tests {
		if got := when(tt.time); got != tt.want {
			t.Errorf("when(%v) = %q, want %q", tt.time, got, tt.want)
		}
	}
}

func TestUnder(t *testing.T) {
	tests := []struct {
		root, file string
		want       bool
	}{
		{"news", "news/a.txt", true},
		{"news/", "news/a.txt", true},
		{"./news", "news/sub/a.txt", true},
		{"news", "news.txt", false},
		{"news", "newsletter/a.txt", false},
		{"news/a.txt", "news/a.txt", true},
		{".", "news/a.txt", true},
		{".", "../a.txt", false},
		{".", "/news/a.txt", false},
		{"/", "/news/a.txt", true},
		{"..", "../a.txt", true},
		{"..", "a.txt", false},
		{"-", "-", false},
		{".", "-", false},
	}
	for _, tt := range tests {
		if got := under(cleanPaths([]string{tt.root}), tt.file); got != tt.want {
			t.Errorf("under(%q, %q) = %v, want %v", tt.root, tt.file, got, tt.want)
		}
	}
}
