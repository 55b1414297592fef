package nlp

// Kind is what an entity is. The ten kinds are those of the ontology.
type Kind string

// The kinds of entities.
const (
	Person       Kind = "Person"       // a named or described individual
	Organization Kind = "Organization" // a body: government, ministry, company, party, court, medium
	ArmedGroup   Kind = "ArmedGroup"   // forces of a state, militia, rebel or terrorist group, unit
	PeopleGroup  Kind = "PeopleGroup"  // nationality, ethnic or religious group, crowd, set of people
	Country      Kind = "Country"      // a sovereign or de facto state
	Place        Kind = "Place"        // a city, region, sea, border
	Facility     Kind = "Facility"     // a base, airport, embassy building, hospital, crossing
	Event        Kind = "Event"        // an attack, election, war, summit, disaster
	Artifact     Kind = "Artifact"     // a weapon, vehicle, ship, product, sum of money
	Document     Kind = "Document"     // a law, treaty, deal, resolution, statement
)

// Kinds lists the kinds in the order in which they are reported.
var Kinds = [...]Kind{
	Person, Organization, ArmedGroup, PeopleGroup, Country, Place, Facility, Event, Artifact, Document,
}

// Valid reports whether k is one of the ten kinds.
func (k Kind) Valid() bool {
	for _, known := range Kinds {
		if k == known {
			return true
		}
	}
	return false
}

// Form is how a mention refers to its entity.
type Form string

// The forms of mentions.
const (
	Named     Form = "named"     // "Lloyd Austin", "American"
	Described Form = "described" // "U.S. forces", "a senior official"
	Pronoun   Form = "pronoun"   // "he", "its"
)

// Mention is one place in the text where an entity is referred to.
type Mention struct {
	// Range is the mention's tokens, without a leading article or title and
	// without a trailing possessive. It lies inside one sentence. Mentions are
	// sorted by First, the longer first; two mentions are disjoint or one lies
	// inside the other ("Iranian" in "Iranian-backed militias").
	Range
	// Head is the index of the head token, inside Range: the word that a verb
	// agrees with ("militias"); of a name, its last token.
	Head int
	Kind Kind
	Form Form
	// Name is what the entity is called, as far as this mention tells:
	// "United States" for "American", "Lloyd Austin" for "Lloyd Austin",
	// "U.S. forces" for "U.S. forces". Empty for pronouns.
	Name string
	// Complement is the words right behind a description that say which one is
	// meant: "in eastern Syria" of "two facilities in eastern Syria". It is
	// empty where there are none, and no mention crosses it.
	Complement Range
	// Code is the ISO 3166-1 alpha-2 code of a country, else "".
	Code string
}

// Whole is the mention's tokens with its complement.
func (m *Mention) Whole() Range {
	return Range{m.First, max(m.End, m.Complement.End)}
}

// Chain is the mentions of one entity in one article.
type Chain struct {
	// Mentions are indices in Doc.Mentions, rising. No mention is in two
	// chains; a pronoun that nothing resolves is in none.
	Mentions []int
	// Representative is the index in Doc.Mentions of the mention that names
	// the entity best; its Name and Kind are the entity's. It is one of
	// Mentions and not a pronoun.
	Representative int
	// Local says that the name means something only inside this article
	// ("the gunmen"), so that it must not be joined with another article's.
	Local bool
}
