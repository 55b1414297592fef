package relate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
	"github.com/newsgraph/newsgraph/nlp/relate"
)

// only is the one relation of the given type in d.
func only(t *testing.T, d *nlp.Doc, name string) *nlp.Relation {
	t.Helper()
	var found *nlp.Relation
	for i := range d.Relations {
		if d.Relations[i].Type == name {
			if found != nil {
				t.Fatalf("%q has two relations %s", d.Article.Text, name)
			}
			found = &d.Relations[i]
		}
	}
	if found == nil {
		t.Fatalf("%q has no relation %s", d.Article.Text, name)
	}
	return found
}

func TestDetails(t *testing.T) {
	r := newReader(t)
	d := r.read(t, "Police reportedly arrested six students in Oslo late Thursday.")
	got := only(t, d, "ARRESTED")
	if got.Counts.Detained != 6 {
		t.Errorf("%d detained, want 6", got.Counts.Detained)
	}
	if got.Place == nlp.None || d.Representative(got.Place).Name != "Oslo" {
		t.Errorf("the place is chain %d, want that of Oslo", got.Place)
	}
	if got.Time.Text != "late Thursday" {
		t.Errorf("the time is %q, want late Thursday", got.Time.Text)
	}
	if trigger, cue := d.Text(got.Trigger), d.Text(got.Cue); trigger != "arrested" || cue != "reportedly" {
		t.Errorf("trigger %q and cue %q, want arrested and reportedly", trigger, cue)
	}

	d = r.read(t, "The Red Falcon militia's drone strike on the village of Karsa killed 31 soldiers.")
	if got := only(t, d, "BOMBED"); got.Instrument != "drone" {
		t.Errorf("the instrument is %q, want drone", got.Instrument)
	}
	if got := only(t, d, "KILLED"); got.Counts.Killed != 31 {
		t.Errorf("%d killed, want 31", got.Counts.Killed)
	}

	d = r.read(t, "Tomas Reyle, a former press secretary of Velmar Bank, criticized Norway.")
	if got := only(t, d, "WORKS_FOR"); got.Role != "former press secretary" {
		t.Errorf("the role is %q, want former press secretary", got.Role)
	}
}

func TestConfidence(t *testing.T) {
	r := newReader(t)
	fact := only(t, r.read(t, "Norway attacked Sweden."), "ATTACKED").Confidence
	maybe := only(t, r.read(t, "Norway may attack Sweden."), "ATTACKED").Confidence
	if !(0 < maybe && maybe < fact && fact <= 1) {
		t.Errorf("a possibility has the confidence %v, a fact %v", maybe, fact)
	}
}

// TestQuotes checks who speaks in quotations that run over sentences and
// paragraphs.
func TestQuotes(t *testing.T) {
	r := newReader(t)
	d := r.read(t, "\"Norway attacked Sweden,\" Dagny Holt said. \"Sweden attacked Finland. Finland invaded Denmark.\"\n\n"+
		"Norway criticized Dagny Holt.\n")
	want := []string{
		"Norway -ATTACKED-> Sweden, says Dagny Holt",
		"Sweden -ATTACKED-> Finland, says Dagny Holt",
		"Finland -INVADED-> Denmark, says Dagny Holt",
		"Norway -CRITICIZED-> Dagny Holt",
	}
	got := make([]string, 0, len(d.Relations))
	for i := range d.Relations {
		got = append(got, say(d, &d.Relations[i]))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBlockQuote checks who speaks in paragraphs that a colon introduces.
func TestBlockQuote(t *testing.T) {
	r := newReader(t)
	d := r.read(t, "Following the vote, Foreign Secretary Dagny Holt said:\n\n“Norway attacked Sweden.\n\n“Sweden invaded Finland.”\n")
	for _, name := range []string{"ATTACKED", "INVADED"} {
		if r := only(t, d, name); r.Attribution == nlp.None || d.Representative(r.Attribution).Name != "Dagny Holt" {
			t.Errorf("%s is said by chain %d, want that of Dagny Holt", name, r.Attribution)
		}
	}
}

// TestUserType checks that a type of a user's file is found like the others.
func TestUserType(t *testing.T) {
	r := newReader(t)
	base, err := ontology.Default()
	check(t, err)
	types, err := ontology.Load(base, "sport.toml", strings.NewReader(`family = "sport"
[[type]]
name = "DEFEATED"
definition = "A team wins a match against another one."
subjects = ["Country"]
objects = ["Country"]
verbs = ["trounce"]
`))
	check(t, err)
	words, err := lexicon.Load()
	check(t, err)
	r.relater, err = relate.New(types, words)
	check(t, err)
	d := r.read(t, "Norway trounced Sweden.")
	if len(d.Relations) != 1 || d.Relations[0].Type != "DEFEATED" {
		t.Errorf("found %+v, want one DEFEATED", d.Relations)
	}
}

func TestEmpty(t *testing.T) {
	r := newReader(t)
	for _, text := range []string{"", "\n", ".", "\"", "said", "attack on", "to", ", , and"} {
		if d := r.read(t, text); len(d.Relations) != 0 {
			t.Errorf("%q says %+v", text, d.Relations)
		}
	}
}

func FuzzRelate(f *testing.F) {
	r := newReader(f)
	f.Add("The Red Falcon militia said it did not attack Karsa, Norway, on Tuesday.")
	f.Add("\"We will,\" said Holt. \"If Norway's army, led by Vail, attacks")
	f.Add("Norway-backed and, of to which that who 's by said")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 || !strings.Contains(text, " ") {
			return
		}
		d := r.read(t, strings.ToValidUTF8(text, ""))
		var explained []nlp.Relation
		for _, e := range r.relater.Explain(d) {
			for i := range e.Found {
				explained = append(explained, e.Found[i].Relation)
			}
		}
		if diff := cmp.Diff(d.Relations, explained); diff != "" && len(d.Relations)+len(explained) > 0 {
			t.Errorf("(-Relate +Explain):\n%s", diff)
		}
	})
}

func BenchmarkRelate(b *testing.B) {
	r := newReader(b)
	text := strings.Repeat("Gen. Orrin Vail, commander of the Red Falcon militia, said on Tuesday that Norway's army had "+
		"launched airstrikes on two bases in Sweden used by groups linked to the Harvest Party, killing 12 soldiers. ", 100)
	d := r.prepare(b, text)
	b.ResetTimer()
	for range b.N {
		r.relater.Relate(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
