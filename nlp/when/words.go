package when

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"github.com/newsgraph/newsgraph/nlp"
)

//go:embed data/words.toml
var data []byte

// class is a set of the classes that a word is in.
type class uint64

const (
	article class = 1 << iota
	onWord
	inWord
	ofWord
	andWord
	betweenWord
	fromWord
	toWord
	dash
	sinceWord
	untilWord
	byWord
	beforeWord
	afterWord
	forWord
	timePreposition
	within
	agoWord
	laterWord
	sooner
	age
	every
	some
	recent
	half
	dayPart
	hourOfDay
	weekendWord
	halfOfDay
	zone
	zoneNoun
	atWord
	currency
	other
	comma
	hyphen
	open
	doubtful
	scheduled
	planned
	upcoming
	urging
	future
	possible
	perfectAux
	presentPerfect
)

// classNames is the names that the classes have in the file.
var classNames = map[string]class{
	"article": article, "on": onWord, "in": inWord, "of": ofWord, "and": andWord, "between": betweenWord, "from": fromWord, "to": toWord,
	"dash": dash, "since": sinceWord, "until": untilWord, "by": byWord, "before": beforeWord, "after": afterWord, "for": forWord,
	"time_preposition": timePreposition, "within": within, "ago": agoWord, "later": laterWord, "sooner": sooner,
	"age": age, "every": every, "some": some, "recent": recent, "half": half, "day_part": dayPart, "hour_of_day": hourOfDay,
	"weekend": weekendWord, "half_of_day": halfOfDay, "zone": zone, "zone_noun": zoneNoun, "at": atWord,
	"currency": currency, "other": other, "comma": comma, "hyphen": hyphen, "open": open, "doubtful": doubtful,
	"scheduled": scheduled, "planned": planned, "upcoming": upcoming, "urging": urging, "future": future, "possible": possible, "perfect": perfectAux,
	"present_perfect": presentPerfect,
}

// portion is a part of a period.
type portion string

const (
	whole     portion = ""
	start     portion = "start"
	middle    portion = "middle"
	end       portion = "end"
	upToThen  portion = "before" // "earlier this week": up to the day it counts from
	fromThen  portion = "after"  // "later this week"
	firstHalf portion = "first half"
	lastHalf  portion = "last half"
)

// word is what a word can mean for a time. The zero word means nothing.
type word struct {
	class    class
	month    int // 1 to 12
	weekday  int // 1 is Monday
	season   int // 1 is spring
	quarter  int
	decade   int // its first year
	year     int // of a compound: "mid-2018"
	number   int
	ordinal  int // -1 is the last
	unit     nlp.Granularity
	portion  portion
	prefixed portion // of a compound: "mid-May"
	day      *int    // days from publication
	fromPub  *int    // periods from that of publication
	fromText *int    // periods from that of the time before
}

func (w *word) is(c class) bool { return w.class&c != 0 }

// namedDay is a day with a name. Month and day are zero where they change from
// year to year.
type namedDay struct {
	Names []string `toml:"names"`
	Month int      `toml:"month"`
	Day   int      `toml:"day"`
	Year  int      `toml:"year"`
}

// wordFile is the form of data/words.toml.
type wordFile struct {
	Month           map[string]int             `toml:"month"`
	Weekday         map[string]int             `toml:"weekday"`
	Season          map[string]int             `toml:"season"`
	Quarter         map[string]int             `toml:"quarter"`
	Decade          map[string]int             `toml:"decade"`
	Number          map[string]int             `toml:"number"`
	Ordinal         map[string]int             `toml:"ordinal"`
	Unit            map[string]nlp.Granularity `toml:"unit"`
	Portion         map[string]portion         `toml:"portion"`
	Day             map[string]int             `toml:"day"`
	FromPublication map[string]int             `toml:"from_publication"`
	FromText        map[string]int             `toml:"from_text"`
	Class           map[string][]string        `toml:"class"`
	NamedDays       []namedDay                 `toml:"named_day"`
}

// words is the word lists in the form in which they are looked up.
type words struct {
	byForm map[string]*word
	// named lists the days with a name by the first word of the name, each
	// with the rest of its words.
	named map[string][]dayName
}

type dayName struct {
	rest []string
	of   *namedDay
}

func loadWords() (*words, error) {
	var f wordFile
	if err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&f); err != nil {
		return nil, err
	}
	w := &words{byForm: map[string]*word{}, named: map[string][]dayName{}}
	for _, table := range []struct {
		values map[string]int
		set    func(*word, int)
	}{
		{f.Month, func(w *word, n int) { w.month = n }},
		{f.Weekday, func(w *word, n int) { w.weekday = n }},
		{f.Season, func(w *word, n int) { w.season = n }},
		{f.Quarter, func(w *word, n int) { w.quarter = n }},
		{f.Decade, func(w *word, n int) { w.decade = n }},
		{f.Number, func(w *word, n int) { w.number = n }},
		{f.Ordinal, func(w *word, n int) { w.ordinal = n }},
		{f.Day, func(w *word, n int) { w.day = &n }},
		{f.FromPublication, func(w *word, n int) { w.fromPub = &n }},
		{f.FromText, func(w *word, n int) { w.fromText = &n }},
	} {
		for form, n := range table.values {
			table.set(w.entry(form), n)
		}
	}
	for form, unit := range f.Unit {
		if !unit.Valid() {
			return nil, fmt.Errorf("%q has the unknown unit %q", form, unit)
		}
		w.entry(form).unit = unit
	}
	for form, p := range f.Portion {
		w.entry(form).portion = p
	}
	for name, forms := range f.Class {
		c, known := classNames[name]
		if !known {
			return nil, fmt.Errorf("unknown class %q", name)
		}
		for _, form := range forms {
			w.entry(form).class |= c
		}
	}
	for i := range f.NamedDays {
		for _, name := range f.NamedDays[i].Names {
			fields := strings.Fields(name)
			w.named[fields[0]] = append(w.named[fields[0]], dayName{fields[1:], &f.NamedDays[i]})
		}
	}
	return w, nil
}

func (w *words) entry(form string) *word {
	if w.byForm[form] == nil {
		w.byForm[form] = &word{}
	}
	return w.byForm[form]
}

// nothing is the word that no time is made of.
var nothing = &word{}

// lookup is what the word form, in lower case, can mean.
func (w *words) lookup(form string) *word {
	if known := w.byForm[form]; known != nil {
		return known
	}
	if front, rest, compound := strings.Cut(form, "-"); compound {
		if p, known := w.byForm[front], w.byForm[rest]; p != nil && p.portion != whole && (known != nil || decadeOf(rest) != 0 || figures(rest) >= firstYear) {
			split := word{decade: decadeOf(rest), year: figures(rest)}
			if known != nil {
				split = *known
			}
			split.prefixed = p.portion
			return &split
		}
	}
	if d := decadeOf(form); d != 0 {
		return &word{decade: d}
	}
	return nothing
}
