package relate

import (
	"bytes"
	"embed"
	"fmt"
	"path"

	"github.com/pelletier/go-toml/v2"

	"github.com/newsgraph/newsgraph/nlp"
)

//go:embed data/*.toml
var data embed.FS

// set is a set of words in lower case.
type set map[string]bool

// wordList is a list of words as a file has it.
type wordList []string

func (l wordList) set() set {
	s := make(set, len(l))
	for _, w := range l {
		s[w] = true
	}
	return s
}

// cue is what a class of words does to what it governs.
type cue struct {
	Name       string       `toml:"name"`
	Modality   nlp.Modality `toml:"modality"` // "" leaves the modality as it is
	Other      nlp.Modality `toml:"other"`    // the modality where somebody else is to do it
	Negative   bool         `toml:"negative"` // it did not happen
	Speaker    bool         `toml:"speaker"`  // the subject of the verb says it
	On         string       `toml:"on"`       // what alone it acts on: see below
	States     bool         `toml:"states"`   // it ends the states that nouns tell of, too
	Act        string       `toml:"act"`      // the relation to whom its complement concerns, "" for none
	Verbs      []string     `toml:"verbs"`
	Nouns      []string     `toml:"nouns"`
	Adjectives []string     `toml:"adjectives"`
}

// The limits of cues.
const (
	onInfinitive = "infinitive" // "is going to attack"
	onClause     = "clause"     // "dismissed reports that", not "dismissed a report"
	onNoun       = "noun"       // "lost control of"
)

// cueFile is the form of data/cues.toml.
type cueFile struct {
	Cues       []cue                   `toml:"cue"`
	Modals     map[string]nlp.Modality `toml:"modals"`
	Adverbs    map[string]nlp.Modality `toml:"adverbs"`
	Adjectives map[string]nlp.Modality `toml:"adjectives"`
	Words      struct {
		Negators            wordList `toml:"negators"`
		NegativeDeterminers wordList `toml:"negative_determiners"`
		Conditions          wordList `toml:"conditions"`
		Inverted            wordList `toml:"inverted"`
		Infinitives         wordList `toml:"infinitives"`
		Complementizers     wordList `toml:"complementizers"`
		Generic             wordList `toml:"generic"`
		Relatives           wordList `toml:"relatives"`
		Sources             wordList `toml:"sources"`
		Would               wordList `toml:"would"`
		FirstPerson         wordList `toml:"first_person"`
	} `toml:"words"`
}

// evaluation is the words that say what somebody thinks of what they are said
// of, and the relation that this makes.
type evaluation struct {
	Type  string   `toml:"type"`
	Words wordList `toml:"words"`
}

