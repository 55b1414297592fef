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
	"strings"
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
}

// treebankOutputs are the generated files of nlp/tag. The corrections follow
// from the other two as they were when this command was built.
var treebankOutputs = []struct {
	name  string
	write func(treebanks []string, w io.Writer) error
}{
	{"lemmas.tsv", writeLemmas},
	{"tags.tsv", writeTags},
	{"corrections.tsv", writeCorrections},
}

func main() {
	data := flag.String("data", "", "make the files of nlp/lexicon from the sources in this `folder`")
	treebanks := flag.String("treebanks", "", "make the files of nlp/tag from these CoNLL-U `files`, with commas between")
	out := flag.String("out", "nlp", "`folder` with the packages lexicon and tag")
	flag.Parse()
	if *data == "" && *treebanks == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := generate(*data, *treebanks, *out); err != nil {
		fmt.Fprintln(os.Stderr, "lexgen:", err)
		os.Exit(1)
	}
}

func generate(data, treebanks, out string) error {
	if data != "" {
		if err := generateLexicon(data, filepath.Join(out, "lexicon", "data")); err != nil {
			return err
		}
	}
	if treebanks == "" {
		return nil
	}
	for _, o := range treebankOutputs {
		var b bytes.Buffer
		if err := o.write(strings.Split(treebanks, ","), &b); err != nil {
			return fmt.Errorf("%s: %w", o.name, err)
		}
		if err := os.WriteFile(filepath.Join(out, "tag", "data", o.name), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func generateLexicon(data, out string) error {
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
