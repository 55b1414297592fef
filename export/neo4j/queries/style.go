package queries

import (
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/propertygraph"
	"github.com/newsgraph/newsgraph/nlp"
)

// Style is a style for Neo4j Browser (GraSS): the colours that drawings have for
// the kinds, names as captions, and claims that no eye takes for facts.
func Style() string {
	var b strings.Builder
	rule := func(selector string, declarations ...string) {
		fmt.Fprintf(&b, "%s {\n", selector)
		for _, d := range declarations {
			fmt.Fprintf(&b, "  %s;\n", d)
		}
		b.WriteString("}\n")
	}
	node := func(label string, c export.Color, diameter, letters int, caption string) {
		rule("node."+label, fmt.Sprintf("diameter: %dpx", diameter), "color: "+hex(c), "border-color: "+hex(darker(c)),
			"border-width: 2px", "text-color-internal: "+textOn(c), fmt.Sprintf("font-size: %dpx", letters), fmt.Sprintf("caption: \"{%s}\"", caption))
	}
	grey := export.Color{R: 200, G: 203, B: 208}
	rule("node", "diameter: 50px", "color: "+hex(grey), "border-color: "+hex(darker(grey)), "border-width: 2px",
		"text-color-internal: "+textOn(grey), "font-size: 10px", `caption: "{name}"`)
	rule("relationship", "color: #6b7280", "shaft-width: 2px", "font-size: 8px", "padding: 3px",
		"text-color-external: #374151", "text-color-internal: #ffffff", `caption: "<type>"`)
	// Of two rules for a node the later counts: countries are places as well.
	node(string(nlp.Place), export.ColorOf(nlp.Place), 55, 10, "name")
	for _, k := range nlp.Kinds {
		if k != nlp.Place {
			node(string(k), export.ColorOf(k), 55, 10, "name")
		}
	}
	node(propertygraph.ArticleLabel, grey, 40, 10, "title")
	node(propertygraph.SentenceLabel, grey, 30, 10, "text")
	node(propertygraph.StatementLabel, export.Color{R: 250, G: 235, B: 200}, 50, 7, "type") // long words in one line
	claim := hex(export.ClaimColor())
	rule("relationship."+propertygraph.ClaimType, "color: "+claim, "shaft-width: 1px", "text-color-external: "+claim,
		`caption: "{type} ({state})"`)
	return b.String()
}

func hex(c export.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func darker(c export.Color) export.Color {
	const percent = 75
	part := func(v uint8) uint8 { return uint8(int(v) * percent / 100) }
	return export.Color{R: part(c.R), G: part(c.G), B: part(c.B)}
}

// textOn is the colour of text that can be read on c.
func textOn(c export.Color) string {
	const middle = 125
	if (299*int(c.R)+587*int(c.G)+114*int(c.B))/1000 > middle {
		return "#1f2933"
	}
	return "#ffffff"
}
