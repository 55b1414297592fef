package export

import (
	"bufio"
	"fmt"
	"io"
	"iter"
)

// Markup is an XML file under way. An element grows in memory until it is
// flushed.
type Markup struct {
	w   *bufio.Writer
	buf []byte
}

// NewMarkup begins a file.
func NewMarkup(w io.Writer) *Markup {
	return &Markup{w: bufio.NewWriter(w), buf: []byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")}
}

// Raw appends markup.
func (m *Markup) Raw(parts ...string) {
	for _, p := range parts {
		m.buf = append(m.buf, p...)
	}
}

// Attribute appends an attribute to the tag that is open.
func (m *Markup) Attribute(name, value string) {
	m.Raw(" ", name, `="`)
	m.buf = AppendXMLAttribute(m.buf, value)
	m.Raw(`"`)
}

// Text appends the content of an element.
func (m *Markup) Text(text string) { m.buf = AppendXMLText(m.buf, text) }

// Flush passes on what has been appended.
func (m *Markup) Flush() error {
	_, err := m.w.Write(m.buf)
	m.buf = m.buf[:0]
	return err
}

// Close passes on everything; the underlying writer stays open.
func (m *Markup) Close() error {
	if err := m.Flush(); err != nil {
		return fmt.Errorf("write the end: %w", err)
	}
	return m.w.Flush()
}

// Each appends every item to m and writes it.
func Each[T any](m *Markup, what string, items iter.Seq2[T, error], add func(*T)) error {
	for item, err := range items {
		if err != nil {
			return fmt.Errorf("read %s: %w", what, err)
		}
		add(&item)
		if err := m.Flush(); err != nil {
			return fmt.Errorf("write %s: %w", what, err)
		}
	}
	return nil
}
