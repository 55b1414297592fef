package propertygraph

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
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
	mark := append(make([]byte, 0, buildDigits+contentDigits), buildID...)
	return string(hex.AppendEncode(mark, binary.BigEndian.AppendUint64(nil, uint64(c))))
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
	hash  hash.Hash
	text  []byte
	sum   [sha256.Size]byte
	names map[fieldSet][]string // sorted
}

// fieldSet is what tells the names of fields apart: rows of a record have the same
// ones, but for claims, which have more.
type fieldSet struct {
	record Record
	inner  bool
	size   int
}

func newDigest() *digest { return &digest{hash: sha256.New(), names: map[fieldSet][]string{}} }

func (d *digest) of(r *Row) Content {
	d.text = append(d.text[:0], layout...)
	for _, part := range []string{strconv.Itoa(int(r.Shape.Record)), string(r.Shape.Entity), r.Shape.Type} {
		d.string(part)
	}
	d.fields(r.Shape.Record, false, r.Fields)
	d.hash.Reset()
	d.hash.Write(d.text)
	return Content(binary.BigEndian.Uint64(d.hash.Sum(d.sum[:0])))
}

func (d *digest) fields(record Record, inner bool, f Fields) {
	d.sort('m', len(f))
	for _, name := range d.sorted(fieldSet{record, inner, len(f)}, f) {
		d.string(name)
		if properties, isMap := f[name].(Fields); isMap {
			d.fields(record, true, properties)
		} else {
			d.value(f[name])
		}
	}
}

// sorted is the names of fields, in order.
func (d *digest) sorted(set fieldSet, f Fields) []string {
	names, known := d.names[set]
	for _, name := range names {
		if _, found := f[name]; !found {
			known = false
		}
	}
	if !known {
		names = slices.Sorted(maps.Keys(f))
		d.names[set] = names
	}
	return names
}

// value writes a value so that no other value is written alike: each has its
// sort in front, and texts their length.
func (d *digest) value(value any) {
	switch v := value.(type) {
	case nil:
		d.text = append(d.text, '-')
	case string:
		d.string(v)
	case []string:
		d.sort('l', len(v))
		for _, text := range v {
			d.string(text)
		}
	case int:
		d.sort('i', v)
	case float64:
		d.text = strconv.AppendFloat(append(d.text, 'f'), v, 'g', -1, 64)
	case bool:
		d.text = strconv.AppendBool(d.text, v)
	case Date:
		d.text = time.Time(v).AppendFormat(append(d.text, 'd'), time.DateOnly)
	case time.Time:
		d.text = v.AppendFormat(append(d.text, 't'), time.RFC3339Nano)
	default:
		panic(fmt.Sprintf("a field has the type %T, for which there is no Type", v))
	}
}

func (d *digest) string(text string) {
	d.sort('s', len(text))
	d.text = append(d.text, text...)
}

func (d *digest) sort(letter byte, n int) {
	d.text = append(strconv.AppendInt(append(d.text, letter), int64(n), 10), ':')
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
