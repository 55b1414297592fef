package nlp

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Dump writes d in a form that people read and goldens compare: a block a
// sentence with its words, tags, times and mentions, then the chains with two or
// more mentions, then the relations.
func (d *Doc) Dump(w io.Writer) error {
	p := &dumper{w: w, d: d}
	for i := range d.Sentences {
		p.sentence(i)
	}
	p.chains()
	p.relations()
	return p.err
}

type dumper struct {
	w   io.Writer
	d   *Doc
	err error
}

func (p *dumper) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *dumper) sentence(i int) {
	s := p.d.Sentences[i]
	span := p.d.Span(s)
	p.printf("sentence %d [%d:%d]\n ", i, span.Start, span.End)
	for _, t := range p.d.Tokens[s.First:s.End] {
		p.printf(" %s", p.d.Text(t.Span))
		if t.Tag != "" {
			p.printf("/%s", t.Tag)
		}
	}
	p.printf("\n")
	for _, t := range p.d.Times {
		if s.Covers(t.Range) {
			p.printf("  %s %s\n", t.Kind, p.time(p.d.TimeOf(&t)))
		}
	}
	for m, mention := range p.d.Mentions {
		if s.Covers(mention.Range) {
			p.printf("  m%d %q %s %s", m, p.d.Words(mention.Range), mention.Form, mention.Kind)
			if mention.Name != "" {
				p.printf(" = %s", mention.Name)
			}
			if mention.Code != "" {
				p.printf(" (%s)", mention.Code)
			}
			if mention.Complement != (Range{}) {
				p.printf(" + %q", p.d.Words(mention.Complement))
			}
			p.printf("\n")
		}
	}
}

func (p *dumper) chains() {
	for i, c := range p.d.Chains {
		if len(c.Mentions) < 2 {
			continue
		}
		words := make([]string, len(c.Mentions))
		for k, m := range c.Mentions {
			words[k] = fmt.Sprintf("m%d %q", m, p.d.Words(p.d.Mentions[m].Range))
		}
		p.printf("chain %d %s: %s\n", i, p.name(i), strings.Join(words, ", "))
	}
}

func (p *dumper) relations() {
	for _, r := range p.d.Relations {
		p.printf("%s -%s-> %s (%s, %s", p.name(r.Subject), r.Type, p.name(r.Object), r.Polarity, r.Modality)
		if r.Attribution != None {
			p.printf(", says %s", p.name(r.Attribution))
		}
		if r.Role != "" {
			p.printf(", role %s", r.Role)
		}
		if r.Instrument != "" {
			p.printf(", with %s", r.Instrument)
		}
		if r.Place != None {
			p.printf(", at %s", p.name(r.Place))
		}
		if r.Time.Text != "" {
			p.printf(", when %s", p.time(r.Time))
		}
		p.printf(") %q by %s in sentence %d\n", p.d.Text(r.Trigger), r.Rule, r.Sentence)
	}
}

func (p *dumper) time(t Time) string {
	s := fmt.Sprintf("%q", t.Text)
	if t.Granularity != "" {
		s += " " + string(t.Granularity)
	}
	if t.Resolved() {
		s += fmt.Sprintf(" [%s, %s)", t.From.Format(time.DateOnly), t.To.Format(time.DateOnly))
	}
	return s
}

func (p *dumper) name(c int) string { return p.d.Representative(c).Name }
