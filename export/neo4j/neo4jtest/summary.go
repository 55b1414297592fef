package neo4jtest

import (
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
)

// Summary reads a whole graph.
func (db *Database) Summary(t testing.TB) exporttest.Summary {
	t.Helper()
	var s exporttest.Summary
	for _, r := range db.Query(t, `MATCH (a:Article) RETURN a.id AS id, coalesce(a.title, '') AS title,
coalesce(a.source, '') AS source, coalesce(a.url, '') AS url, coalesce(a.language, '') AS language, coalesce(toString(date(a.publishedAt)), '') AS published`) {
		s.Articles = append(s.Articles, exporttest.Article{
			ID: str(r["id"]), Title: str(r["title"]), Source: str(r["source"]), URL: str(r["url"]), Language: str(r["language"]), Published: str(r["published"]),
		})
	}
	for _, r := range db.Query(t, `MATCH (n:Entity) WHERE n.kind IN labels(n)
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.named AS named, n.aliases AS aliases,
coalesce(n.wikidata, '') AS wikidata, coalesce(n.iso3166, '') AS iso3166,
reduce(sum = 0, m IN COLLECT { MATCH (:Article)-[m:MENTIONS]->(n) RETURN m.count } | sum + m) AS mentions, count { (:Article)-[:MENTIONS]->(n) } AS articles,
coalesce(toString(n.firstSeen), '') AS first, coalesce(toString(n.lastSeen), '') AS last`) {
		s.Nodes = append(s.Nodes, exporttest.Node{
			ID: str(r["id"]), Kind: str(r["kind"]), Name: str(r["name"]), Named: r["named"].(bool), Aliases: strs(r["aliases"]),
			Wikidata: str(r["wikidata"]), ISO3166: str(r["iso3166"]), MentionCount: num(r["mentions"]),
			ArticleCount: num(r["articles"]), FirstSeen: str(r["first"]), LastSeen: str(r["last"]),
		})
	}
	for _, r := range db.Query(t, `MATCH (a:Entity)-[r]->(b:Entity)
RETURN r.id AS id, a.id AS source, coalesce(r.type, type(r)) AS type, b.id AS target, type(r) <> 'CLAIM' AS factual,
coalesce(r.polarity, '') AS polarity, coalesce(r.modality, '') AS modality, r.evidenceCount AS evidence,
r.articleCount AS articles, r.sourceCount AS sources, r.maxConfidence AS confidence,
coalesce(toString(r.firstSeen), '') AS first, coalesce(toString(r.lastSeen), '') AS last,
COLLECT { MATCH (:Statement {edgeId: r.id})-[:STATED_IN]->(s:Sentence) RETURN s.text } AS sentences`) {
		s.Edges = append(s.Edges, exporttest.Edge{
			ID: str(r["id"]), Source: str(r["source"]), Type: str(r["type"]), Target: str(r["target"]),
			Factual: r["factual"].(bool), Polarity: str(r["polarity"]), Modality: str(r["modality"]),
			EvidenceCount: num(r["evidence"]), ArticleCount: num(r["articles"]), SourceCount: num(r["sources"]),
			FirstSeen: str(r["first"]), LastSeen: str(r["last"]), MaxConfidence: r["confidence"].(float64),
			Sentences: strs(r["sentences"]),
		})
	}
	return s
}

func str(v any) string { return v.(string) }
func num(v any) int    { return int(v.(int64)) }
func strs(v any) []string {
	list := v.([]any)
	texts := make([]string, 0, len(list))
	for _, s := range list {
		texts = append(texts, s.(string))
	}
	return texts
}
