package neo4j

import (
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// row is the parameters of one row of a query. A property that is nil is
// removed, so that nothing is left of an earlier build.
type row = map[string]any

func articleRow(a *graph.Article) row {
	return row{
		"id": a.ID, "title": text(a.Title), "url": text(a.URL), "source": text(a.Source), "path": text(a.Path),
		"language": text(a.Language), "publishedAt": instant(a.Published),
	}
}

func entityRow(n *graph.Node) row {
	aliases := n.Aliases
	if aliases == nil {
		aliases = []string{}
	}
	return row{
		"id": n.ID, "name": n.Name, "aliases": aliases, "kind": string(n.Kind), "named": n.Named,
		"mentionCount": len(n.Mentions), "articleCount": n.ArticleCount(),
		"firstSeen": day(n.FirstSeen), "lastSeen": day(n.LastSeen),
		"wikidata": text(n.Links.Wikidata), "iso3166": text(n.Links.ISO3166),
	}
}

// mentionRows has one row for each article that mentions n, with how often.
func mentionRows(n *graph.Node) []row {
	var rows []row
	for start := 0; start < len(n.Mentions); {
		end, article := start+1, n.Mentions[start].Article
		for end < len(n.Mentions) && n.Mentions[end].Article == article {
			end++
		}
		rows = append(rows, row{"article": article, "entity": n.ID, "count": end - start})
		start = end
	}
	return rows
}

func sentenceRow(ev *graph.Evidence) row {
	return row{"article": ev.Article, "node": row{
		"id": graph.SentenceID(ev.Article, ev.Sentence), "text": ev.Text,
		"start": ev.Sentence.Start, "end": ev.Sentence.End,
	}}
}

func statementRow(e *graph.Edge, ev *graph.Evidence) row {
	return row{
		"source": e.Source, "target": e.Target, "speaker": text(ev.Attribution), "place": text(ev.Place),
		"sentence": graph.SentenceID(ev.Article, ev.Sentence), "start": ev.Trigger.Start, "end": ev.Trigger.End,
		"node": row{
			"id": graph.StatementID(e.ID, ev), "edgeId": e.ID, "type": e.Type,
			"polarity": string(ev.Polarity), "modality": string(ev.Modality),
			"time": text(ev.Time.Text), "timeFrom": instant(ev.Time.From), "timeTo": instant(ev.Time.To),
			"granularity": text(string(ev.Time.Granularity)),
			"instrument":  text(ev.Instrument), "role": text(ev.Role),
			"killed": number(ev.Counts.Killed), "injured": number(ev.Counts.Injured),
			"detained": number(ev.Counts.Detained), "people": number(ev.Counts.People),
			"trigger":    text(triggerText(ev)),
			"confidence": ev.Confidence, "rule": ev.Rule,
		},
	}
}

// triggerText is the words of ev's sentence that make the statement.
func triggerText(ev *graph.Evidence) string {
	inside := nlp.Span{Start: ev.Trigger.Start - ev.Sentence.Start, End: ev.Trigger.End - ev.Sentence.Start}
	if inside.Empty() || !(nlp.Span{End: len(ev.Text)}).Contains(inside) {
		return ""
	}
	return ev.Text[inside.Start:inside.End]
}

// relationshipRow is the row of e and the type of its relationship.
func relationshipRow(e *graph.Edge) (row, string) {
	v := e.View()
	properties := row{
		"id": e.ID, "evidenceCount": v.EvidenceCount, "articleCount": v.ArticleCount, "sourceCount": v.SourceCount,
		"firstSeen": day(v.FirstSeen), "lastSeen": day(v.LastSeen), "maxConfidence": v.MaxConfidence,
	}
	relationshipType := e.Type
	if !v.Factual() {
		relationshipType = claimType
		properties["type"] = e.Type
		properties["modality"], properties["polarity"] = string(v.Modality), string(v.Polarity)
	}
	return row{"source": e.Source, "target": e.Target, "properties": properties}, relationshipType
}

// text is s, or nil where it is unknown.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// number is n, or nil where it is unknown.
func number(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// instant is t as a datetime in UTC, nil where it is unknown. The driver sends
// a time whose zone has this name with its offset, so that it reads
// 2024-03-05T00:00:00Z and not ...[UTC].
func instant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.In(time.FixedZone("Offset", 0))
}

// day is the date of t in UTC, nil where it is unknown.
func day(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	year, month, dayOfMonth := t.UTC().Date()
	return neo4j.DateOf(time.Date(year, month, dayOfMonth, 0, 0, 0, 0, time.UTC))
}
