package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTitleCase(t *testing.T) {
	for name, want := range map[string]string{
		"UNITED_NATIONS_":            "United Nations",
		"COUNCIL_OF_THE_NORTH_":      "Council of the North",
		"AL-BADR_":                   "al-Badr",
		"ORGANIZATION_OF_NGO_GROUPS": "Organization of Ngo Groups",
		"PKK_":                       "PKK",
	} {
		if got := titleCase(name); got != want {
			t.Errorf("titleCase(%s) = %q, want %q", name, got, want)
		}
	}
}

func TestPeople(t *testing.T) {
	for adjective, want := range map[string]string{
		"Iraqi": "Iraqis", "Chinese": "", "British": "", "Swiss": "", "": "", "Dominicans": "Dominicans",
	} {
		if got := people(adjective); got != want {
			t.Errorf("people(%s) = %q, want %q", adjective, got, want)
		}
	}
}

func TestReadPhoenix(t *testing.T) {
	path := write(t, "# comment\nZORWAN_FRONT_ [ZZZREB] # note\n+ZORWANIS_\n\n+ZF_\n\t[ZZZREB 010101]\nZED_BANK_ [IGO]\n")
	entries, err := readPhoenix(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 || entries[0].name != "ZORWAN_FRONT_" || strings.Join(entries[0].aliases, " ") != "ZORWANIS_ ZF_" ||
		!strings.Contains(entries[0].codes, "010101") || entries[1].codes != "IGO]" {
		t.Errorf("entries %+v", entries)
	}
}

func TestReadNews(t *testing.T) {
	path := write(t, "# sent 1\nGrain\tNN\tO\nfell\tVBD\tO\nin\tIN\tO\nZorwan\tNNP\tB-geo\nCity\tNNP\tI-geo\n\n"+
		"# sent 2\nThe\tDT\tO\ngrain\tNN\tO\nof\tIN\tO\nZorwan\tNNP\tB-geo\nCity\tNNP\tI-geo\n")
	n, err := readNews(path)
	if err != nil {
		t.Fatal(err)
	}
	if !n.isName("Zorwan City", 2, "geo") || n.isName("Zorwan City", 3, "geo") || n.isName("Zorwan City", 1, "org") {
		t.Errorf("labels %v", n.labels)
	}
	if n.lower["grain"] != 1 || n.capital["grain"] != 0 || n.capital["zorwan"] != 2 {
		t.Errorf("cases %v %v", n.lower, n.capital)
	}
}

// TestWritePeople reads a WordNet of five nouns: a person, a kind of person, a
// people, whose name has a capital, a stone that is also a kind of person, and
// somebody.
func TestWritePeople(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"data.noun": "  the licence\n" +
			"00000001 18 n 02 person 0 somebody 0 000 | a human being\n" +
			"00000002 18 n 02 docker 0 stevedore 0 001 @ 00000001 n 0000 | a labourer\n" +
			"00000003 18 n 01 Zorwan 0 001 @ 00000001 n 0000 | a native\n" +
			"00000004 17 n 01 rock 0 000 | a stone\n00000005 18 n 01 rock 0 001 @ 00000001 n 0000 | somebody steady\n",
		"index.sense": "person%1:03:00:: 00000001 1 9\nsomebody%1:03:00:: 00000001 1 4\ndocker%1:18:00:: 00000002 1 0\nstevedore%1:18:00:: 00000002 1 2\n" +
			"zorwan%1:18:00:: 00000003 1 3\nrock%1:17:00:: 00000004 1 8\nrock%1:18:00:: 00000005 2 1\nstevedore%2:30:00:: 00000009 1 5\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w, err := readWordNet(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := writePeople(&sources{wordnet: w}, &b); err != nil {
		t.Fatal(err)
	}
	if want := "docker\nperson\n"; b.String() != want {
		t.Errorf("wrote %q, want %q", b.String(), want)
	}
}

func TestWriteEntries(t *testing.T) {
	var b bytes.Buffer
	err := writeEntries(&b, "Place", []entry{{"Zed", []string{"Zet"}}, {"Abo", []string{"Zet", "zed", ""}}, {"Zed", nil}})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Place\tAbo\tZet\nPlace\tZed\t\n"; b.String() != want {
		t.Errorf("wrote %q, want %q", b.String(), want)
	}
}

func TestMissingSources(t *testing.T) {
	if err := generate(t.TempDir(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "countries.json") {
		t.Errorf("error %v", err)
	}
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "source")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
