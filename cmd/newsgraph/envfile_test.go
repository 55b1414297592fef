package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadEnvFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Neo4j-0123abcd-Created-2031-03-04.txt")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("\ufeff# Wait 60 seconds before connecting using these details\r\nNEO4J_URI=neo4j+s://0123abcd.example.org\r\n\n" +
		"NEO4J_USERNAME=neo4j\nNEO4J_PASSWORD=a=b#c \nexport NEO4J_DATABASE = \"my db\"\nAURA_INSTANCENAME='One'\nEMPTY=\n")
	got, err := readEnvFile(path)
	want := map[string]string{
		"NEO4J_URI": "neo4j+s://0123abcd.example.org", "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": "a=b#c",
		"NEO4J_DATABASE": "my db", "AURA_INSTANCENAME": "One", "EMPTY": "",
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("got the error %v and (-want +got)\n%s", err, diff)
	}
	write("NEO4J_USERNAME=neo4j\nsecret\n")
	if _, err := readEnvFile(path); err == nil || !strings.Contains(err.Error(), "line 2") || strings.Contains(err.Error(), "secret") {
		t.Errorf("got the error %v", err)
	}
	if _, err := readEnvFile(path + ".missing"); err == nil {
		t.Error("no error for a file that is not there")
	}
}
