package pipeline

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
)

// TestComplements checks which words behind a description say which one is
// meant.
func TestComplements(t *testing.T) {
	p := defaultEngine(t)
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Jets hit two facilities in eastern Norland on Monday.", []string{"Jets", "two facilities + in eastern Norland"}},
		{"The head of the central bank resigned.", []string{"head + of the central bank", "central bank"}},
		{"Supporters of the Harvest Party cheered.", []string{"Supporters + of the Harvest Party"}},
		{"The attack on the base near Karsa killed soldiers.", []string{"attack + on the base near Karsa", "base + near Karsa", "soldiers"}},
		{"Gunmen killed two judges in Karsa.", []string{"Gunmen", "two judges"}},
		{"The soldiers who fled to Karsa returned.", []string{"soldiers"}},
	} {
		d := read(t, p, &nlp.Article{Path: "test", Text: test.text})
		var got []string
		for _, m := range d.Mentions {
			if m.Form != nlp.Described {
				continue
			}
			words := d.Words(m.Range)
			if m.Complement.Len() > 0 {
				words += " + " + d.Words(m.Complement)
			}
			got = append(got, words)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.text, diff)
		}
	}
}

// TestDefiniteDescriptions checks what the last description of a text takes up:
// the first mention of its chain, with what stands around it.
func TestDefiniteDescriptions(t *testing.T) {
	p := defaultEngine(t)
	for _, test := range []struct{ text, want string }{
		{"Norwegian ships reached Iraq. Swedish officials praised the country.", "Iraq"},
		{"Iraqi ships left. Sailors praised the country.", "Iraqi"},
		{"The Taliban attacked Kabul. Rockets hit the Afghan forces.", "Afghan forces"},
		{"An attack in Oslo killed two. An attack in Bergen failed. Kurds condemned the attack in Oslo.", "attack in Oslo"},
	} {
		d := read(t, p, &nlp.Article{Path: "test", Text: test.text})
		of := d.ChainOf()
		last := len(d.Mentions) - 1
		for d.Mentions[last].Form != nlp.Described {
			last--
		}
		first := &d.Mentions[d.Chains[of[last]].Mentions[0]]
		if got := d.Words(first.Whole()); got != test.want {
			t.Errorf("%s: the last description takes up %q, want %q", test.text, got, test.want)
		}
	}
}
