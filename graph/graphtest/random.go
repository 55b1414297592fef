package graphtest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// A random graph has two nodes for every five edges and, on the average, one
// and a half statements an edge: what short news articles give.
const (
	edgesPerNode  = 2.5
	repeatChance  = 1.0 / 3
	attributed    = 0.3
	placed        = 0.15
	negative      = 0.05
	withCounts    = 0.1
	withTime      = 0.4
	undatedShare  = 0.05
	degreeSkew    = 3 // the power that makes low indices frequent
	daysOfArchive = 3650
)

var randomTypes = []string{
	"ATTACKED", "MET_WITH", "ACCUSED", "SUPPORTED", "LEADS", "MEMBER_OF", "LOCATED_IN", "VISITED", "SANCTIONED",
	"SPOKE_WITH", "KILLED", "WORKS_FOR", "SUPPLIED", "CRITICIZED", "AGREED_WITH", "ARRESTED", "FOUGHT_AGAINST",
}

// Random is a graph of the given numbers of articles and edges, the same for
// the same seed. Degrees are skewed as in news: a few names are everywhere.
// With one million edges it takes some 3.5 GB. Without articles it is empty.
func Random(seed uint64, articles, edges int) []graph.Extraction {
	if articles <= 0 {
		return nil
	}
	r := &random{rng: rand.New(rand.NewPCG(seed, 0))}
	r.makeEntities(max(8, int(float64(edges)/edgesPerNode)))
	parts := make([]graph.Extraction, articles)
	for i, links := range r.plan(articles, edges) {
		a := r.article(i)
		for _, l := range links {
			r.statement(a, l)
		}
		parts[i] = a.extraction()
	}
	return parts
}

type random struct {
	rng      *rand.Rand
	entities []*entity
}

// link is an edge between two of the entities, by their indices.
type link struct {
	source, target int32
	edgeType       int8 // index in randomTypes
}

func (r *random) makeEntities(n int) {
	syllables := strings.Fields("ka ro bel in dor va sel mu tan ze ri gol pas te lu no mir eth os quin")
	for i := range n {
		name := strings.Builder{}
		for range 2 + r.rng.IntN(2) {
			name.WriteString(syllables[r.rng.IntN(len(syllables))])
		}
		// The number keeps names of one kind apart.
		e := &entity{kind: nlp.Kinds[r.rng.IntN(len(nlp.Kinds))], name: fmt.Sprintf("%s %d", name.String(), i)}
		if i%7 == 6 {
			e.form = nlp.Described
		}
		r.entities = append(r.entities, e)
	}
}

// pick is the index of an entity; low ones are picked most.
func (r *random) pick() int32 {
	return int32(float64(len(r.entities)) * math.Pow(r.rng.Float64(), degreeSkew))
}

// plan says which edges each article states: every edge somewhere, some often.
func (r *random) plan(articles, edges int) [][]link {
	stated := make([][]link, articles)
	seen := make(map[link]bool, edges)
	for len(seen) < edges {
		l := link{r.pick(), r.pick(), int8(r.rng.IntN(len(randomTypes)))}
		if symmetric[randomTypes[l.edgeType]] && l.target < l.source {
			l.source, l.target = l.target, l.source
		}
		if l.source == l.target || seen[l] {
			continue
		}
		seen[l] = true
		for again := true; again; again = r.rng.Float64() < repeatChance {
			a := r.rng.IntN(articles)
			stated[a] = append(stated[a], l)
		}
	}
	return stated
}

func (r *random) article(i int) *article {
	published := ""
	if r.rng.Float64() >= undatedShare {
		published = date("2015-01-01").AddDate(0, 0, r.rng.IntN(daysOfArchive)).Format(time.DateOnly)
	}
	return newArticle(fmt.Sprintf("archive/%06d.txt", i), fmt.Sprintf("Report %d", i), fmt.Sprintf("Paper %d", r.rng.IntN(40)), published)
}

// statement states l in a sentence of its own in a.
func (r *random) statement(a *article, l link) {
	source, target, edgeType := r.entities[l.source], r.entities[l.target], randomTypes[l.edgeType]
	verb := strings.ToLower(strings.ReplaceAll(edgeType, "_", " "))
	sentence := fmt.Sprintf("%s %s %s on Monday", source.name, verb, target.name)
	var place, speaker *entity
	if r.rng.Float64() < placed {
		place = r.entities[r.pick()]
		sentence += " near " + place.name
	}
	if r.rng.Float64() < attributed {
		speaker = r.entities[r.pick()]
		sentence += ", " + speaker.name + " said"
	}
	a.say(sentence + ".")
	for _, e := range []*entity{source, target, place, speaker} {
		if e != nil {
			a.mention(e, e.name)
		}
	}
	a.state(source, edgeType, target, verb, func(e *graph.Evidence) {
		if place != nil {
			e.Place = place.id("")
		}
		if speaker != nil {
			e.Attribution, e.Cue = speaker.id(""), a.span("said")
		}
		r.details(e)
	})
}

// details fills in what does not depend on the sentence's words.
func (r *random) details(e *graph.Evidence) {
	e.Confidence = float64(30+r.rng.IntN(70)) / 100
	e.Modality = nlp.Modalities[int(float64(len(nlp.Modalities))*math.Pow(r.rng.Float64(), degreeSkew))]
	if r.rng.Float64() < negative {
		e.Polarity = nlp.Negative
	}
	if r.rng.Float64() < withCounts {
		e.Counts = nlp.Counts{Killed: r.rng.IntN(9), Injured: r.rng.IntN(50)}
	}
	if !e.Published.IsZero() && r.rng.Float64() < withTime {
		e.Time = nlp.Time{Text: "Monday", Interval: nlp.Interval{
			From: e.Published.AddDate(0, 0, -2), To: e.Published.AddDate(0, 0, -1), Granularity: nlp.Day,
		}}
	}
}
