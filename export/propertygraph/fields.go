package propertygraph

import (
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// Fields are what a row says, of the Go types that the constants of Type name
// or nil. A property that is nil is removed, so that nothing is left of an
// earlier build.
type Fields = map[string]any

// Date is a day, in UTC.
type Date time.Time

func articleFields(a *graph.Article) Fields {
	return Fields{
		"id": a.ID, "title": text(a.Title), "url": text(a.URL), "source": text(a.Source), "path": text(a.Path),
		"language": text(a.Language), "publishedAt": instant(a.Published),
	}
}

func entityFields(n *graph.Node) Fields {
	aliases := n.Aliases
	if aliases == nil {
		aliases = []string{}
	}
	return Fields{
		"id": n.ID, "name": n.Name, "aliases": aliases, "kind": string(n.Kind), "named": n.Named,
		"mentionCount": len(n.Mentions), "articleCount": n.ArticleCount(),
		"firstSeen": day(n.FirstSeen), "lastSeen": day(n.LastSeen),
		"wikidata": text(n.Links.Wikidata), "iso3166": text(n.Links.ISO3166),
	}
}

func sentenceFields(ev *graph.Evidence) Fields {
	return Fields{"article": ev.Article, "node": Fields{
		"id": graph.SentenceID(ev.Article, ev.Sentence), "text": ev.Text,
		"start": ev.Sentence.Start, "end": ev.Sentence.End,
	}}
}

func statementFields(e *graph.Edge, ev *graph.Evidence) Fields {
	return Fields{
		"source": e.Source, "target": e.Target, "speaker": text(ev.Attribution), "place": text(ev.Place),
		"sentence": graph.SentenceID(ev.Article, ev.Sentence), "start": ev.Trigger.Start, "end": ev.Trigger.End,
		"node": Fields{
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

// edgeFields are the fields of e and the type of its relationship.
func edgeFields(e *graph.Edge) (Fields, string) {
	v := e.View()
	properties := Fields{
		"id": e.ID, "evidenceCount": v.EvidenceCount, "articleCount": v.ArticleCount, "sourceCount": v.SourceCount,
		"firstSeen": day(v.FirstSeen), "lastSeen": day(v.LastSeen), "maxConfidence": v.MaxConfidence,
	}
	relationshipType := e.Type
	if !v.Factual() {
		relationshipType = ClaimType
		properties["type"] = e.Type
		properties["state"], properties["modality"], properties["polarity"] = string(v.State), string(v.Modality), string(v.Polarity)
	}
	return Fields{"source": e.Source, "target": e.Target, "properties": properties}, relationshipType
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

// instant is t in UTC, nil where it is unknown.
func instant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC()
}

// day is the date of t in UTC, nil where it is unknown.
func day(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	year, month, dayOfMonth := t.UTC().Date()
	return Date(time.Date(year, month, dayOfMonth, 0, 0, 0, 0, time.UTC))
}
