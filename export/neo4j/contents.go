package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// contents is what a database holds of a graph: hashes, 24 bytes for every
// record.
type contents map[propertygraph.Record]known

// known is what a database holds of one sort of records, in order of their keys.
type known []held

// held is a record that a database holds.
type held struct {
	key     uint64
	content propertygraph.Content
	links   uint8 // how many relationships of its own a node has
	former  bool  // it left the graph and was kept
	wanted  bool  // the graph that is loaded has it
}

// records are the sorts of records, in the order in which they are deleted:
// nodes come after what hangs on them.
var records = []propertygraph.Record{
	propertygraph.MentionRecord, propertygraph.EdgeRecord, propertygraph.StatementRecord,
	propertygraph.SentenceRecord, propertygraph.ArticleRecord, propertygraph.EntityRecord,
}

// labels are the labels of the records that are nodes.
var labels = map[propertygraph.Record]string{
	propertygraph.ArticleRecord: propertygraph.ArticleLabel, propertygraph.EntityRecord: export.EntityLabel,
	propertygraph.SentenceRecord: propertygraph.SentenceLabel, propertygraph.StatementRecord: propertygraph.StatementLabel,
}

// listing is a query for all records of a sort: the key, the element's id, its
// mark, the number of its relationships, whether it is a former one.
func listing(record propertygraph.Record) string {
	switch record {
	case propertygraph.MentionRecord:
		return `MATCH (a:Article)-[r:MENTIONS]->(e:Entity) WHERE r.buildId IS NOT NULL
RETURN [a.id, e.id] AS key, elementId(r) AS element, r.buildId AS mark, 0 AS links, false AS former`
	case propertygraph.EdgeRecord:
		return `MATCH (:Entity)-[r]->(:Entity) WHERE r.buildId IS NOT NULL
RETURN [type(r), r.id] AS key, elementId(r) AS element, r.buildId AS mark, 0 AS links, false AS former`
	}
	class := propertygraph.ClassOf(labels[record])
	links := "0"
	if len(class.Links) > 0 {
		links = "COUNT { (n)-[:" + strings.Join(class.Links, "|") + "]->() }"
	}
	return fmt.Sprintf(`MATCH (n:%s) WHERE n.buildId IS NOT NULL
RETURN [n.id] AS key, n.id AS element, n.buildId AS mark, %s AS links, false AS former
UNION ALL MATCH (n:%s) WHERE n.id IS NOT NULL
RETURN [n.id] AS key, n.id AS element, '' AS mark, 0 AS links, true AS former`, class.Label, links, class.Former())
}

// element is a record as listing gives it.
type element struct {
	held
	id string // a node's own, a relationship's element id
}

// list calls use for every record of a sort, until it fails.
func (s *server) list(ctx context.Context, session neo4j.SessionWithContext, record propertygraph.Record, use func(element) error) error {
	result, err := session.Run(ctx, listing(record), nil)
	if err != nil {
		return s.explain(ctx, err)
	}
	for result.Next(ctx) {
		if err := use(readElement(result.Record().Values)); err != nil {
			return err
		}
	}
	if err := result.Err(); err != nil {
		return s.explain(ctx, err)
	}
	return nil
}

// readElement reads a record of listing. What is not of the type that a load
// writes, as users can make it, matches nothing.
func readElement(values []any) element {
	var key []string
	parts, _ := values[0].([]any)
	for _, part := range parts {
		text, _ := part.(string)
		key = append(key, text)
	}
	id, _ := values[1].(string)
	mark, _ := values[2].(string)
	links, _ := values[3].(int64)
	former, _ := values[4].(bool)
	content, _ := propertygraph.ContentOf(mark)
	const most = 1<<8 - 1
	return element{held{hashKey(propertygraph.JoinKey(key...)), content, uint8(min(links, most)), former, false}, id}
}

// readContents finds out what the database holds.
func (l *loader) readContents(ctx context.Context) error {
	l.contents = contents{}
	if l.cfg.Wipe {
		return nil // All of it will be gone.
	}
	for i, record := range records {
		l.progress(Progress{"what is there", i, len(records)})
		k := known{}
		err := l.server.list(ctx, l.server.session, record, func(e element) error {
			k = append(k, e.held)
			return nil
		})
		if err != nil {
			return fmt.Errorf("read what is there: %w", err)
		}
		slices.SortFunc(k, func(a, b held) int { return cmp.Compare(a.key, b.key) })
		l.contents[record] = k
	}
	l.progress(Progress{"what is there", len(records), len(records)})
	return nil
}

// find finds a record by its key; nil if the database does not have it.
func (k known) find(key uint64) *held {
	i, found := slices.BinarySearchFunc(k, key, func(h held, key uint64) int { return cmp.Compare(h.key, key) })
	if !found {
		return nil
	}
	return &k[i]
}

// has reports whether the database holds what the row writes.
func (c contents) has(r *propertygraph.Row) bool {
	return c[r.Shape.Record].find(hashKey(r.Key())).is(r)
}

// want is has, and notes that the graph has what the row writes.
func (c contents) want(r *propertygraph.Row) bool {
	h := c[r.Shape.Record].find(hashKey(r.Key()))
	if h != nil {
		h.wanted = true
	}
	return h.is(r)
}

// is reports whether h is what the row writes.
func (h *held) is(r *propertygraph.Row) bool {
	return h != nil && !h.former && h.content == r.Content && int(h.links) == r.Shape.Links()
}

// unwanted is how many records the database holds that the graph does not have,
// and how many nodes and relationships they are.
func (k known) unwanted() (n, size int) {
	for _, h := range k {
		if !h.former && !h.wanted {
			n++
			size += 1 + int(h.links)
		}
	}
	return n, size
}

// gone reports whether e was in the database before the load and is not in the
// graph.
func (c contents) gone(record propertygraph.Record, e element) bool {
	h := c[record].find(e.key)
	return h != nil && !h.former && !h.wanted
}

// returns reports whether e left an earlier graph, was kept, and is in the graph
// again.
func (c contents) returns(record propertygraph.Record, e element) bool {
	h := c[record].find(e.key)
	return h != nil && h.former && h.wanted
}

// wantsFormer reports whether the graph has any node that left an earlier one and
// was kept.
func (c contents) wantsFormer(record propertygraph.Record) bool {
	return slices.ContainsFunc(c[record], func(h held) bool { return h.former && h.wanted })
}

func hashKey(key string) uint64 {
	h := fnv.New64a()
	_, _ = io.WriteString(h, key) // It cannot fail.
	return h.Sum64()
}
