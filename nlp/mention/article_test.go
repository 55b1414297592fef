package mention_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
)

// Tests give an article and the mentions that the engine finds in it: "form Kind
// words", with "= name" and "(code)" where the name differs from the words and
// where there is a code.

func TestNames(t *testing.T) {
	run(t, []findTest{
		{
			"title before a name",
			"Gen. Ann Lee arrived.",
			"named Person Ann Lee",
		},
		{
			"month and person",
			"Orrin Vail met Theresa May. Vail praised May in May.",
			"named Person Orrin Vail; named Person Theresa May; named Person Vail; named Person May",
		},
		{
			"body, title and name in one run",
			"Pentagon Press Secretary Paul Reed spoke.",
			"named Organization Pentagon; named Person Paul Reed",
		},
		{
			"country, title and name",
			"Indonesian President Budi Santoso won.",
			"named Country Indonesian = Indonesia (ID); named Person Budi Santoso",
		},
		{
			"title of a country",
			"President of Ukraine Olena Bondar spoke.",
			"described Person President; named Country Ukraine (UA); named Person Olena Bondar",
		},
		{
			"title in lower case",
			"The security minister Zorwan left.",
			"named Person Zorwan",
		},
		{
			"what a verb makes of the counted",
			"The police shot dead five protesters.",
			"described Organization police; described PeopleGroup five protesters",
		},
		{
			"what a verb makes of the counted, tagged as an adverb",
			"BAGHDAD - Iraq's interior minister, Nadia al-Rubaie, resigned on Tuesday, four days after the police shot dead five protesters in Basra.",
			"named Place BAGHDAD = Baghdad; named Country Iraq (IQ); described Person interior minister; named Person Nadia al-Rubaie; described Organization police; described PeopleGroup five protesters; named Place Basra",
		},
		{
			"government and city",
			"Oslo accused Moscow of spying. Envoys flew from Oslo to Moscow.",
			"named Country Oslo = Norway (NO); named Country Moscow = Russia (RU); described PeopleGroup Envoys; named Place Oslo; named Place Moscow",
		},
		{
			"the other side of talks",
			"Talks with Baghdad failed, and Ankara urged Baghdad to wait in Baghdad.",
			"described Event Talks; named Country Baghdad = Iraq (IQ); named Country Ankara = Turkey (TR); named Country Baghdad = Iraq (IQ); named Place Baghdad",
		},
		{
			"a company for short",
			"Velmar Energy sold a field in Norway. Velmar, which is based in Calgary, said so.",
			"named Organization Velmar Energy; named Country Norway (NO); named Organization Velmar; named Place Calgary",
		},
		{
			"initial, particle, nickname",
			"Karl M. Weber, Omar bin Rashid and Jim \"Red\" Stone met.",
			`named Person Karl M. Weber; named Person Omar bin Rashid; named Person Jim "Red" Stone`,
		},
		{
			"surname with a hyphenated article",
			"Hassan al-Karim fled.",
			"named Person Hassan al-Karim",
		},
		{
			"nationality adjective and people",
			"Iraqi drivers and Iranians waited.",
			"described PeopleGroup Iraqi drivers; named Country Iraqi = Iraq (IQ); named PeopleGroup Iranians",
		},
		{
			"acronyms count in capitals only",
			"It let US envoys tell us who won.",
			"pronoun Organization It; described PeopleGroup US envoys; named Country US = United States (US)",
		},
		{
			"names do not nest",
			"The Indonesian National Police and the U.S. Embassy closed.",
			"named Organization Indonesian National Police; named Organization U.S. Embassy",
		},
		{
			"head noun with a complement",
			"The Ministry of Health and Welfare denied it.",
			"named Organization Ministry of Health and Welfare; pronoun Organization it",
		},
		{
			"common words that make a name together",
			"The Guardians of Faith Brigade fired.",
			"named ArmedGroup Guardians of Faith Brigade",
		},
		{
			"place before a country",
			"Rebels took Zorbat, Syria.",
			"described PeopleGroup Rebels; named Place Zorbat; named Country Syria (SY)",
		},
		{
			"place after its kind",
			"She left the town of Zorbat.",
			"pronoun Person She; described Place town; named Place Zorbat",
		},
		{
			"the kind is that of the whole article",
			"Officials left Zorbat. The town of Zorbat burned.",
			"described PeopleGroup Officials; named Place Zorbat; described Place town; named Place Zorbat",
		},
		{
			"a surname goes with the full name",
			"Lloyd Austin came. Austin spoke.",
			"named Person Lloyd Austin; named Person Austin",
		},
		{
			"group in apposition",
			"Harakat Zorwan, a militia, left.",
			"named ArmedGroup Harakat Zorwan; described ArmedGroup militia",
		},
		{
			"acronym in brackets",
			"The National Seed Agency (NSX) closed.",
			"named Organization National Seed Agency; named Organization NSX",
		},
		{
			"the article's own acronym goes before a known one",
			"The New Hamlet Office (NATO) closed.",
			"named Organization New Hamlet Office; named Organization NATO",
		},
		{
			"country before a person",
			"The First Minister of Scotland Nicola Reed Hay spoke.",
			"described Person First Minister; named Place Scotland; named Person Nicola Reed Hay",
		},
		{
			"occupation at the start of a sentence",
			"Guitarist Ann Lee played.",
			"named Person Ann Lee",
		},
		{
			"the capital of a sentence's first word says nothing by itself",
			"Tomatoes are rare. Luckily, he left.",
			"pronoun Person he",
		},
		{
			"state body in lower case",
			"The Syrian army and the German government agreed.",
			"named ArmedGroup Syrian army; named Country Syrian = Syria (SY); " +
				"named Organization German government; named Country German = Germany (DE)",
		},
		{
			"reign of a person",
			"The Zorwan administration objected.",
			"named Organization Zorwan administration",
		},
		{
			"words in lower case are no names",
			"The army and the conservative party agreed on a general election.",
			"described ArmedGroup army; described Organization conservative party; described Event general election",
		},
		{
			"group that calls itself so",
			"A militant group calling itself Saraya Zorwan claimed the attack.",
			"described ArmedGroup militant group; pronoun Organization itself; named ArmedGroup Saraya Zorwan; described Event attack",
		},
		{
			"place by its predicate",
			"Zorwan is a village in Kenya.",
			"named Place Zorwan; described Place village; named Country Kenya (KE)",
		},
		{
			"direction before a country",
			"Fighting spread to northern Ethiopia.",
			"described Event Fighting; named Country Ethiopia (ET)",
		},
		{
			"generic head noun behind a name",
			"The Islamic State group fled.",
			"named ArmedGroup Islamic State group = Islamic State",
		},
		{
			"border of two countries",
			"The Syria-Iraq border closed.",
			"named Place Syria-Iraq border; named Country Syria (SY); named Country Iraq (IQ)",
		},
		{
			"possessive",
			"Iran's envoy slept.",
			"named Country Iran (IR); described Person envoy",
		},
		{
			"common words at the start of sentences",
			"Yesterday snow fell. Perhaps more falls.",
			"",
		},
		{
			"months and days are no names",
			"On Monday, March 3, she sang.",
			"pronoun Person she",
		},
		{
			"headline case",
			"Germany Condemns Deadly Attack in Zorbat, Syria",
			"named Country Germany (DE); described Event Deadly Attack; named Place Zorbat; named Country Syria (SY)",
		},
		{
			"numbered names",
			"Resolution 99 and Category 4 differ.",
			"named Document Resolution 99",
		},
		{
			"storms",
			"Hurricane Zora hit Lake Zorwan.",
			"named Event Hurricane Zora; named Place Lake Zorwan",
		},
	})
}