// wordFile is the form of data/words.toml.
type wordFile struct {
	LightVerbs    wordList          `toml:"light_verbs"`
	ObjectControl wordList          `toml:"object_control"`
	Containers    wordList          `toml:"containers"`
	Weapons       wordList          `toml:"weapons"`
	Arms          wordList          `toml:"arms"`
	Blasts        wordList          `toml:"blasts"`
	Befalling     wordList          `toml:"befalling"`
	Giving        wordList          `toml:"giving"`
	Helping       wordList          `toml:"helping"`
	Inside        wordList          `toml:"inside"`
	Including     wordList          `toml:"including"`
	State         wordList          `toml:"state"`
	Elect         wordList          `toml:"elect"`
	Incumbent     wordList          `toml:"incumbent"`
	Headed        wordList          `toml:"headed"`
	Independent   wordList          `toml:"independent"`
	Parts         wordList          `toml:"parts"`
	Roles         wordList          `toml:"roles"`
	Circumstances wordList          `toml:"circumstances"`
	Where         wordList          `toml:"where"`
	Running       wordList          `toml:"running"`
	Aims          wordList          `toml:"aims"`
	Naming        wordList          `toml:"naming"`
	Succeeding    wordList          `toml:"succeeding"`
	Nominating    wordList          `toml:"nominating"`
	Underway      wordList          `toml:"underway"`
	Former        wordList          `toml:"former"`
	Places        wordList          `toml:"places"`
	Responsible   wordList          `toml:"responsible"`
	Blaming       wordList          `toml:"blaming"`
	Agents        wordList          `toml:"agents"`
	Between       wordList          `toml:"between"`
	Copulas       wordList          `toml:"copulas"`
	Whole         wordList          `toml:"whole"`
	Private       wordList          `toml:"private"`
	Accusing      wordList          `toml:"accusing"`
	Asserting     wordList          `toml:"asserting"`
	Means         wordList          `toml:"means"`
	Claiming      wordList          `toml:"claiming"`
	Real          wordList          `toml:"real"`
	Preventing    wordList          `toml:"preventing"`
	Firing        wordList          `toml:"firing"`
	Charging      wordList          `toml:"charging"`
	Behests       wordList          `toml:"behests"`
	Obligations   wordList          `toml:"obligations"`
	Sequels       wordList          `toml:"sequels"`
	Requests      wordList          `toml:"requests"`
	Ending        wordList          `toml:"ending"`
	Voiced        wordList          `toml:"voiced"`
	Resigning     wordList          `toml:"resigning"`
	Regions       wordList          `toml:"regions"`
	Singled       wordList          `toml:"singled"`
	Avowals       map[string]string `toml:"avowals"`
	Denials       map[string]string `toml:"denials"`
	Counts        map[string]string `toml:"counts"`
	Numbers       map[string]int    `toml:"numbers"`
	Calling       wordList          `toml:"calling"`
	Describing    wordList          `toml:"describing"`
	Favours       wordList          `toml:"favours"`
	Speech        wordList          `toml:"speech"`
	Authorial     wordList          `toml:"authorial"`
	Concerning    wordList          `toml:"concerning"`
	Receiving     wordList          `toml:"receiving"`
	Until         wordList          `toml:"until"`
	Communicating wordList          `toml:"communicating"`
	Commanding    wordList          `toml:"commanding"`
	Joining       wordList          `toml:"joining"`
	Addressing    wordList          `toml:"addressing"`
	Yielding      wordList          `toml:"yielding"`
	Evaluations   []evaluation      `toml:"evaluation"`
	Attachments   []attachment      `toml:"attachment"`
}

// confidenceFile is the form of data/confidence.toml.
type confidenceFile struct {
	Rules   map[string]float64 `toml:"rules"`
	Factors map[string]float64 `toml:"factors"`
}

// words are the word lists in the form in which they are looked up.
type words struct {
	verbCues, nounCues, adjectiveCues map[string]*cue
	modals, adverbs, adjectives       map[string]nlp.Modality

	negators, negativeDeterminers, conditions, infinitives, complementizers              set
	generic, relatives, sources, would, firstPerson                                      set
	lightVerbs, objectControl, containers                                                set
	weapons, arms, blasts, giving, helping, befalling, inside, including, former, places set
	responsible, blaming, agents, between, copulas                                       set
	private, accusing, claiming, real, preventing, means, firing                         set
	asserting, whole, charging, behests, obligations, sequels                            set
	state, elect, incumbent, headed, independent, parts, roles, circumstances, where     set
	calling, describing, favours, speech, authorial, concerning                          set
	receiving, yielding, until, addressing, communicating, commanding, joining, inverted set
	running, aims, naming, nominating, underway, succeeding                              set

	requests, ending, voiced, resigning, regions, singled set
	denials, counts                                       map[string]string
	avowals                                               map[string]string // what it makes to say these words of an act
	numbers                                               map[string]int
	copula                                                string
	attachments                                           []attachment
	evaluations                                           map[string]string // the relation that a word of evaluation makes
	rules, factors                                        map[string]float64
}

