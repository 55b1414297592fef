package nlp

// Polarity says whether the text says that something is so or is not so.
type Polarity string

// The polarities.
const (
	Positive Polarity = "pos"
	Negative Polarity = "neg"
)

// Modality says how real the text says that something is.
type Modality string

// The modalities, as the ontology's global rules G1-G20 define them.
const (
	Asserted     Modality = "asserted"
	Alleged      Modality = "alleged"
	Claimed      Modality = "claimed"
	Denied       Modality = "denied"
	Threatened   Modality = "threatened"
	Planned      Modality = "planned"
	Attempted    Modality = "attempted"
	Demanded     Modality = "demanded"
	Hypothetical Modality = "hypothetical"
)

// Modalities lists the modalities from the most to the least real: the order
// in which an edge's statements are summed up.
var Modalities = [...]Modality{
	Asserted, Claimed, Alleged, Attempted, Planned, Threatened, Demanded, Hypothetical, Denied,
}

// Valid reports whether m is one of the nine modalities.
func (m Modality) Valid() bool {
	for _, known := range Modalities {
		if m == known {
			return true
		}
	}
	return false
}

// None is the chain index that stands for "no such participant".
const None = -1

// Relation is one statement that a sentence makes about two entities.
type Relation struct {
	Type            string // the ontology's name of the relation, "ATTACKED"
	Subject, Object int    // indices in Doc.Chains, not the same one
	Sentence        int    // index in Doc.Sentences
	Trigger         Span   // the words that say it, inside the sentence

	Polarity    Polarity
	Modality    Modality
	Attribution int  // who says so: an index in Doc.Chains, or None for the writer
	Cue         Span // the words that gave polarity, modality or attribution; empty if none

	Time       Time
	Place      int // where: an index in Doc.Chains, or None
	Instrument string
	Counts     Counts
	Role       string // title or family role, as written: "press secretary"

	Rule       string  // the name of the pattern that found it
	Confidence float64 // in (0, 1]
}

// Counts are the numbers of people that an event concerned; zero is unknown.
type Counts struct {
	Killed, Injured, Detained, People int
}
