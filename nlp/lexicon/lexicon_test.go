package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/newsgraph/newsgraph/nlp"
)

func TestLoad(t *testing.T) {
	if _, err := Load(); err != nil {
		t.Fatal(err)
	}
}

func TestLongest(t *testing.T) {
	l := loaded(t)
	tests := []struct {
		words string
		want  string
		n     int
	}{
		{"Iran", "Iran", 1},
		{"U.S. forces", "United States", 1},
		{"American troops", "United States", 1},
		{"Iraqis fled", "Iraqis", 1},
		{"Shi'ite fighters", "Shiites", 1},
		{"Saudi Arabian envoy", "Saudi Arabia", 2},
		{"Islamic State of Iraq and the Levant said", "Islamic State", 7},
		{"al - Qaida men", "Al-Qaeda", 3},
		{"al-Qaida men", "Al-Qaeda", 1},
		{"Hayat Tahrir al-Sham said", "Hayat Tahrir al-Sham", 3},
		{"Al Qa’ida", "Al-Qaeda", 2},
		{"Kurdistan Workers ' Party", "Kurdistan Workers' Party", 4},
		{"People 's Protection Units", "People's Protection Units", 4},
		{"UN Security Council", "UN Security Council", 3},
		{"United Nations", "United Nations", 2},
		{"Türkiye", "Turkey", 1},
		{"New York", "New York", 2},
		{"bicycle", "", 0},
		{"", "", 0},
	}
	for _, tt := range tests {
		got, n := l.Longest(strings.Fields(tt.words))
		if got.Name != tt.want || n != tt.n {
			t.Errorf("Longest(%s) = %q, %d; want %q, %d", tt.words, got.Name, n, tt.want, tt.n)
		}
	}
}

func TestCountry(t *testing.T) {
	l := loaded(t)
	for wording, code := range map[string]string{
		"United States": "US", "U.S.": "US", "American": "US", "Americans": "US", "British": "GB", "Britain": "GB",
		"Iraqi": "IQ", "Burma": "MM", "Soviet Union": "SU", "North Korean": "KP", "Ivory Coast": "CI", "UAE": "AE",
	} {
		if c, ok := l.Country(wording); !ok || c.Code != code {
			t.Errorf("Country(%q) = %v, %v; want code %s", wording, c, ok, code)
		}
	}
	if c, ok := l.Country("Hezbollah"); ok {
		t.Errorf("Hezbollah is the country %v", c)
	}
}

func TestUses(t *testing.T) {
	l := loaded(t)
	for wording, want := range map[string]Name{
		"Iran":     {Kind: nlp.Country, Name: "Iran", Code: "IR", Use: Noun},
		"Iranian":  {Kind: nlp.Country, Name: "Iran", Code: "IR", Use: Adjective},
		"Iranians": {Kind: nlp.PeopleGroup, Name: "Iranians", Code: "IR", Use: People},
		"US":       {Kind: nlp.Country, Name: "United States", Code: "US", Use: Noun, Acronym: true},
		"Kurdish":  {Kind: nlp.PeopleGroup, Name: "Kurds"},
	} {
		if got, ok := l.Lookup(wording); !ok || got != want {
			t.Errorf("Lookup(%q) = %+v, %v; want %+v", wording, got, ok, want)
		}
	}
}

func TestHeads(t *testing.T) {
	l := loaded(t)
	if h, ok := l.NameHead("Ministry"); !ok || h.Kind != nlp.Organization || !h.State {
		t.Errorf("NameHead(Ministry) = %+v, %v", h, ok)
	}
	if h, ok := l.DescribedHead("air strike"); !ok || h.Kind != nlp.Event {
		t.Errorf("DescribedHead(air strike) = %+v, %v", h, ok)
	}
	if h, ok := l.DescribedHead("gunman"); !ok || h.Kind != nlp.Person {
		t.Errorf("DescribedHead(gunman) = %+v, %v", h, ok)
	}
	if _, ok := l.DescribedHead("happiness"); ok {
		t.Error("happiness heads a mention")
	}
}

func TestTitle(t *testing.T) {
	l := loaded(t)
	for words, want := range map[string]int{
		"President Jones":            1,
		"Gen. Smith":                 1,
		"Prime Minister Ann Jones":   2,
		"Secretary of State Jones":   3,
		"prime minister of the land": 2,
		"Jones":                      0,
	} {
		if _, n := l.Title(strings.Fields(words)); n != want {
			t.Errorf("Title(%s) has %d words, want %d", words, n, want)
		}
	}
	if title, _ := l.Title([]string{"Mrs."}); title.Gender != Feminine {
		t.Errorf("Mrs. is %c", title.Gender)
	}
}

