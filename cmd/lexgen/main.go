// Command lexgen makes the generated data files of nlp/lexicon and nlp/tag from
// public sources; its README names them. The files that are written by hand
// stand beside the generated ones and are left alone. Two runs over the same
// sources give the same bytes.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// output is one generated file of nlp/lexicon: its name, what its header says,
// and the function that writes its lines.
type output struct {
	name  string
	about string
	lines func(*sources, io.Writer) error
}

var outputs = []output{
	{"countries.tsv", aboutCountries, writeCountries},
	{"places.tsv", aboutPlaces, writePlaces},
	{"groups.tsv", aboutGroups, writeGroups},
	{"organizations.tsv", aboutOrganizations, writeOrganizations},
	{"given.tsv", aboutGiven, writeGiven},
	{"surnames.tsv", aboutSurnames, writeSurnames},
	{"common.tsv", aboutCommon, writeCommon},
	{"people.tsv", aboutPeople, writePeople},
}

func main() {
	data := flag.String("data", "", "the `folder` of the sources")
	out := flag.String("out", "nlp/lexicon/data", "the `folder` of the lists")
	flag.Parse()
	if *data == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := generate(*data, *out); err != nil {
		fmt.Fprintln(os.Stderr, "lexgen:", err)
		os.Exit(1)
	}
}

func generate(data, out string) error {
	src, err := readSources(data)
	if err != nil {
		return err
	}
	for _, o := range outputs {
		var b bytes.Buffer
		b.WriteString(o.about)
		if err := o.lines(src, &b); err != nil {
			return fmt.Errorf("%s: %w", o.name, err)
		}
		if err := os.WriteFile(filepath.Join(out, o.name), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
