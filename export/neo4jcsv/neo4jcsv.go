// Package neo4jcsv writes a graph as CSV files for neo4j-admin database import,
// the way into Neo4j for graphs that are too large to be loaded through the
// network.
//
// The nodes and relationships are those of export/propertygraph, with the
// buildId that export/neo4j would give them: a database that was imported can be
// kept up to date by loading later graphs into it. Only line ends in texts
// become spaces, since the importer reads a record a line, and so does the ASCII
// unit separator in aliases, which separates them.
package neo4jcsv

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/propertygraph"
	"github.com/newsgraph/newsgraph/graph"
)

//go:embed import.sh
var importScript string

// Write writes g into files of the empty folder. Memory does not grow with the
// graph. What is written goes through meter as well, unless that is nil.
func Write(ctx context.Context, folder string, g graph.Reader, meter io.Writer) error {
	return write(ctx, folder, g, func(name string) (io.WriteCloser, error) {
		return createFile(filepath.Join(folder, name), meter)
	})
}

// write writes into what create makes, with temporary files in the folder.
func write(ctx context.Context, folder string, g graph.Reader, create func(string) (io.WriteCloser, error)) error {
	survey, err := propertygraph.TakeSurvey(ctx, g)
	if err != nil {
		return err
	}
	out, err := newFiles(create)
	if err != nil {
		return errors.Join(err, out.close())
	}
	pool, err := newSpool(folder)
	if err != nil {
		return errors.Join(err, out.close())
	}
	w := &writer{
		files: out, spool: pool, classes: map[string]propertygraph.Class{}, edgeProperties: propertygraph.EdgeProperties(),
	}
	for _, c := range propertygraph.Classes() {
		w.classes[c.Label] = c
	}
	return errors.Join(w.all(ctx, g, survey.Phases()), pool.remove(), out.close())
}

// writer writes rows as lines of the files that they belong to.
type writer struct {
	files
	spool *spool
	mark  []byte // that of the row, which ends its lines but for labels

	classes        map[string]propertygraph.Class
	edgeProperties []propertygraph.Property
	// What lines are made in.
	buffer []byte
	fields []any
}

func (w *writer) all(ctx context.Context, g graph.Reader, phases []propertygraph.Phase) error {
	for _, p := range phases {
		for r, err := range p.Rows(ctx, g) {
			if err != nil {
				return err
			}
			if err := w.row(&r); err != nil {
				return fmt.Errorf("write the %s: %w", p.Name, err)
			}
		}
	}
	if err := w.sentences(); err != nil {
		return fmt.Errorf("write the sentences: %w", err)
	}
	if err := w.text(importFile, importScript); err != nil {
		return err
	}
	return w.text(schemaFile, schemaScript())
}

func (w *writer) row(r *propertygraph.Row) error {
	f := r.Fields
	w.mark = appendValue(w.mark[:0], f[propertygraph.BuildID])
	switch r.Shape.Record {
	case propertygraph.ArticleRecord:
		return w.node(articlesFile, propertygraph.ArticleLabel, f)
	case propertygraph.EntityRecord:
		return w.node(entitiesFile, export.EntityLabel, f, strings.Join(export.Labels(r.Shape.Entity), string(arrayDelimiter)))
	case propertygraph.MentionRecord:
		return w.line(mentionsFile, f["article"], f["entity"], f["count"])
	case propertygraph.SentenceRecord:
		return w.sentence(f)
	case propertygraph.StatementRecord:
		return w.statement(f)
	default:
		return w.edge(r.Shape.Type, f)
	}
}

// line writes a line of the given fields and the mark.
func (w *writer) line(file string, fields ...any) error {
	line := w.buffer[:0]
	for _, f := range fields {
		line = append(appendValue(line, f), ',')
	}
	w.buffer = append(append(line, w.mark...), '\n')
	return w.write(file, w.buffer)
}

// node writes the line of a node of a class; its labels come last where they are
// not the same for all of the file.
func (w *writer) node(file, label string, properties propertygraph.Fields, labels ...string) error {
	line := w.appendNode(w.buffer[:0], label, properties)
	for _, l := range labels {
		line = appendValue(append(line, ','), l)
	}
	w.buffer = append(line, '\n')
	return w.write(file, w.buffer)
}

func (w *writer) appendNode(line []byte, label string, properties propertygraph.Fields) []byte {
	for _, p := range w.classes[label].Properties {
		line = append(appendValue(line, properties[p.Name]), ',')
	}
	return append(line, w.mark...)
}

func (w *writer) statement(f propertygraph.Fields) error {
	node := f["node"].(propertygraph.Fields)
	id := node["id"]
	err := errors.Join(
		w.node(statementsFile, propertygraph.StatementLabel, node),
		w.line(statedInFile, id, f["sentence"], f["start"], f["end"]),
		w.line(statementEntitiesFile, id, f["source"], "SUBJECT"),
		w.line(statementEntitiesFile, id, f["target"], "OBJECT"),
	)
	if f["speaker"] != nil {
		err = errors.Join(err, w.line(statementEntitiesFile, id, f["speaker"], "ATTRIBUTED_TO"))
	}
	if f["place"] != nil {
		err = errors.Join(err, w.line(statementEntitiesFile, id, f["place"], "AT"))
	}
	return err
}

func (w *writer) edge(relationshipType string, f propertygraph.Fields) error {
	properties := f["properties"].(propertygraph.Fields)
	fields := append(w.fields[:0], f["source"], f["target"], relationshipType)
	for _, p := range w.edgeProperties {
		fields = append(fields, properties[p.Name])
	}
	w.fields = fields
	return w.line(relationshipsFile, fields...)
}

// sentence keeps a sentence for later: it comes once for every statement that
// it makes and must be written once. The article's id and the mark go in front of
// its line.
func (w *writer) sentence(f propertygraph.Fields) error {
	node := f["node"].(propertygraph.Fields)
	line := append(append(w.buffer[:0], f["article"].(string)...), arrayDelimiter)
	line = append(append(line, w.mark...), arrayDelimiter)
	w.buffer = append(w.appendNode(line, propertygraph.SentenceLabel, node), '\n')
	return w.spool.add(node["id"].(string), w.buffer)
}

// sentences writes the sentences that were kept.
func (w *writer) sentences() error {
	return w.spool.each(func(id string, line []byte) error {
		article, rest, _ := bytes.Cut(line, []byte{arrayDelimiter})
		mark, rest, _ := bytes.Cut(rest, []byte{arrayDelimiter})
		w.mark = append(w.mark[:0], mark...)
		if err := w.write(sentencesFile, rest); err != nil {
			return err
		}
		return w.line(inArticleFile, id, string(article))
	})
}

// schemaScript makes what the importer does not: constraints, indexes, and
// empty lists of aliases.
func schemaScript() string {
	var b strings.Builder
	b.WriteString("// Constraints and indexes for the graph that import.sh imports.\n")
	for _, query := range propertygraph.SchemaQueries() {
		b.WriteString(query + ";\n")
	}
	b.WriteString(`// The importer cannot tell an empty list from an unknown one.
MATCH (n:Entity) WHERE n.aliases IS NULL AND n.buildId IS NOT NULL
CALL (n) { SET n.aliases = [] } IN TRANSACTIONS OF 10000 ROWS;
`)
	return b.String()
}
