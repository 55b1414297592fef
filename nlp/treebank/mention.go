package treebank

import (
	"errors"
	"fmt"
	"strings"
)

// mark opens and closes mentions at the last word of the document, as a cell
// of brackets says: "(3(4)", "(0|(1)|2)", "(3-person-new-cf1(4-place)". describe
// fills a mention from what stands behind an opening bracket.
func (b *builder) mark(cell string, describe func(*Mention, string) error) error {
	last := len(b.document().Words) - 1
	for cell != "" {
		switch cell[0] {
		case '|':
			cell = cell[1:]
		case '(':
			end := 1 + strings.IndexAny(cell[1:]+"(", "()|")
			m := Mention{}
			m.First = last
			if err := describe(&m, cell[1:end]); err != nil {
				return err
			}
			b.open = append(b.open, m)
			if cell = cell[end:]; strings.HasPrefix(cell, ")") {
				b.closeMention(len(b.open)-1, last+1)
				cell = cell[1:]
			}
		default:
			entity, rest, found := strings.Cut(cell, ")")
			if !found {
				return fmt.Errorf("%q is no brackets of mentions", cell)
			}
			i := b.findOpen(entity)
			if i < 0 {
				return fmt.Errorf("entity %q is closed but not open", entity)
			}
			b.closeMention(i, last+1)
			cell = rest
		}
	}
	return nil
}

// findOpen is the newest open mention of entity, or -1.
func (b *builder) findOpen(entity string) int {
	for i := len(b.open) - 1; i >= 0; i-- {
		if b.open[i].Entity == entity {
			return i
		}
	}
	return -1
}

func (b *builder) closeMention(i, end int) {
	m := b.open[i]
	m.End = end
	b.open = append(b.open[:i], b.open[i+1:]...)
	b.doc.Mentions = append(b.doc.Mentions, m)
}

// describeBare is for brackets with nothing but the entity.
func describeBare(m *Mention, text string) error {
	if text == "" {
		return errors.New("a mention of no entity")
	}
	m.Entity = text
	return nil
}

// entityFields are the places of what is read of the parts between hyphens.
type entityFields struct {
	entity, kind, link int // -1 where there is none
	total              int // the number of parts, -1 for any
}

// newEntityFields reads the order of the parts from the value of the comment
// "# global.Entity", such as "GRP-etype-infstat-minspan-link-identity". Without
// one, the entity and its kind come first.
func newEntityFields(global string) entityFields {
	f := entityFields{entity: 0, kind: 1, link: -1, total: -1}
	if global == "" {
		return f
	}
	names := strings.Split(global, "-")
	f = entityFields{entity: -1, kind: -1, link: -1, total: len(names)}
	for i, name := range names {
		switch name {
		case "GRP", "eid":
			f.entity = i
		case "etype":
			f.kind = i
		case "identity":
			f.link = i
		}
	}
	return f
}

// unescape undoes what keeps a title's brackets, bars and commas apart from
// those of the format.
var unescape = strings.NewReplacer("%28", "(", "%29", ")", "%7C", "|", "%2C", ",", "%2D", "-", "%25", "%")

// describe fills m from parts between hyphens.
func (f entityFields) describe(m *Mention, text string) error {
	// The last part, a title, may have hyphens of its own.
	parts := strings.SplitN(text, "-", f.total)
	part := func(i int) string {
		if i < 0 || i >= len(parts) {
			return ""
		}
		return parts[i]
	}
	m.Entity, m.Kind, m.Link = part(f.entity), part(f.kind), unescape.Replace(part(f.link))
	if m.Entity == "" {
		return fmt.Errorf("the mention %q has no entity", text)
	}
	return nil
}
