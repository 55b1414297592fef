package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/newsgraph/newsgraph/nlp"
)

// Ids are a letter and 16 hexadecimal digits of a SHA-256 over what identifies
// the thing, so that they are the same in every build, whatever the order of
// the articles. At ten million things the chance of one collision is about
// 3 in a million.

func hashID(letter string, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		// The length in front keeps ("ab", "c") and ("a", "bc") apart.
		h.Write([]byte(strconv.Itoa(len(p)) + ":" + p))
	}
	return letter + hex.EncodeToString(h.Sum(nil)[:8])
}

// NodeID is the id of the entity of a kind and name. It is the seam where
// entities of different articles become one: a country is its code, everything
// else its kind and its name without case, spacing and leading article. Where
// local is not empty, it is the id of the one article in which the name means
// something.
func NodeID(kind nlp.Kind, name, code, local string) string {
	if kind == nlp.Country && code != "" {
		return hashID("n", string(nlp.Country), "code", code)
	}
	return hashID("n", string(kind), foldName(name), local)
}

// EdgeID is the id of the edge of one type between two nodes.
func EdgeID(source, edgeType, target string) string {
	return hashID("e", source, edgeType, target)
}

// StatementID is the id of one piece of evidence of the edge with the given id.
// Two statements of one edge differ in their place, polarity or modality.
func StatementID(edge string, e *Evidence) string {
	place := fmt.Sprintf("%d:%d:%d:%d", e.Sentence.Start, e.Sentence.End, e.Trigger.Start, e.Trigger.End)
	return hashID("s", edge, e.Article, place, string(e.Polarity), string(e.Modality), e.Attribution)
}

// SentenceID is the id of a sentence of an article.
func SentenceID(article string, s nlp.Span) string {
	return fmt.Sprintf("%s:%d-%d", article, s.Start, s.End)
}

// foldName is name as it counts for identity.
func foldName(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), unicode.IsSpace)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
