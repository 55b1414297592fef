package graphtest

import (
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// cast is who and what the small graph is about: every kind at least once.
type cast struct {
	norland, brigade, base, holm, reld, port, union, authority entity
	fishermen, drone, accord, summit                           entity
}

func newCast() *cast {
	return &cast{
		norland:   entity{kind: nlp.Country, name: "Norland", code: "XN", wikidata: "Q1000000001"},
		brigade:   entity{kind: nlp.ArmedGroup, name: "Red Falcon Brigade"},
		base:      entity{kind: nlp.Facility, name: "Karsa Air Base"},
		holm:      entity{kind: nlp.Person, name: "Ana Holm", wikidata: "Q1000000002"},
		reld:      entity{kind: nlp.Person, name: "Tomas Reld"},
		port:      entity{kind: nlp.Place, name: "Port Selm"},
		union:     entity{kind: nlp.Organization, name: "Harbour Union"},
		authority: entity{kind: nlp.Organization, name: "Harbour Authority"},
		fishermen: entity{kind: nlp.PeopleGroup, name: "fishermen", form: nlp.Described, local: true},
		drone:     entity{kind: nlp.Artifact, name: "Sea Wolf drone"},
		accord:    entity{kind: nlp.Document, name: "Karsa Accord"},
		summit:    entity{kind: nlp.Event, name: "Selm Summit"},
	}
}

// Small is a graph of three short articles that a person can check by eye. It
// has every kind of entity, every state of an edge, two sources, an unknown
// date, and evidence from one and from several articles.
func Small() []graph.Extraction {
	c := newCast()
	return []graph.Extraction{c.raid(), c.harbour(), c.undated()}
}

// raid is about an attack: facts, an accusation, a denial, a claim.
func (c *cast) raid() graph.Extraction {
	a := newArticle("news/raid.txt", "Rockets hit Karsa Air Base", "Norland Gazette", "2024-03-05")
	a.about.URL = "https://gazette.example/raid?id=1&page=2"

	a.say("The Red Falcon Brigade attacked Karsa Air Base near Port Selm with rockets on Monday, killing 3 and injuring 12.")
	a.mention(&c.brigade, "Red Falcon Brigade")
	a.mention(&c.base, "Karsa Air Base")
	a.mention(&c.port, "Port Selm")
	a.state(&c.brigade, "ATTACKED", &c.base, "attacked", func(e *graph.Evidence) {
		e.Instrument, e.Counts, e.Place = "rockets", nlp.Counts{Killed: 3, Injured: 12}, c.port.id("")
		e.Time = nlp.Time{Text: "Monday", Interval: nlp.Interval{
			From: date("2024-03-04"), To: date("2024-03-05"), Granularity: nlp.Day,
		}}
	})
	a.state(&c.base, "LOCATED_IN", &c.port, "near", func(e *graph.Evidence) { e.Confidence = 0.6 })

	a.say("Ana Holm accused Norland of arming the brigade.")
	a.mention(&c.holm, "Ana Holm")
	a.mention(&c.norland, "Norland")
	a.refer(&c.brigade, "brigade", nlp.Described)
	a.state(&c.holm, "ACCUSED", &c.norland, "accused", nil)
	a.state(&c.norland, "ARMED", &c.brigade, "arming", func(e *graph.Evidence) {
		e.Modality, e.Attribution, e.Cue, e.Confidence = nlp.Alleged, c.holm.id(""), a.span("accused"), 0.7
	})

	a.say("Norland denied that it bombed Port Selm in March.")
	a.mention(&c.norland, "Norland")
	a.refer(&c.norland, "it", nlp.Pronoun)
	a.mention(&c.port, "Port Selm")
	a.state(&c.norland, "BOMBED", &c.port, "bombed", func(e *graph.Evidence) {
		e.Modality, e.Attribution, e.Cue = nlp.Denied, c.norland.id(""), a.span("denied")
		e.Time = nlp.Time{Text: "in March", Interval: nlp.Interval{Granularity: nlp.Month}} // the words are known, the days are not
	})

	a.say("The Red Falcon Brigade said it shot down a Sea Wolf drone.")
	a.mention(&c.brigade, "Red Falcon Brigade")
	a.refer(&c.brigade, "it", nlp.Pronoun)
	a.mention(&c.drone, "Sea Wolf drone")
	a.state(&c.brigade, "DESTROYED", &c.drone, "shot down", func(e *graph.Evidence) {
		e.Modality, e.Attribution, e.Cue = nlp.Claimed, c.brigade.id(""), a.span("said")
	})
	return a.extraction()
}

// harbour is about politics in another paper: a negation, roles, a meeting,
// plans, threats and demands.
func (c *cast) harbour() graph.Extraction {
	a := newArticle("news/harbour.txt", "Selm talks end", "The Selm Courier", "2024-03-09")

	a.say("Tomas Reld, director of the Harbour Authority, met Ana Holm at the Selm Summit.")
	a.mention(&c.reld, "Tomas Reld")
	a.mention(&c.authority, "Harbour Authority")
	a.mention(&c.holm, "Ana Holm")
	a.mention(&c.summit, "Selm Summit")
	a.state(&c.reld, "LEADS", &c.authority, "director", func(e *graph.Evidence) { e.Role = "director" })
	a.state(&c.reld, "MET_WITH", &c.holm, "met", nil)
	a.state(&c.holm, "VISITED", &c.summit, "met", func(e *graph.Evidence) { e.Confidence = 0.5 })

	a.say("The Harbour Union did not attack Karsa Air Base, which the Red Falcon Brigade reportedly attacked.")
	a.mention(&c.union, "Harbour Union")
	a.mention(&c.base, "Karsa Air Base")
	a.mention(&c.brigade, "Red Falcon Brigade")
	a.state(&c.union, "ATTACKED", &c.base, "attack", func(e *graph.Evidence) {
		e.Polarity, e.Cue = nlp.Negative, a.span("not")
	})
	a.state(&c.brigade, "ATTACKED", &c.base, "attacked", func(e *graph.Evidence) {
		e.Modality, e.Cue, e.Confidence = nlp.Alleged, a.span("reportedly"), 0.5
	})

	a.say("Fishermen, 400 of them, protested against the Harbour Authority in Port Selm.")
	a.mention(&c.fishermen, "Fishermen")
	a.refer(&c.fishermen, "them", nlp.Pronoun)
	a.mention(&c.authority, "Harbour Authority")
	a.mention(&c.port, "Port Selm")
	a.state(&c.fishermen, "PROTESTED_AGAINST", &c.authority, "protested", func(e *graph.Evidence) {
		e.Counts, e.Place = nlp.Counts{People: 400}, c.port.id("")
	})

	a.say("Norland may sign the Karsa Accord, urged the union to join it and vowed to blockade Port Selm if the union refuses.")
	a.mention(&c.norland, "Norland")
	a.mention(&c.accord, "Karsa Accord")
	a.refer(&c.union, "union", nlp.Described)
	a.mention(&c.port, "Port Selm")
	unreal := func(modality nlp.Modality, cue string) func(*graph.Evidence) {
		return func(e *graph.Evidence) { e.Modality, e.Cue, e.Confidence = modality, a.span(cue), 0.36 }
	}
	a.state(&c.norland, "ENACTED", &c.accord, "sign", unreal(nlp.Hypothetical, "may"))
	a.state(&c.union, "ENACTED", &c.accord, "join", unreal(nlp.Demanded, "urged"))
	a.state(&c.norland, "BLOCKADED", &c.port, "blockade", unreal(nlp.Threatened, "vowed"))
	return a.extraction()
}

// undated is an article with neither date nor publisher that repeats an
// accusation, tells the meeting the other way round and calls names otherwise.
func (c *cast) undated() graph.Extraction {
	a := newArticle("blog.md", "", "", "")

	a.say("Ms. Holm met with Mr. Reld.")
	a.mention(&c.holm, "Ms. Holm")
	a.mention(&c.reld, "Mr. Reld")
	a.state(&c.holm, "MET_WITH", &c.reld, "met", nil)

	a.say("Norlandian ships allegedly armed the Red Falcon Brigade and will visit Port Selm after they tried to ram a ferry of the Harbour Authority.")
	a.mention(&c.norland, "Norlandian")
	a.mention(&c.brigade, "Red Falcon Brigade")
	a.mention(&c.port, "Port Selm")
	a.mention(&c.authority, "Harbour Authority")
	with := func(modality nlp.Modality, cue string) func(*graph.Evidence) {
		return func(e *graph.Evidence) { e.Modality, e.Cue, e.Confidence = modality, a.span(cue), 0.8 }
	}
	a.state(&c.norland, "ARMED", &c.brigade, "armed", with(nlp.Alleged, "allegedly"))
	a.state(&c.norland, "VISITED", &c.port, "visit", with(nlp.Planned, "will"))
	a.state(&c.norland, "ATTACKED", &c.authority, "ram", with(nlp.Attempted, "tried"))
	return a.extraction()
}
