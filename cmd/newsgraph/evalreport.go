package main

import (
	"encoding/json"
	"fmt"
	"strings"

	scoring "github.com/newsgraph/newsgraph/nlp/score"
)

// evalReport is what a measurement found, as --json prints it. Precision,
// recall and F1 are in [0, 1].
type evalReport struct {
	Task      string      `json:"task"`
	Engine    string      `json:"engine"`
	Raw       bool        `json:"raw"`
	Files     []string    `json:"files"`
	Documents int         `json:"documents"`
	Words     int         `json:"words"`
	Scores    []evalRow   `json:"scores"`
	Tables    []evalTable `json:"tables"`
}

// evalTable is the figures for each label of one kind.
type evalTable struct {
	Name       string          `json:"name"`
	Rows       []evalRow       `json:"rows"`
	Confusions []evalConfusion `json:"confusions"`
}

// evalRow is a line of figures. Measures that are no counts have none.
type evalRow struct {
	Name      string      `json:"name"`
	Precision float64     `json:"precision"`
	Recall    float64     `json:"recall"`
	F1        float64     `json:"f1"`
	Counts    *evalCounts `json:"counts,omitempty"`
}

type evalCounts struct {
	Right int `json:"right"`
	Found int `json:"found"`
	Gold  int `json:"gold"`
}

type evalConfusion struct {
	Gold  string `json:"gold"`
	Found string `json:"found"`
	Count int    `json:"count"`
}

// maxConfusions is how many confusions of a table are told.
const maxConfusions = 10

func rowOf(name string, c scoring.Counts) evalRow {
	return evalRow{name, c.Precision(), c.Recall(), c.F1(), &evalCounts{c.Right, c.Found, c.Gold}}
}

// add adds an overall score.
func (r *evalReport) add(name string, c scoring.Counts) { r.Scores = append(r.Scores, rowOf(name, c)) }

// addTable adds the figures of each label.
func (r *evalReport) addTable(name string, l *scoring.Labels) {
	t := evalTable{Name: name, Confusions: []evalConfusion{}}
	for _, each := range l.Each() {
		t.Rows = append(t.Rows, rowOf(each.Label, each.Counts))
	}
	for _, c := range l.Confusions(maxConfusions) {
		t.Confusions = append(t.Confusions, evalConfusion{c.Gold, c.Found, c.Count})
	}
	r.Tables = append(r.Tables, t)
}

func (r *evalReport) printJSON(out *printer) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("print the figures: %w", err)
	}
	out.printf("%s\n", text)
	return nil
}

func (r *evalReport) print(out *printer) {
	words := "given words and sentences"
	if r.Raw {
		words = "raw text"
	}
	out.printf("%s, %s, %s, engine %s\n\n", count(r.Documents, "document"), count(r.Words, "word"), words, r.Engine)
	width := 10
	for _, row := range r.Scores {
		width = max(width, len(row.Name))
	}
	for _, t := range r.Tables {
		width = max(width, len(t.Name))
		for _, row := range t.Rows {
			width = max(width, len(row.Name))
		}
	}
	printRows(out, "", r.Scores, width)
	for _, t := range r.Tables {
		out.printf("\n")
		printRows(out, t.Name, t.Rows, width)
		if len(t.Confusions) > 0 {
			confused := make([]string, len(t.Confusions))
			for i, c := range t.Confusions {
				confused[i] = fmt.Sprintf("%s as %s %s", label(c.Gold), label(c.Found), thousands(c.Count))
			}
			out.printf("%s\n", printable("most confused: "+strings.Join(confused, ", ")))
		}
	}
}

func printRows(out *printer, title string, rows []evalRow, width int) {
	out.printf("%-*s  %9s  %7s  %7s  %8s  %8s  %8s\n", width, title, "precision", "recall", "F1", "right", "found", "gold")
	for _, row := range rows {
		out.printf("%-*s  %9.2f  %7.2f  %7.2f", width, printable(label(row.Name)), 100*row.Precision, 100*row.Recall, 100*row.F1)
		if c := row.Counts; c != nil {
			out.printf("  %8s  %8s  %8s", thousands(c.Right), thousands(c.Found), thousands(c.Gold))
		}
		out.printf("\n")
	}
}

// label is how a label is printed, one that is missing as in CoNLL-U.
func label(name string) string {
	if name == "" {
		return "_"
	}
	return name
}
