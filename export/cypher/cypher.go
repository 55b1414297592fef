// Package cypher writes a graph as a script of Cypher for cypher-shell.
//
// The script does what export/neo4j does through the network, with the same
// statements: it makes the schema, merges the nodes and relationships of
// export/propertygraph in transactions of bounded size, and deletes what earlier
// builds left. Running it twice changes nothing, and one that was stopped is
// completed by running it again. Only what is told to a client that is not
// cypher-shell, such as progress, is missing.
package cypher

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/newsgraph/newsgraph/export/propertygraph"
	"github.com/newsgraph/newsgraph/graph"
)

// batchRows is how many rows a transaction merges.
const batchRows = 500

const opening = `// A graph of newsgraph. Run it as often as you like:
//
//   cypher-shell -a neo4j://localhost:7687 -u neo4j -d neo4j -f THIS_FILE
//
// What earlier graphs left is deleted at the end; what you added yourself stays.
`

// Write writes g to w, a transaction at a time, without closing w.
func Write(ctx context.Context, w io.Writer, g graph.Reader) error {
	survey, err := propertygraph.TakeSurvey(ctx, g)
	if err != nil {
		return err
	}
	s := &script{w: bufio.NewWriter(w), build: string(appendString(nil, survey.BuildID))}
	s.raw(opening)
	s.section("schema", propertygraph.SchemaQueries())
	s.section("nodes that were kept for what you added to them", propertygraph.ReviveQueries())
	for _, p := range survey.Phases() {
		if err := s.phase(ctx, p, g); err != nil {
			return err
		}
	}
	s.section("what earlier graphs left", propertygraph.SweepQueries())
	if err := s.flush(); err != nil {
		return fmt.Errorf("write the end: %w", err)
	}
	return s.w.Flush()
}

// script is a script under way. A statement grows in buf until it is flushed.
type script struct {
	w     *bufio.Writer
	buf   []byte
	build string // the build's id as a literal
}

func (s *script) flush() error {
	_, err := s.w.Write(s.buf)
	s.buf = s.buf[:0]
	return err
}

func (s *script) raw(text string) { s.buf = append(s.buf, text...) }

// statement ends a statement, which may use $buildId.
func (s *script) statement(text string) {
	s.raw(strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "$"+propertygraph.BuildID, s.build) + ";\n")
}

// section has statements that make transactions of their own.
func (s *script) section(title string, statements []string) {
	s.raw("\n// " + title + "\n")
	for _, text := range statements {
		s.statement(text)
	}
}

func (s *script) phase(ctx context.Context, p propertygraph.Phase, g graph.Reader) error {
	s.raw("\n// " + p.Name + "\n")
	for b, err := range propertygraph.Batched(p.Rows(ctx, g), batchRows) {
		if err != nil {
			return err
		}
		if err := s.transaction(b); err != nil {
			return fmt.Errorf("write the %s: %w", p.Name, err)
		}
	}
	return nil
}

// transaction merges the rows of b.
func (s *script) transaction(b *propertygraph.Batch) error {
	rows := layoutOf(b.Shape.Record)
	var lines, maps []string
	for _, r := range b.Rows {
		if line, fits := rows.pack(r.Fields); fits {
			lines = append(lines, Quote(line))
		} else {
			maps = append(maps, string(appendLiteral(nil, r.Fields)))
		}
	}
	s.raw(":begin\n")
	s.unwind(lines, "line\n"+rows.unpack()+b.Shape.Merge())
	s.unwind(maps, "row\n"+b.Shape.Merge())
	s.raw(":commit\n")
	return s.flush()
}

// unwind has a statement that runs for every one of the literals.
func (s *script) unwind(literals []string, rest string) {
	if len(literals) > 0 {
		s.raw("UNWIND [\n" + strings.Join(literals, ",\n") + "\n] AS ")
		s.statement(rest)
	}
}
