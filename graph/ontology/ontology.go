// Package ontology holds the types of relations that a graph may have.
//
// The types are data: one TOML file a family under data/, each type with its
// definition, the kinds that it joins and the wordings that express it. A user
// adds types, or puts others in their place, with a file of the same form:
//
//	family = "sport"
//
//	[[type]]
//	name = "DEFEATED"
//	definition = "A team wins a match against another one."
//	subjects = ["Organization"]
//	objects = ["Organization"]
//	verbs = ["beat", "win against"]
//
// # Wordings
//
// A wording is a row of parts with a space between them. S and O stand for the
// subject and the object of the relation. Other parts are lemmas; "|" parts
// alternatives and "_" joins the words of one part.
//
//	attack on|against      O follows the last word when it is not named
//	link S to O            S stands in front when it is not named
//	O fall to S            whoever falls is the object
//	pour money into        words after a verb: its object, its particle, a preposition
//	urge O to V            V stands for a verb phrase
//	pledge * to O          * stands for any noun phrase
//	O die in E             E is an event: its doer, or itself, is the subject
//	S:Person take over     only people are meant; O:Place is any place or country
//	summon O=envoy|consul  the noun of O is one of these
//
// The lists of a type hold wordings of these forms:
//
//	verbs         the first word is a verb
//	armed_verbs   the same, for verbs of force that are also used of words
//	              ("hit", "strike"); they need a sign of arms
//	blast_verbs   the same, with a sign of arms that explode ("drone", "shell")
//	word_verbs    the same, where people or bodies "attack" each other with words:
//	              without any sign of arms
//	nouns         the first part is a noun: "drone_strike on|against"
//	compounds     "S-backed O", "O-based S"
//	roles         a noun that names S by its place in O: "leader of"; or O by
//	              its place in S: "subsidiary of S"
package ontology

import "github.com/newsgraph/newsgraph/nlp"

// Ontology is a set of relation types. It does not change once it is loaded.
type Ontology struct {
	Version string  // names this very set of types
	Types   []*Type // in the order of their families
	byName  map[string]*Type
}

// Type is one type of relation.
type Type struct {
	Name       string // "ATTACKED"
	Family     string // "violence"
	Definition string
	Subjects   []nlp.Kind // kinds expected as subject; guidance, not limits
	Objects    []nlp.Kind
	Symmetric  bool
	State      bool   // a lasting state, not an event
	Extends    bool   // what is done to something is done to whoever has it, or to where it is
	Root       Root   // its class among the PLOVER event codes, "" for none
	Example    string // a sentence that says it
	File       string // the user's file that it is from, "" for the built-in types
	Line       int    // where it begins in its file

	Verbs     []Pattern
	Nouns     []Pattern
	Compounds []Compound
	Roles     []Pattern
}

// Type is the type of the given name, or nil.
func (o *Ontology) Type(name string) *Type { return o.byName[name] }

// Root is a class of the PLOVER event ontology, "ASSAULT".
type Root string

// Hostile reports whether an event of the class harms or restricts its object.
func (r Root) Hostile() bool {
	switch r {
	case "ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN":
		return true
	}
	return false
}

// Violent reports whether an event of the class does physical harm.
func (r Root) Violent() bool { return r == "ASSAULT" }

// Verbal reports whether an event of the class is something that is said: of a
// plan or a statement, it concerns whoever stands behind that.
func (r Root) Verbal() bool {
	switch r {
	case "ACCUSE", "REJECT", "SUPPORT", "REQUEST", "PROTEST", "THREATEN":
		return true
	}
	return false
}