func TestDescriptions(t *testing.T) {
	run(t, []findTest{
		{
			"armed people",
			"Two gunmen shot a senior U.S. defense official.",
			"described PeopleGroup Two gunmen; described Person senior U.S. defense official; " +
				"named Country U.S. = United States (US)",
		},
		{
			"hyphenated modifier",
			"Iranian-backed Shiite militia groups fired.",
			"described ArmedGroup Iranian-backed Shiite militia groups; named Country Iranian = Iran (IR); " +
				"named PeopleGroup Shiite = Shiites",
		},
		{
			"event with a date",
			"He condemned the Feb. 15 rocket attack.",
			"pronoun Person He; described Event Feb. 15 rocket attack",
		},
		{
			"facility and place",
			"They hit two facilities in eastern Syria.",
			"pronoun PeopleGroup They; described Facility two facilities; named Country Syria (SY)",
		},
		{
			"document",
			"It sought a nuclear deal.",
			"pronoun Organization It; described Document nuclear deal",
		},
		{
			"a description that belongs to a name is none",
			"The news agency Zorpress quoted journalist Ann Lee.",
			"named Organization Zorpress; named Person Ann Lee",
		},
		{
			"quantity of people",
			"Dozens of masked protesters left and only two gunmen stayed.",
			"described PeopleGroup Dozens of masked protesters; described PeopleGroup two gunmen",
		},
		{
			"modifiers that are joined",
			"The strike hurt American and coalition soldiers.",
			"described Event strike; described PeopleGroup American and coalition soldiers; " +
				"named Country American = United States (US)",
		},
		{
			"possessor and modifiers",
			"Iran's most senior leaders met.",
			"named Country Iran (IR); described PeopleGroup most senior leaders",
		},
		{
			"other nouns are none",
			"The weather improved his happiness.",
			"pronoun Person his",
		},
	})
}

type findTest struct{ name, text, want string }

func run(t *testing.T, tests []findTest) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			if tt.want != "" {
				want = strings.Split(tt.want, "; ")
			}
			if diff := cmp.Diff(want, show(read(t, tt.text))); diff != "" {
				t.Errorf("mentions (-want +got):\n%s", diff)
			}
		})
	}
}

// engine is made once: it holds the model.
var engine = sync.OnceValues(func() (*pipeline.Pipeline, error) {
	types, err := ontology.Default()
	if err != nil {
		return nil, err
	}
	return pipeline.Default(types)
})

// read runs the engine on an article.
func read(tb testing.TB, text string) *nlp.Doc {
	tb.Helper()
	p, err := engine()
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := p.Read(&nlp.Article{Text: text})
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

func show(doc *nlp.Doc) []string {
	var out []string
	for _, m := range doc.Mentions {
		s := fmt.Sprintf("%s %s %s", m.Form, m.Kind, doc.Words(m.Range))
		if m.Name != "" && m.Name != doc.Words(m.Range) {
			s += " = " + m.Name
		}
		if m.Code != "" {
			s += " (" + m.Code + ")"
		}
		out = append(out, s)
	}
	return out
}
