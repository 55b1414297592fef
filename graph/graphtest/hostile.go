package graphtest

import (
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// hostileTexts are valid UTF-8 that careless writers break on.
func hostileTexts() []string {
	texts := []string{
		`double "quotes" and 'single' ones`, "back`ticks`", `back\slash\`, `\`, `\u0041\n`,
		"two\nlines", "carriage\r\nreturn", "tab\tstop", " leading and trailing ", "a\u00a0b\u2028c\u2029d\u0085e",
		"<script>alert(1)</script>", "</script><script>alert(2)</script>", "<img src=x onerror=alert(3)>", `"><svg onload=alert(4)>`,
		"javascript:alert(5)", "]]>", "<![CDATA[x]]>", "&amp;", "&#x0;", "&", "<!-- -->", "?>",
		"\ufffe and \uffff", "\ufeffbyte order mark", "\ufffd", "\u007f\u0080\u009f", "\ufdd0\U0001fffe\U0010ffff",
		"\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627", "\u202eright to left\u202c", "e\u0301a\u0308\u0323", "\u00e9",
		"\U0001f469\u200d\U0001f680 \U0001f1fa\U0001f1f3", "\u65e5\u672c\u8a9e", "\U00020000",
		"007", "1e5", "-0", "NaN", "INF", "INFLUENCED", "true", "null", "None", "2024-03-05", "[]", `["a"]`, "{}",
		"=1+1", "@SUM(A1)", "+1", "-1", "a;b|c,d", "a,\"b\"\r\n", ":Label", ":auto", ":ID", "$param", "{{x}}", "%s%d%n", "${HOME}", "$(id)",
		`'}) MATCH (n) DETACH DELETE n //`, "`]->() DELETE n", `"; DROP TABLE nodes; --`, "../../etc/passwd",
		"n0123456789abcdef", "edge", strings.Repeat("long ", 2048) + "name",
	}
	for c := rune(0); c < 0x20; c++ {
		texts = append(texts, "control "+strconv.Itoa(int(c))+string(c)+"!")
	}
	return append(texts, "\x00", "\x1b[31mred\x1b[0m")
}

// hostile puts every hostile text everywhere that text can be.
func hostile() []graph.Extraction {
	texts := hostileTexts()
	parts := make([]graph.Extraction, 0, len(texts))
	hub := &entity{kind: nlp.Country, name: "Norland", code: "XN"}
	for i, text := range texts {
		a := newArticle("hostile/"+text, text, text, "2024-02-29")
		a.about.URL = text
		e := &entity{kind: nlp.Kinds[i%len(nlp.Kinds)], name: text, local: i%2 == 0}
		a.say(text + " influenced Norland, also called " + text + ".")
		a.mention(e, text)
		a.mention(e, text+".")
		a.mention(hub, "Norland")
		a.state(e, "INFLUENCED", hub, "influenced", func(ev *graph.Evidence) {
			ev.Instrument, ev.Role, ev.Rule, ev.Time.Text = text, text, text, text
			ev.Attribution, ev.Place = e.id(a.about.ID), hub.id("")
		})
		parts = append(parts, a.extraction())
	}
	return parts
}
