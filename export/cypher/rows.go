package cypher

import (
	"strconv"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// A statement has its rows as a list of texts, which the server takes for one
// parameter: it plans the statements of a shape once, where it would plan each
// anew, and slowly, for rows that are written as maps. The fields of a row stand
// in it one after the other.
const (
	fieldEnd   = "\x1f" // between two fields
	unknown    = "\x1e" // a field that is null
	elementEnd = "\x1d" // between two elements of a list
)

// layout is the fields of the rows of a record: some, and a map of others.
type layout struct {
	fields     []propertygraph.Property
	mapName    string // "" for none
	properties []propertygraph.Property
}

func layoutOf(record propertygraph.Record) layout {
	text := func(names ...string) []propertygraph.Property {
		list := make([]propertygraph.Property, len(names))
		for i, name := range names {
			list[i] = propertygraph.Property{Name: name, Type: propertygraph.String}
		}
		return list
	}
	integer := func(name string) propertygraph.Property {
		return propertygraph.Property{Name: name, Type: propertygraph.Integer}
	}
	properties := func(label string) []propertygraph.Property { return propertygraph.ClassOf(label).Properties }
	mark := text(propertygraph.BuildID)
	switch record {
	case propertygraph.ArticleRecord:
		return layout{fields: append(mark, properties(propertygraph.ArticleLabel)...)}
	case propertygraph.EntityRecord:
		return layout{fields: append(mark, properties(export.EntityLabel)...)}
	case propertygraph.MentionRecord:
		return layout{fields: append(text(propertygraph.BuildID, "article", "entity"), integer("count"))}
	case propertygraph.SentenceRecord:
		return layout{text(propertygraph.BuildID, "article"), "node", properties(propertygraph.SentenceLabel)}
	case propertygraph.StatementRecord:
		fields := append(text(propertygraph.BuildID, "source", "target", "speaker", "place", "sentence"), integer("start"), integer("end"))
		return layout{fields, "node", properties(propertygraph.StatementLabel)}
	default:
		return layout{text(propertygraph.BuildID, "source", "target"), "properties", propertygraph.EdgeProperties()}
	}
}

// unpack is the Cypher that makes row of the text of a row, which is called line.
func (l *layout) unpack() string {
	n := 0
	entries := func(properties []propertygraph.Property) string {
		list := make([]string, len(properties))
		for i, p := range properties {
			list[i] = p.Name + ": " + read("r["+strconv.Itoa(n)+"]", p.Type)
			n++
		}
		return strings.Join(list, ", ")
	}
	row := entries(l.fields)
	if l.mapName != "" {
		row += ", " + l.mapName + ": {" + entries(l.properties) + "}"
	}
	return "WITH split(line, " + Quote(fieldEnd) + ") AS r\nWITH {" + row + "} AS row\n"
}

// read is the Cypher that makes a value of a field's text.
func read(field string, t propertygraph.Type) string {
	known := "nullIf(" + field + ", " + Quote(unknown) + ")"
	switch t {
	case propertygraph.Strings:
		return "CASE " + field + ` WHEN "" THEN [] ELSE split(` + field + ", " + Quote(elementEnd) + ") END"
	case propertygraph.Boolean:
		return "toBoolean(" + known + ")"
	case propertygraph.Integer:
		return "toInteger(" + known + ")"
	case propertygraph.Float:
		return "toFloat(" + known + ")"
	case propertygraph.Day:
		return "date(" + known + ")"
	case propertygraph.DateTime:
		return "datetime(" + known + ")"
	default:
		return known
	}
}

// pack is the text of a row. It is false for a row that has one of the
// separators in a text, or a list that would be read as another.
func (l *layout) pack(row propertygraph.Fields) (string, bool) {
	var fields []string
	ok := true
	add := func(properties []propertygraph.Property, values propertygraph.Fields) {
		for _, p := range properties {
			text, fits := packValue(values[p.Name])
			fields, ok = append(fields, text), ok && fits
		}
	}
	add(l.fields, row)
	if l.mapName != "" {
		add(l.properties, row[l.mapName].(propertygraph.Fields))
	}
	return strings.Join(fields, fieldEnd), ok
}

func packValue(value any) (text string, fits bool) {
	switch v := value.(type) {
	case nil:
		return unknown, true
	case string:
		return v, !strings.ContainsAny(v, fieldEnd+unknown+elementEnd)
	case []string:
		joined := strings.Join(v, elementEnd)
		separators := strings.Count(joined, elementEnd)
		return joined, !strings.ContainsAny(joined, fieldEnd+unknown) && separators == max(0, len(v)-1) && (joined != "" || len(v) == 0)
	case propertygraph.Date:
		return time.Time(v).Format(time.DateOnly), true
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano), true
	default:
		return string(appendLiteral(nil, v)), true
	}
}
