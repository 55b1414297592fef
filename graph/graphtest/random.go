package graphtest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// A random graph has two nodes for every five edges and, on the average, one
// and a half statements an edge: what short news articles give.
const (
	edgesPerNode  = 2.5
	repeatChance  = 1.0 / 3
	attributed    = 0.3
	withCounts    = 0.1
	withTime      = 0.4
	undatedShare  = 0.05
	degreeSkew    = 3 // the power that makes few nodes have most edges
	daysOfArchive = 3650
)

var randomTypes = []string{
	"ATTACKED", "MET_WITH", "ACCUSED", "SUPPORTED", "LEADS", "MEMBER_OF", "LOCATED_IN", "VISITED", "SANCTIONED",
	"SPOKE_WITH", "KILLED", "WORKS_FOR", "SUPPLIED", "CRITICIZED", "AGREED_WITH", "ARRESTED", "FOUGHT_AGAINST",
}

// Random is a graph of the given numbers of articles and edges, the same for
// the same seed. Degrees are skewed as in news: a few names are everywhere.
// With one million edges it takes some 2 GB. Without articles it is empty.
func Random(seed uint64, articles, edges int) []graph.Extraction {
	if articles <= 0 {
		return nil
	}
	r := &random{rng: rand.New(rand.NewPCG(seed, 0))}
	r.makeArticles(articles)
	r.makeEntities(max(8, int(float64(edges)/edgesPerNode)))
	seen := make(map[string]bool, edges)
	for len(seen) < edges {
		r.edge(seen)
	}
	parts := make([]graph.Extraction, articles)
	for i, a := range r.articles {
		parts[i] = a.extraction()
	}
	return parts
}

type random struct {
	rng      *rand.Rand
	articles []*article
	entities []*entity
}

func (r *random) makeArticles(n int) {
	first := date("2015-01-01")
	for i := range n {
		a := newArticle(fmt.Sprintf("archive/%06d.txt", i), "Report "+fmt.Sprint(i), "Paper "+fmt.Sprint(r.rng.IntN(40)), "")
		if r.rng.Float64() >= undatedShare {
			a.about.Published = first.AddDate(0, 0, r.rng.IntN(daysOfArchive))
		}
		r.articles = append(r.articles, a)
	}
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

// pick is an entity; those with low numbers are picked most.
func (r *random) pick() *entity {
	return r.entities[int(float64(len(r.entities))*math.Pow(r.rng.Float64(), degreeSkew))]
}

// edge states an edge in one article or more and notes it in seen.
func (r *random) edge(seen map[string]bool) {
	source, target := r.pick(), r.pick()
	if source == target {
		return
	}
	edgeType := randomTypes[r.rng.IntN(len(randomTypes))]
	if symmetric[edgeType] && target.id("") < source.id("") {
		source, target = target, source
	}
	seen[graph.EdgeID(source.id(""), edgeType, target.id(""))] = true
	r.statement(source, edgeType, target)
	for r.rng.Float64() < repeatChance {
		r.statement(source, edgeType, target)
	}
}

// statement states the edge in a sentence of its own in some article.
func (r *random) statement(source *entity, edgeType string, target *entity) {
	a := r.articles[r.rng.IntN(len(r.articles))]
	verb := strings.ToLower(strings.ReplaceAll(edgeType, "_", " "))
	place, speaker := r.pick(), r.pick()
	a.say(fmt.Sprintf("%s %s %s on Monday near %s, %s said.", source.name, verb, target.name, place.name, speaker.name))
	a.mention(source, source.name)
	a.mention(target, target.name)
	a.mention(place, place.name)
	a.mention(speaker, speaker.name)
	a.state(source, edgeType, target, verb, func(e *graph.Evidence) {
		e.Confidence = float64(30+r.rng.IntN(70)) / 100
		e.Modality = nlp.Modalities[int(float64(len(nlp.Modalities))*math.Pow(r.rng.Float64(), degreeSkew))]
		if r.rng.IntN(20) == 0 {
			e.Polarity = nlp.Negative
		}
		if r.rng.Float64() < attributed {
			e.Attribution, e.Cue = speaker.id(""), a.span("said")
		}
		if r.rng.Float64() < withCounts {
			e.Counts, e.Place = nlp.Counts{Killed: r.rng.IntN(9), Injured: r.rng.IntN(50)}, place.id("")
		}
		if day := a.about.Published; !day.IsZero() && r.rng.Float64() < withTime {
			e.Time = nlp.Time{Text: "Monday", From: day.AddDate(0, 0, -2), To: day.AddDate(0, 0, -1)}
		}
	})
}