func loadWords() (*words, error) {
	var c cueFile
	var w wordFile
	var f confidenceFile
	for _, part := range []struct {
		name string
		into any
	}{{"cues.toml", &c}, {"words.toml", &w}, {"confidence.toml", &f}} {
		text, err := data.ReadFile(path.Join("data", part.name))
		if err != nil {
			return nil, err
		}
		if err := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(part.into); err != nil {
			return nil, fmt.Errorf("%s: %w", part.name, err)
		}
	}
	all := &words{
		modals: c.Modals, adverbs: c.Adverbs, adjectives: c.Adjectives,
		negators: c.Words.Negators.set(), negativeDeterminers: c.Words.NegativeDeterminers.set(),
		conditions: c.Words.Conditions.set(), infinitives: c.Words.Infinitives.set(), complementizers: c.Words.Complementizers.set(),
		generic: c.Words.Generic.set(), relatives: c.Words.Relatives.set(), sources: c.Words.Sources.set(),
		would: c.Words.Would.set(), inverted: c.Words.Inverted.set(), firstPerson: c.Words.FirstPerson.set(),
		lightVerbs: w.LightVerbs.set(), objectControl: w.ObjectControl.set(),
		containers: w.Containers.set(), befalling: w.Befalling.set(), giving: w.Giving.set(), helping: w.Helping.set(),
		weapons: w.Weapons.set(), arms: w.Arms.set(), blasts: w.Blasts.set(), inside: w.Inside.set(),
		including: w.Including.set(), former: w.Former.set(), places: w.Places.set(),
		responsible: w.Responsible.set(), blaming: w.Blaming.set(), agents: w.Agents.set(),
		between: w.Between.set(), copulas: w.Copulas.set(),
		whole: w.Whole.set(), charging: w.Charging.set(),
		private: w.Private.set(), means: w.Means.set(), claiming: w.Claiming.set(), real: w.Real.set(), preventing: w.Preventing.set(), firing: w.Firing.set(), accusing: w.Accusing.set(),
		asserting: w.Asserting.set(), behests: w.Behests.set(), obligations: w.Obligations.set(), sequels: w.Sequels.set(), requests: w.Requests.set(), ending: w.Ending.set(), voiced: w.Voiced.set(), resigning: w.Resigning.set(), regions: w.Regions.set(), singled: w.Singled.set(), avowals: w.Avowals,
		state: w.State.set(), elect: w.Elect.set(), incumbent: w.Incumbent.set(), headed: w.Headed.set(),
		independent: w.Independent.set(), parts: w.Parts.set(), roles: w.Roles.set(), circumstances: w.Circumstances.set(), where: w.Where.set(), running: w.Running.set(), aims: w.Aims.set(),
		naming: w.Naming.set(), succeeding: w.Succeeding.set(), nominating: w.Nominating.set(), underway: w.Underway.set(),
		calling: w.Calling.set(), describing: w.Describing.set(), favours: w.Favours.set(), speech: w.Speech.set(),
		authorial: w.Authorial.set(), concerning: w.Concerning.set(),
		receiving: w.Receiving.set(), until: w.Until.set(), communicating: w.Communicating.set(), commanding: w.Commanding.set(), joining: w.Joining.set(), addressing: w.Addressing.set(), yielding: w.Yielding.set(),
		evaluations: map[string]string{},
		denials:     w.Denials, counts: w.Counts, numbers: w.Numbers, copula: w.Copulas[0], attachments: w.Attachments, rules: f.Rules, factors: f.Factors,
	}
	for _, e := range w.Evaluations {
		for _, word := range e.Words {
			all.evaluations[word] = e.Type
		}
	}
	return all, all.indexCues(c.Cues)
}

// indexCues files the cues under their words; the first cue of a word holds.
func (w *words) indexCues(cues []cue) error {
	w.verbCues, w.nounCues, w.adjectiveCues = map[string]*cue{}, map[string]*cue{}, map[string]*cue{}
	for i := range cues {
		c := &cues[i]
		if c.Modality != "" && !c.Modality.Valid() {
			return fmt.Errorf("cue %s has the unknown modality %q", c.Name, c.Modality)
		}
		for _, part := range []struct {
			index map[string]*cue
			words []string
		}{{w.verbCues, c.Verbs}, {w.nounCues, c.Nouns}, {w.adjectiveCues, c.Adjectives}} {
			for _, word := range part.words {
				if part.index[word] == nil {
					part.index[word] = c
				}
			}
		}
	}
	return nil
}
