package encoder

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	// maxPieces is how many pieces of a word are used; what is left of longer
	// words is dropped.
	maxPieces = 16
	// maxLetters is the length of the longest word, in characters, that is
	// split at all. It bounds what a word costs.
	maxLetters = 100
)

// splitter splits words into the pieces of an uncased BERT vocabulary.
type splitter struct {
	initial map[string]int32 // pieces that parts begin with
	inner   map[string]int32 // pieces behind others, without their "##"
	longest int              // bytes of the longest piece
	marks   struct{ unknown, open, end int32 }
}

func newSplitter(vocabulary []string) (*splitter, error) {
	s := &splitter{initial: make(map[string]int32, len(vocabulary)), inner: map[string]int32{}}
	for i, piece := range vocabulary {
		table := s.initial
		if rest, isInner := strings.CutPrefix(piece, "##"); isInner {
			piece, table = rest, s.inner
		}
		if _, twice := table[piece]; twice {
			return nil, fmt.Errorf("the vocabulary has the piece %q twice", vocabulary[i])
		}
		table[piece] = int32(i)
		s.longest = max(s.longest, len(piece))
	}
	var known [3]bool
	s.marks.unknown, known[0] = s.initial["[UNK]"]
	s.marks.open, known[1] = s.initial["[CLS]"]
	s.marks.end, known[2] = s.initial["[SEP]"]
	if known != [3]bool{true, true, true} {
		return nil, errors.New("the vocabulary lacks [UNK], [CLS] or [SEP]")
	}
	return s, nil
}

// wordBuffer is the memory in which a word is split.
type wordBuffer struct {
	pieces     []int32
	part       []byte
	decomposed []byte
}

// split gives the pieces of a word, from one to maxPieces; they are in b until
// its next use. As BERT's own tokeniser does, it leaves accents and capitals
// out, makes marks and Chinese characters parts of their own, and then matches
// each part greedily; a part that cannot be matched is one unknown piece. A
// word over maxLetters is one unknown piece too.
func (s *splitter) split(word string, b *wordBuffer) []int32 {
	b.pieces = b.pieces[:0]
	if len(word) <= maxLetters*utf8.UTFMax && utf8.RuneCountInString(word) <= maxLetters {
		s.parts(word, b)
	}
	if len(b.pieces) == 0 {
		b.pieces = append(b.pieces, s.marks.unknown)
	}
	return b.pieces[:min(len(b.pieces), maxPieces)]
}

func (s *splitter) parts(word string, b *wordBuffer) {
	b.decomposed = norm.NFD.AppendString(b.decomposed[:0], word)
	b.part = b.part[:0]
	for i := 0; i < len(b.decomposed); {
		r, size := utf8.DecodeRune(b.decomposed[i:])
		i += size
		switch classOf(r) {
		case letter:
			b.part = utf8.AppendRune(b.part, unicode.ToLower(r))
		case alone:
			s.match(b)
			b.part = utf8.AppendRune(b.part, r)
			s.match(b)
		case space:
			s.match(b)
		}
	}
	s.match(b)
}

// match appends the pieces of b.part, which it empties.
func (s *splitter) match(b *wordBuffer) {
	table, before := s.initial, len(b.pieces)
	for rest := b.part; len(rest) > 0; table = s.inner {
		// A piece that ended inside a character would not be UTF-8, as all
		// pieces are.
		end := min(len(rest), s.longest)
		id, found := table[string(rest[:end])]
		for !found && end > 1 {
			end--
			id, found = table[string(rest[:end])]
		}
		if !found {
			b.pieces = append(b.pieces[:before], s.marks.unknown)
			break
		}
		b.pieces = append(b.pieces, id)
		rest = rest[end:]
	}
	b.part = b.part[:0]
}

// class is what a character does in a word.
type class int

const (
	letter  class = iota // stands beside others
	alone                // is a part of its own
	space                // ends a part
	ignored              // might as well not be there
)

// classOf gives the class of a character of decomposed text.
func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return asciiClass(r)
	case r == utf8.RuneError, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Mn):
		return ignored
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
		return space
	case unicode.IsPunct(r), isChinese(r):
		return alone
	}
	return letter
}

func asciiClass(r rune) class {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
		return letter
	case r == ' ', r == '\t', r == '\n', r == '\r':
		return space
	case r < ' ', r == 0x7f:
		return ignored
	}
	return alone // all marks and symbols, "$" and "+" too
}

// isChinese reports whether r is of the CJK ideographs in the blocks that BERT
// knows; Japanese kana and Korean are letters.
func isChinese(r rune) bool {
	return unicode.Is(chinese, r)
}

var chinese = &unicode.RangeTable{
	R16: []unicode.Range16{{0x3400, 0x4dbf, 1}, {0x4e00, 0x9fff, 1}, {0xf900, 0xfaff, 1}},
	R32: []unicode.Range32{
		{0x20000, 0x2a6df, 1},
		{0x2a700, 0x2b73f, 1},
		{0x2b740, 0x2b81f, 1},
		{0x2b820, 0x2ceaf, 1},
		{0x2f800, 0x2fa1f, 1},
	},
}
