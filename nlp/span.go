package nlp

// Span is a half-open range of bytes, [Start, End), in Article.Text.
// Everything in a Doc or a graph that points into text is a Span.
type Span struct {
	Start, End int
}

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers no byte. The zero Span is empty; it stands
// for "no such place in the text".
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Range is a half-open range of indices, [First, End), in Doc.Tokens.
type Range struct {
	First, End int
}

// Len is the number of tokens in r.
func (r Range) Len() int { return r.End - r.First }

// Contains reports whether token i is in r.
func (r Range) Contains(i int) bool { return r.First <= i && i < r.End }

// Covers reports whether q lies wholly inside r.
func (r Range) Covers(q Range) bool { return r.First <= q.First && q.End <= r.End }

// Overlaps reports whether r and q share at least one token.
func (r Range) Overlaps(q Range) bool { return r.First < q.End && q.First < r.End }
