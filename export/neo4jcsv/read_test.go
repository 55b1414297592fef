package neo4jcsv

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
)

// record is a line of a file by the names of its columns, without their types.
type record map[string]string

// readFile reads a file with a CSV reader that is not ours.
func readFile(t *testing.T, folder, name string) []record {
	t.Helper()
	f, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	records := make([]record, 0, len(lines))
	for _, line := range lines[1:] {
		r := record{}
		for i, field := range line {
			column, rest, _ := strings.Cut(lines[0][i], ":")
			if column == "" {
				column, _, _ = strings.Cut(rest, "(")
			}
			r[column] = field
		}
		records = append(records, r)
	}
	return records
}

func (r record) number(t *testing.T, column string) int {
	t.Helper()
	n, err := strconv.Atoi(r[column])
	if err != nil {
		t.Errorf("the column %s has %q", column, r[column])
	}
	return n
}

func (r record) list(column string) []string {
	if r[column] == "" {
		return nil
	}
	return strings.Split(r[column], "\x1f")
}

func readBack(t *testing.T, folder string) exporttest.Summary {
	t.Helper()
	var s exporttest.Summary
	for _, r := range readFile(t, folder, articlesFile) {
		day, _, _ := strings.Cut(r["publishedAt"], "T")
		s.Articles = append(s.Articles, exporttest.Article{
			ID: r["id"], Title: r["title"], Source: r["source"], URL: r["url"], Language: r["language"], Published: day,
		})
	}
	mentions, articles := map[string]int{}, map[string]int{}
	for _, r := range readFile(t, folder, mentionsFile) {
		mentions[r["END_ID"]] += r.number(t, "count")
		articles[r["END_ID"]]++
	}
	for _, r := range readFile(t, folder, entitiesFile) {
		if !slices.Contains(r.list("LABEL"), r["kind"]) {
			t.Errorf("the entity %s of the kind %s has the labels %q", r["id"], r["kind"], r["LABEL"])
		}
		s.Nodes = append(s.Nodes, exporttest.Node{
			ID: r["id"], Kind: r["kind"], Name: r["name"], Named: r["named"] == "true", Aliases: r.list("aliases"),
			Wikidata: r["wikidata"], ISO3166: r["iso3166"], MentionCount: mentions[r["id"]], ArticleCount: articles[r["id"]],
			FirstSeen: r["firstSeen"], LastSeen: r["lastSeen"],
		})
	}
	s.Edges = readEdges(t, folder)
	return s
}

func readEdges(t *testing.T, folder string) []exporttest.Edge {
	t.Helper()
	texts, statedIn, ofEdge := map[string]string{}, map[string]string{}, map[string][]string{}
	for _, r := range readFile(t, folder, sentencesFile) {
		if _, twice := texts[r["id"]]; twice {
			t.Errorf("the sentence %s is there twice", r["id"])
		}
		texts[r["id"]] = r["text"]
	}
	for _, r := range readFile(t, folder, statedInFile) {
		statedIn[r["START_ID"]] = texts[r["END_ID"]]
	}
	for _, r := range readFile(t, folder, statementsFile) {
		ofEdge[r["edgeId"]] = append(ofEdge[r["edgeId"]], statedIn[r["id"]])
	}
	var edges []exporttest.Edge
	for _, r := range readFile(t, folder, relationshipsFile) {
		confidence, err := strconv.ParseFloat(r["maxConfidence"], 64)
		if err != nil {
			t.Error(err)
		}
		e := exporttest.Edge{
			ID: r["id"], Source: r["START_ID"], Type: r["TYPE"], Target: r["END_ID"], Factual: r["TYPE"] != "CLAIM",
			Polarity: r["polarity"], Modality: r["modality"],
			EvidenceCount: r.number(t, "evidenceCount"), ArticleCount: r.number(t, "articleCount"), SourceCount: r.number(t, "sourceCount"),
			FirstSeen: r["firstSeen"], LastSeen: r["lastSeen"], MaxConfidence: confidence, Sentences: ofEdge[r["id"]],
		}
		if !e.Factual {
			e.Type = r["type"]
		}
		edges = append(edges, e)
	}
	return edges
}
