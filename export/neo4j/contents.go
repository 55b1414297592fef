package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// contents is what a database holds of a graph: hashes, 32 bytes for every
// record.
type contents map[propertygraph.Record]*known

// known is what a database holds of one sort of records.
type known struct {
	held   []held // in order of their keys
	prefix string // that all of their element ids have
}

// held is a record that a database holds.
type held struct {
	key     uint64
	content propertygraph.Content
	element uint64 // its element id, but for the prefix
	links   uint8  // how many relationships of its own a node has
	former  bool   // it left the graph and was kept
	wanted  bool   // the graph that is loaded has it
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

// listings are the queries for all records of a sort: two parts of the key, the
// element id, the mark, the number of their relationships, whether they are former
// ones.
func listings(record propertygraph.Record) []string {
	switch record {
	case propertygraph.MentionRecord:
		return []string{`MATCH (a:Article)-[r:MENTIONS]->(e:Entity) WHERE r.buildId IS NOT NULL
RETURN a.id, e.id, elementId(r), r.buildId, 0, false`}
	case propertygraph.EdgeRecord:
		return []string{`MATCH (:Entity)-[r]->(:Entity) WHERE r.buildId IS NOT NULL
RETURN type(r), r.id, elementId(r), r.buildId, 0, false`}
	}
	class := propertygraph.ClassOf(labels[record])
	links := "0"
	if len(class.Links) > 0 {
		links = "COUNT { (n)-[:" + strings.Join(class.Links, "|") + "]->() }"
	}
	return []string{
		fmt.Sprintf("MATCH (n:%s) WHERE n.buildId IS NOT NULL\nRETURN n.id, null AS second, elementId(n), n.buildId, %s AS links, false", class.Label, links),
		fmt.Sprintf("MATCH (n:%s) WHERE n.id IS NOT NULL\nRETURN n.id, null AS second, elementId(n), null AS mark, 0, true", class.Former()),
	}
}

// readContents finds out what the database holds.
func (l *loader) readContents(ctx context.Context) error {
	l.contents = contents{}
	for i, record := range records {
		l.progress(Progress{"what is there", i, len(records)})
		k := &known{}
		l.contents[record] = k
		if l.cfg.Wipe {
			continue // All of it will be gone.
		}
		for _, query := range listings(record) {
			if err := l.server.each(ctx, query, k.add); err != nil {
				return fmt.Errorf("read what is there: %w", err)
			}
		}
		slices.SortFunc(k.held, func(a, b held) int { return cmp.Compare(a.key, b.key) })
	}
	l.progress(Progress{"what is there", len(records), len(records)})
	return nil
}

// add adds a record as listings give it. What is not of the type that a load
// writes, as users can make it, matches nothing.
func (k *known) add(values []any) error {
	key, _ := values[0].(string)
	if second, ok := values[1].(string); ok {
		key = propertygraph.JoinKey(key, second)
	}
	element, _ := values[2].(string)
	prefix, number, err := cutElementID(element)
	if err != nil || k.prefix != "" && k.prefix != prefix {
		return fmt.Errorf("the server has an element id of an unknown form, %q", element)
	}
	k.prefix = prefix
	mark, _ := values[3].(string)
	content, _ := propertygraph.ContentOf(mark)
	links, _ := values[4].(int64)
	former, _ := values[5].(bool)
	const most = 1<<8 - 1
	k.held = append(k.held, held{hashKey(key), content, number, uint8(min(links, most)), former, false})
	return nil
}

// cutElementID cuts an element id, such as 4:9c1b8e5a-...:123, into a part that
// many have and a number.
func cutElementID(id string) (prefix string, number uint64, err error) {
	end := strings.LastIndexByte(id, ':') + 1
	number, err = strconv.ParseUint(id[end:], 10, 64)
	return id[:end], number, err
}

// find finds what has the row's key; nil if the database does not have it.
func (k *known) find(r *propertygraph.Row) *held {
	if len(k.held) == 0 {
		return nil
	}
	i, found := slices.BinarySearchFunc(k.held, hashKey(r.Key()), func(h held, key uint64) int { return cmp.Compare(h.key, key) })
	if !found {
		return nil
	}
	return &k.held[i]
}

// empty reports whether the database holds nothing of a graph.
func (c contents) empty() bool {
	for _, k := range c {
		if len(k.held) > 0 {
			return false
		}
	}
	return true
}

// has reports whether the database holds what the row writes.
func (c contents) has(r *propertygraph.Row) bool { return c[r.Shape.Record].find(r).is(r) }

// want is has, and notes that the graph has what the row writes.
func (c contents) want(r *propertygraph.Row) bool {
	h := c[r.Shape.Record].find(r)
	if h != nil {
		h.wanted = true
	}
	return h.is(r)
}

// is reports whether h is what the row writes.
func (h *held) is(r *propertygraph.Row) bool {
	return h != nil && !h.former && h.content == r.Content && int(h.links) == r.Shape.Links()
}

// gone reports whether h was written for another graph and is not in this one.
func (h *held) gone() bool { return !h.former && !h.wanted }

// returns reports whether h left an earlier graph, was kept, and is in this one.
func (h *held) returns() bool { return h.former && h.wanted }

// size is how many nodes and relationships h is.
func (h *held) size() int { return 1 + int(h.links) }

// ids gives the element ids of the records that pick picks, in lists of up to most.
func (k *known) ids(pick func(*held) bool, most int) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		var list []any
		for i := range k.held {
			if !pick(&k.held[i]) {
				continue
			}
			list = append(list, k.prefix+strconv.FormatUint(k.held[i].element, 10))
			if len(list) == most {
				if !yield(list) {
					return
				}
				list = nil
			}
		}
		if len(list) > 0 {
			yield(list)
		}
	}
}

func hashKey(key string) uint64 {
	h := fnv.New64a()
	_, _ = io.WriteString(h, key) // It cannot fail.
	return h.Sum64()
}
