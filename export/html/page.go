package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"io"
	"strings"
)

// The page; web/README.md says how it is made.
var (
	//go:embed web/page.html
	template string
	//go:embed web/dist/app.css
	style string
	//go:embed web/dist/app.js
	script string
)

// The template has these where something is to be filled in.
const (
	policyMark = "{{policy}}"
	styleMark  = "{{style}}"
	dataMark   = "{{data}}"
	scriptMark = "{{script}}"
)

// listSize is the number of bytes after which a list of records ends and the
// next one begins: browsers read a few megabytes at a time, and none of them a
// text of half a gigabyte.
const listSize = 1 << 20

// page is a file under way.
type page struct {
	w    io.Writer
	err  error  // of an earlier write
	tail string // what comes after the data
	buf  bytes.Buffer
	enc  *json.Encoder // into buf

	inList bool
	listed int // bytes in the open list
}

// openPage writes what comes before the data. An error shows with the next
// write.
func openPage(w io.Writer) *page {
	filled := strings.NewReplacer(policyMark, policy(), styleMark, style, scriptMark, script).Replace(template)
	head, tail, _ := strings.Cut(filled, dataMark)
	p := &page{w: w, tail: tail}
	// The encoder escapes <, >, & and the line ends of JavaScript, so that no
	// text can end its element.
	p.enc = json.NewEncoder(&p.buf)
	p.write(head)
	return p
}

// policy is the content security policy: this style and this script, pictures
// that they make themselves, and nothing else from anywhere.
func policy() string {
	return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data: blob:; worker-src blob:; " +
		"style-src " + source(style) + "; script-src " + source(script)
}

// source names an inline text in a policy.
func source(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (p *page) write(text string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, text)
	}
}

// encode is value as JSON; it is valid until the next call.
func (p *page) encode(value any) string {
	p.buf.Reset()
	if err := p.enc.Encode(value); err != nil && p.err == nil {
		p.err = err
	}
	return strings.TrimSuffix(p.buf.String(), "\n")
}

func (p *page) openBlock(part string) {
	p.write(`<script type="application/json" data-part="` + part + `">`)
}

func (p *page) closeBlock() { p.write("</script>\n") }

// block writes one value as an element of its own.
func (p *page) block(part string, value any) error {
	p.openBlock(part)
	p.write(p.encode(value))
	p.closeBlock()
	return p.err
}

// item writes value as the next one of a list.
func (p *page) item(part string, value any) error {
	text := p.encode(value)
	if p.inList && p.listed+len(text) > listSize {
		if err := p.endList(); err != nil {
			return err
		}
	}
	if p.inList {
		p.write(",\n")
	} else {
		p.openBlock(part)
		p.write("[")
		p.inList = true
	}
	p.write(text)
	p.listed += len(text)
	return p.err
}

// endList ends the open list, if there is one.
func (p *page) endList() error {
	if p.inList {
		p.write("]")
		p.closeBlock()
		p.inList, p.listed = false, 0
	}
	return p.err
}

func (p *page) close() error {
	p.write(p.tail)
	return p.err
}
