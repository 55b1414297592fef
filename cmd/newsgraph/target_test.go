package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParseTarget(t *testing.T) {
	tests := []struct {
		name string
		form form
		err  string // part of the error, "" for none
	}{
		{"graph.graphml", formGraphML, ""},
		{"a/b.c/Graph.GraphML", formGraphML, ""},
		{"graph.gexf", formGEXF, ""},
		{"graph.jsonl", formJSONL, ""},
		{"graph.cypher", formCypher, ""},
		{"graph-csv/", formNeo4jCSV, ""},
		{"a/graph.jsonl/", formNeo4jCSV, ""},
		{"graph.html", formHTML, ""},
		{"neo4j", formNeo4j, ""},
		{"neo4j://localhost", formNeo4j, ""},
		{"neo4j+s://abc.databases.neo4j.io", formNeo4j, ""},
		{"neo4j+ssc://localhost:7687", formNeo4j, ""},
		{"bolt://127.0.0.1:7687", formNeo4j, ""},
		{"BOLT://[::1]:7687", formNeo4j, ""},
		{"bolt+s://localhost", formNeo4j, ""},
		{"bolt+ssc://localhost", formNeo4j, ""},
		{"graph.json", 0, "FILE.jsonl"},
		{"graph", 0, "unknown target"},
		{"graph-csv", 0, "FOLDER/"},
		{"", 0, "unknown target"},
		{"http://localhost/graph.jsonl", 0, "unknown target"},
		{"neo4j://", 0, "names no host"},
		{"neo4j://:7687", 0, "names no host"},
		{"neo4j://user:secret@localhost", 0, "NEO4J_PASSWORD"},
		{"neo4j://user:secret@local host", 0, "no valid address"},
	}
	for _, tt := range tests {
		got, err := parseTarget(tt.name)
		switch {
		case tt.err == "" && (err != nil || got != target{tt.name, tt.form}):
			t.Errorf("parseTarget(%q) = %v, %v; want form %v", tt.name, got, err, tt.form)
		case tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)):
			t.Errorf("parseTarget(%q): %v; want an error with %q", tt.name, err, tt.err)
		case err != nil && strings.Contains(err.Error(), "secret"):
			t.Errorf("parseTarget(%q): the error shows the password: %v", tt.name, err)
		}
	}
}

func TestCheckFolderWritable(t *testing.T) {
	folder := t.TempDir()
	for _, path := range []string{filepath.Join(folder, "new") + "/", folder + "/"} {
		if err := checkFolderWritable(path); err != nil {
			t.Errorf("checkFolderWritable(%s): %v", path, err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "mine.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{folder + "/": "mine.txt is in it", filepath.Join(folder, "no", "where") + "/": "there is no folder"} {
		if err := checkFolderWritable(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("checkFolderWritable(%s): %v; want an error with %q", path, err, want)
		}
	}
}

func TestCheckWritableLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	link := filepath.Join(folder, "link.jsonl")
	if err := os.Symlink(filepath.Join(folder, "graph.jsonl"), link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(folder, "graph.jsonl"), link, os.DevNull} {
		if err := checkWritable(path); err != nil {
			t.Errorf("checkWritable(%s): %v", path, err)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("%d files in the folder, want the link alone", len(entries))
	}
}
