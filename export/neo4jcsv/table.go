package neo4jcsv

import (
	"strconv"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// The files, with the names that import.sh has for them.
const (
	articlesFile          = "articles.csv"
	entitiesFile          = "entities.csv"
	sentencesFile         = "sentences.csv"
	statementsFile        = "statements.csv"
	mentionsFile          = "mentions.csv"
	inArticleFile         = "in_article.csv"
	statedInFile          = "stated_in.csv"
	statementEntitiesFile = "statement_entities.csv"
	relationshipsFile     = "relationships.csv"
	importFile            = "import.sh"
	schemaFile            = "schema.cypher"
)

// Names are the names of the files that an export, or the import of it, leaves
// in a folder.
func Names() []string { return append(fileNames(), "import.report") }

// fileNames are the names of all files of an export.
func fileNames() []string {
	return []string{
		articlesFile, entitiesFile, sentencesFile, statementsFile, mentionsFile, inArticleFile, statedInFile,
		statementEntitiesFile, relationshipsFile, importFile, schemaFile,
	}
}

// arrayDelimiter stands between the elements of a list: the character that
// ASCII has for it, which no text needs.
const arrayDelimiter = '\x1f'

// headers gives the first line of each file of records.
func headers() map[string]string {
	start, end := func(label string) string { return ":START_ID(" + label + ")" }, func(label string) string { return ":END_ID(" + label + ")" }
	const article, entity, sentence, statement = propertygraph.ArticleLabel, export.EntityLabel, propertygraph.SentenceLabel, propertygraph.StatementLabel
	return map[string]string{
		articlesFile:          nodeHeader(article),
		entitiesFile:          nodeHeader(entity) + ",:LABEL",
		sentencesFile:         nodeHeader(sentence),
		statementsFile:        nodeHeader(statement),
		mentionsFile:          join(start(article), end(entity), "count:long", buildColumn),
		inArticleFile:         join(start(sentence), end(article), buildColumn),
		statedInFile:          join(start(statement), end(sentence), "start:long", "end:long", buildColumn),
		statementEntitiesFile: join(start(statement), end(entity), ":TYPE", buildColumn),
		relationshipsFile:     join(start(entity), end(entity), ":TYPE", columns(propertygraph.EdgeProperties()), buildColumn),
	}
}

const buildColumn = propertygraph.BuildID + ":string"

func join(columns ...string) string { return strings.Join(columns, ",") }

// nodeHeader is the first line of a file with the nodes of a class.
func nodeHeader(label string) string {
	c := propertygraph.ClassOf(label)
	return join(c.Properties[0].Name+":ID("+label+")", columns(c.Properties[1:]), buildColumn)
}

// columns are the headers of properties.
func columns(properties []propertygraph.Property) string {
	list := make([]string, len(properties))
	for i, p := range properties {
		list[i] = p.Name + ":" + typeNames[p.Type]
	}
	return join(list...)
}

// typeNames are the importer's names of the types.
var typeNames = map[propertygraph.Type]string{
	propertygraph.String: "string", propertygraph.Strings: "string[]", propertygraph.Boolean: "boolean",
	propertygraph.Integer: "long", propertygraph.Float: "double", propertygraph.Day: "date", propertygraph.DateTime: "datetime",
}

// appendValue appends a field to a line. What is unknown is empty; texts are
// always quoted, or the importer would take an empty one for unknown and trim
// others.
func appendValue(dst []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return append(appendText(append(dst, '"'), v), '"')
	case []string:
		return appendList(dst, v)
	case bool:
		return strconv.AppendBool(dst, v)
	case int:
		return strconv.AppendInt(dst, int64(v), 10)
	case float64:
		return strconv.AppendFloat(dst, v, 'g', -1, 64)
	case propertygraph.Date:
		return time.Time(v).AppendFormat(dst, time.DateOnly)
	case time.Time:
		return v.UTC().AppendFormat(dst, time.RFC3339Nano)
	default:
		return dst
	}
}

// appendText appends a text that stands in quotes. The importer reads a line end
// inside a value only where told to, and then slowly: it becomes a space.
func appendText(dst []byte, text string) []byte {
	for i := range len(text) {
		switch c := text[i]; c {
		case '"':
			dst = append(dst, '"', '"')
		case '\n', '\r':
			dst = append(dst, ' ')
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// appendList appends a list of texts. The importer has no empty lists;
// schema.cypher makes them.
func appendList(dst []byte, list []string) []byte {
	if len(list) == 0 {
		return dst
	}
	dst = append(dst, '"')
	for i, text := range list {
		if i > 0 {
			dst = append(dst, arrayDelimiter)
		}
		dst = appendText(dst, strings.ReplaceAll(text, string(arrayDelimiter), " "))
	}
	return append(dst, '"')
}