func TestPeople(t *testing.T) {
	l := loaded(t)
	if g, ok := l.Given("Angela"); !ok || g != Feminine {
		t.Errorf("Given(Angela) = %c, %v", g, ok)
	}
	if _, ok := l.Given("Bicycle"); ok {
		t.Error("Bicycle is a given name")
	}
	if !l.Surname("Johnson") || !l.Common("government") || l.Common("Johnson") {
		t.Error("Johnson should be a surname and no common word, government one")
	}
	if p, ok := l.Pronoun("Their"); !ok || p.Gender != Plural || p.Person != 3 {
		t.Errorf("Pronoun(Their) = %+v, %v", p, ok)
	}
}

func TestFold(t *testing.T) {
	for word, want := range map[string]string{
		"Qa’ida": "qaida", "U.S.": "us", "Côte": "cote", "-": "-", ".": ".", "’": "’", "": "", "Ünal": "unal",
	} {
		if got := Fold(word); got != want {
			t.Errorf("Fold(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestErrors replaces one file of the embedded data by a bad one.
func TestErrors(t *testing.T) {
	tests := []struct{ file, text, want string }{
		{"names.tsv", "Person\tAnn\nRobot\tBob\n", `names.tsv:2: unknown kind "Robot"`},
		{"names.tsv", "# note\n\nPerson\n", "names.tsv:3: 1 fields, want 2 or more"},
		{"names.tsv", "Person\t\n", "names.tsv:1: the name is empty"},
		{"countries.tsv", "XYZ\tLand\t\t\t\n", `countries.tsv:1: "XYZ" is no country code`},
		{"countries.tsv", "XY\t\t\t\t\n", "countries.tsv:1: the name is empty"},
		{"titles.tsv", "pet\t\tFido\n", `titles.tsv:1: unknown class of titles "pet"`},
		{"titles.tsv", "rank\tq\tGeneral\n", `titles.tsv:1: unknown gender "q"`},
		{"heads.tsv", "Thing\tname\tbox\n", `heads.tsv:1: unknown kind "Thing"`},
		{"heads.tsv", "Event\tsung\twar\n", `heads.tsv:1: unknown use "sung"`},
		{"heads.tsv", "Event\tname\twar\nPlace\tname\twar\n", `heads.tsv:2: "war" is listed twice, first as Event`},
		{"given.tsv", "Ann\tx\n", `given.tsv:1: unknown gender "x"`},
		{"pronouns.tsv", "he\tm\t4\n", `pronouns.tsv:1: unknown person "4"`},
		{"words.tsv", "\tof\n", "words.tsv:1: the first field is empty"},
	}
	for _, tt := range tests {
		data := copyData(t)
		data[tt.file] = &fstest.MapFile{Data: []byte(tt.text)}
		_, err := load(data)
		if err == nil || err.Error() != "lexicon: "+tt.want {
			t.Errorf("%s %q: error %v, want %s", tt.file, tt.text, err, tt.want)
		}
	}
	data := copyData(t)
	delete(data, "words.tsv")
	if _, err := load(data); err == nil || !strings.Contains(err.Error(), "words.tsv") {
		t.Errorf("a missing file gives the error %v", err)
	}
}

// TestHeaders checks that every file says what it is and where it is from.
func TestHeaders(t *testing.T) {
	for name, file := range copyData(t) {
		text := string(file.Data)
		if !strings.HasPrefix(text, "# ") || !strings.Contains(text, "\n# Source") {
			t.Errorf("%s does not start with comments that name its source", name)
		}
	}
}

// TestSize keeps the embedded data small.
func TestSize(t *testing.T) {
	size := 0
	for _, file := range copyData(t) {
		size += len(file.Data)
	}
	if size > 700_000 {
		t.Errorf("the data has %d bytes", size)
	}
}

func copyData(t *testing.T) fstest.MapFS {
	t.Helper()
	entries, err := embedded.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, e := range entries {
		b, err := embedded.ReadFile("data/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = &fstest.MapFile{Data: b}
	}
	return files
}

func loaded(t *testing.T) *Lexicon {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
