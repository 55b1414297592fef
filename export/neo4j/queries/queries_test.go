package queries

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/nlp"
)

// Every query says what it asks, uses every parameter that it has and no other.
func TestAll(t *testing.T) {
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	parameter := regexp.MustCompile(`\$(\w+)`)
	for _, q := range all {
		if !strings.HasSuffix(q.Title, "?") {
			t.Errorf("%s asks %q", q.Name, q.Title)
		}
		used := map[string]bool{}
		for _, m := range parameter.FindAllStringSubmatch(q.body, -1) {
			used[m[1]] = true
		}
		for _, p := range q.Parameters {
			if !used[p.Name] {
				t.Errorf("%s does not use its parameter %s", q.Name, p.Name)
			}
			delete(used, p.Name)
		}
		if len(used) > 0 {
			t.Errorf("%s has no parameters %v", q.Name, used)
		}
		text, err := q.Text(nil)
		if err != nil || !strings.HasPrefix(text, "// "+q.Title+"\n") || !strings.HasSuffix(text, ";\n") || strings.Contains(text, "$") {
			t.Errorf("%s is printed as (%v)\n%s", q.Name, err, text)
		}
	}
}

func TestText(t *testing.T) {
	q, err := parse("// title: Who?\n// param who: text = A\n// param since: date = 2031-03-01\n// A note.\nMATCH (n {name: $who}) WHERE n.day > $since RETURN n;\n")
	if err != nil {
		t.Fatal(err)
	}
	got, err := q.Text(map[string]string{"who": `x"}) DETACH DELETE n // $since`})
	want := "// Who?\n// A note.\nMATCH (n {name: \"x\\\"}) DETACH DELETE n // $since\"}) WHERE n.day > date(\"2031-03-01\") RETURN n;\n"
	if err != nil || got != want {
		t.Errorf("got (%v)\n%s, want\n%s", err, got, want)
	}
	for _, values := range []map[string]string{{"since": "yesterday"}, {"whom": "B"}} {
		if text, err := q.Text(values); err == nil {
			t.Errorf("%v gives %s", values, text)
		}
	}
	if _, err := parse("// title: Who?\n// param who = A\nRETURN $who;\n"); err == nil {
		t.Error("a parameter without a type is no error")
	}
}

// The rule of a node's kind comes after those of its wider labels.
func TestStyle(t *testing.T) {
	style := Style()
	at := func(selector string) int {
		i := strings.Index(style, selector+" {\n")
		if i < 0 {
			t.Errorf("no rule for %s", selector)
		}
		return i
	}
	for _, k := range nlp.Kinds {
		if at("node."+string(k)) < at("node.Place") {
			t.Errorf("the rule of places hides that of %s", k)
		}
	}
	if at("relationship.CLAIM") < at("relationship") {
		t.Error("the rule of all relationships hides that of claims")
	}
	if strings.Count(style, "{\n") != strings.Count(style, "\n}") || !strings.Contains(style, "color: #c0392b") {
		t.Errorf("got\n%s", style)
	}
}

// Every caption can be read on its node: the better of light and dark is taken.
func TestTextOn(t *testing.T) {
	for _, k := range nlp.Kinds {
		c := export.ColorOf(k)
		light, dark := contrast(c, export.Color{R: 255, G: 255, B: 255}), contrast(c, export.Color{R: 0x1f, G: 0x29, B: 0x33})
		if best := max(light, dark); best < 3 || (textOn(c) == "#ffffff") != (light == best) {
			t.Errorf("%s: light text has the contrast %.1f, dark %.1f; taken is %s", k, light, dark, textOn(c))
		}
	}
}

// contrast is the ratio of the relative luminances, as WCAG 2 defines it.
func contrast(a, b export.Color) float64 {
	luminance := func(c export.Color) float64 {
		part := func(v uint8) float64 { return math.Pow((float64(v)/255+0.055)/1.055, 2.4) }
		return float64(0.2126*part(c.R)) + float64(0.7152*part(c.G)) + float64(0.0722*part(c.B))
	}
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}
