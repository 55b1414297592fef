package propertygraph

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// BuildID is the property that everything written carries: its mark. What
// carries none is the user's.
const BuildID = "buildId"

// A mark is hexadecimal digits, so that Neo4j keeps it inside the record of the
// property: those of the build that wrote something, then those of what it wrote.
const (
	buildDigits   = 8
	contentDigits = 16
)

// Content is a hash of what a row says: equal for two rows of one key only if
// they write the same.
type Content uint64

// Mark is the mark of what the build wrote.
func Mark(buildID string, c Content) string {
	return fmt.Sprintf("%s%0*x", buildID, contentDigits, uint64(c))
}

// ContentOf is the part of a mark that tells the content. It is false for what is
// no mark.
func ContentOf(mark string) (Content, bool) {
	if len(mark) != buildDigits+contentDigits {
		return 0, false
	}
	c, err := strconv.ParseUint(mark[buildDigits:], 16, 64)
	return Content(c), err == nil
}

// otherBuild is the Cypher that finds out whether what is called x carries the
// mark of a build other than $buildId.
func otherBuild(x string) string {
	return fmt.Sprintf("NOT %s.buildId STARTS WITH $buildId", x)
}

// digest hashes rows.
type digest struct {
	hash hash.Hash
	text bytes.Buffer
	sum  [sha256.Size]byte
}

func newDigest() *digest { return &digest{hash: sha256.New()} }

func (d *digest) of(r *Row) Content {
	d.text.Reset()
	fmt.Fprintf(&d.text, "%s %d %s %s", layout, r.Shape.Record, r.Shape.Entity, r.Shape.Type)
	d.value(r.Fields)
	d.hash.Reset()
	d.hash.Write(d.text.Bytes())
	return Content(binary.BigEndian.Uint64(d.hash.Sum(d.sum[:0])))
}

// value writes a value so that no other value is written alike: each has its
// sort in front, and texts their length.
func (d *digest) value(value any) {
	switch v := value.(type) {
	case nil:
		d.text.WriteByte('-')
	case string:
		d.string(v)
	case []string:
		fmt.Fprintf(&d.text, "l%d:", len(v))
		for _, text := range v {
			d.string(text)
		}
	case Fields:
		fmt.Fprintf(&d.text, "m%d:", len(v))
		for _, name := range slices.Sorted(maps.Keys(v)) {
			d.string(name)
			d.value(v[name])
		}
	case Date:
		d.text.WriteString("d" + time.Time(v).Format(time.DateOnly))
	case time.Time:
		d.text.WriteString("t" + v.Format(time.RFC3339Nano))
	default:
		fmt.Fprintf(&d.text, "(%v)", v)
	}
}

func (d *digest) string(text string) {
	d.text.WriteString("s" + strconv.Itoa(len(text)) + ":")
	d.text.WriteString(text)
}

// keySeparator stands between the parts of a key. No id has it.
const keySeparator = "\x1f"

// Key identifies what the row writes among the rows of its record.
func (r *Row) Key() string {
	id := func(of string) string { return r.Fields[of].(Fields)["id"].(string) }
	switch r.Shape.Record {
	case MentionRecord:
		return JoinKey(r.Fields["article"].(string), r.Fields["entity"].(string))
	case SentenceRecord, StatementRecord:
		return id("node")
	case EdgeRecord:
		return JoinKey(r.Shape.Type, id("properties"))
	default:
		return r.Fields["id"].(string)
	}
}

// JoinKey is the key that is made of parts.
func JoinKey(parts ...string) string { return strings.Join(parts, keySeparator) }
