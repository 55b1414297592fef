package nlp

import (
	"fmt"
	"unicode/utf8"
)

// Check verifies the invariants of d that the types state. It costs time
// linear in the size of d. An error names the first thing that is wrong.
func (d *Doc) Check() error {
	for _, check := range []func() error{
		d.checkTokens, d.checkSentences, d.checkTrees, d.checkNames, d.checkFrames, d.checkTimes, d.checkMentions, d.checkClusters, d.checkChains, d.checkRelations,
	} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (d *Doc) checkTokens() error {
	end := 0
	for i, t := range d.Tokens {
		switch {
		case t.Empty():
			return fmt.Errorf("token %d is empty", i)
		case t.Start < end:
			return fmt.Errorf("token %d starts at %d, before the end of the one in front, %d", i, t.Start, end)
		case t.End > len(d.Article.Text):
			return fmt.Errorf("token %d ends at %d, past the text's %d bytes", i, t.End, len(d.Article.Text))
		case !utf8.RuneStart(d.Article.Text[t.Start]),
			t.End < len(d.Article.Text) && !utf8.RuneStart(d.Article.Text[t.End]):
			return fmt.Errorf("token %d cuts a character in two", i)
		case t.Norm == "":
			return fmt.Errorf("token %d has no norm", i)
		}
		end = t.End
	}
	return nil
}

func (d *Doc) checkSentences() error {
	next := 0
	for i, s := range d.Sentences {
		if s.First != next || s.End <= s.First || s.End > len(d.Tokens) {
			return fmt.Errorf("sentence %d is tokens %d to %d; want a start at %d and an end of at most %d",
				i, s.First, s.End, next, len(d.Tokens))
		}
		next = s.End
	}
	if next != len(d.Tokens) {
		return fmt.Errorf("%d tokens are in no sentence", len(d.Tokens)-next)
	}
	return nil
}

// checkTrees verifies that the parsed sentences are trees. Sentences without
// any relation are not parsed yet.
func (d *Doc) checkTrees() error {
	for i, s := range d.Sentences {
		if d.Tokens[s.First].Dep == "" {
			continue
		}
		if err := d.checkTree(s); err != nil {
			return fmt.Errorf("the tree of sentence %d %w", i, err)
		}
	}
	return nil
}

func (d *Doc) checkTree(s Range) error {
	// depth[i] is the number of steps from token s.First+i to the root, once
	// known; so every token is walked over once.
	depth := make([]int, s.End-s.First)
	root := None
	for i := s.First; i < s.End; i++ {
		switch t := d.Tokens[i]; {
		case t.Dep == "" || !s.Contains(t.Head):
			return fmt.Errorf("lets token %d depend on %d as %q", i, t.Head, t.Dep)
		case t.Head == i && root != None:
			return fmt.Errorf("has two roots, tokens %d and %d", root, i)
		case t.Head == i:
			root = i
			depth[i-s.First] = 1
		}
	}
	for i := s.First; i < s.End; i++ {
		steps, at := 0, i
		for depth[at-s.First] == 0 {
			if steps++; steps > len(depth) {
				return fmt.Errorf("has a cycle above token %d", i)
			}
			at = d.Tokens[at].Head
		}
		total := depth[at-s.First] + steps
		for at = i; depth[at-s.First] == 0; at = d.Tokens[at].Head {
			depth[at-s.First] = total
			total--
		}
	}
	return nil
}

func (d *Doc) checkNames() error {
	end := 0
	for i, n := range d.Names {
		if n.First < end || n.End <= n.First || n.End > len(d.Tokens) || n.Label == "" {
			return fmt.Errorf("name %d is tokens %d to %d with the label %q", i, n.First, n.End, n.Label)
		}
		end = n.End
	}
	return nil
}

func (d *Doc) checkFrames() error {
	last := -1
	for i, f := range d.Frames {
		if f.Predicate <= last || f.Predicate >= len(d.Tokens) {
			return fmt.Errorf("frame %d has the predicate %d", i, f.Predicate)
		}
		last = f.Predicate
		s := d.Sentences[d.SentenceOf(f.Predicate)]
		for _, a := range f.Arguments {
			if !s.Contains(a.Head) || a.Role == "" {
				return fmt.Errorf("frame %d has the argument %d as %q", i, a.Head, a.Role)
			}
		}
	}
	return nil
}

func (d *Doc) checkTimes() error {
	end := 0
	for i, t := range d.Times {
		switch {
		case t.First < end || t.End <= t.First || t.End > len(d.Tokens):
			return fmt.Errorf("time %d is tokens %d to %d", i, t.First, t.End)
		case !d.Sentences[d.SentenceOf(t.First)].Covers(t.Range):
			return fmt.Errorf("time %d runs over the end of its sentence", i)
		case t.Kind != Date && t.Kind != Duration && t.Kind != Repeated:
			return fmt.Errorf("time %d has the unknown kind %q", i, t.Kind)
		case t.Kind != Date && t.Resolved():
			return fmt.Errorf("time %d is a %s and has an interval", i, t.Kind)
		}
		if err := t.check(); err != nil {
			return fmt.Errorf("time %d %w", i, err)
		}
		end = t.End
	}
	return nil
}

func (i Interval) check() error {
	switch {
	case i.From.IsZero() != i.To.IsZero():
		return fmt.Errorf("has one end only, %v to %v", i.From, i.To)
	case !i.From.IsZero() && !i.From.Before(i.To):
		return fmt.Errorf("ends before it starts, at %v", i.To)
	case i.Granularity != "" && !i.Granularity.Valid():
		return fmt.Errorf("has the unknown granularity %q", i.Granularity)
	case i.Resolved() && i.Granularity == "":
		return fmt.Errorf("is resolved without a granularity")
	}
	return nil
}

func (d *Doc) checkMentions() error {
	var open []Range // the mentions around the current one, outermost first
	for i, m := range d.Mentions {
		if m.First < 0 || m.End <= m.First || m.End > len(d.Tokens) {
			return fmt.Errorf("mention %d is tokens %d to %d of %d", i, m.First, m.End, len(d.Tokens))
		}
		if i > 0 {
			p := d.Mentions[i-1]
			if m.First < p.First || m.First == p.First && m.End >= p.End {
				return fmt.Errorf("mention %d is out of order", i)
			}
		}
		for len(open) > 0 && open[len(open)-1].End <= m.First {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && !open[len(open)-1].Covers(m.Range) {
			return fmt.Errorf("mention %d crosses another one", i)
		}
		open = append(open, m.Range)
		if err := d.checkMention(m); err != nil {
			return fmt.Errorf("mention %d %w", i, err)
		}
	}
	return nil
}

func (d *Doc) checkMention(m Mention) error {
	switch {
	case !d.Sentences[d.SentenceOf(m.First)].Covers(m.Range):
		return fmt.Errorf("runs over the end of its sentence")
	case !m.Contains(m.Head):
		return fmt.Errorf("has its head, token %d, outside", m.Head)
	case !m.Kind.Valid():
		return fmt.Errorf("has the unknown kind %q", m.Kind)
	case m.Form != Named && m.Form != Described && m.Form != Pronoun:
		return fmt.Errorf("has the unknown form %q", m.Form)
	case (m.Name == "") != (m.Form == Pronoun):
		return fmt.Errorf("is %s and has the name %q", m.Form, m.Name)
	case m.Complement != (Range{}) && (m.Form != Described || m.Complement.First != m.End || m.Complement.Len() < 1):
		return fmt.Errorf("is %s and has tokens %d to %d for its complement", m.Form, m.Complement.First, m.Complement.End)
	case !d.Sentences[d.SentenceOf(m.First)].Covers(m.Whole()):
		return fmt.Errorf("has a complement that runs over the end of its sentence")
	case m.Code != "" && m.Kind != Country:
		return fmt.Errorf("is a %s with the country code %q", m.Kind, m.Code)
	}
	return nil
}

func (d *Doc) checkClusters() error {
	taken := make([]bool, len(d.Tokens))
	first := None
	for i, c := range d.Clusters {
		if len(c) < 2 {
			return fmt.Errorf("cluster %d has %d references", i, len(c))
		}
		if c[0].Head <= first {
			return fmt.Errorf("cluster %d is out of order", i)
		}
		first = c[0].Head
		last := None
		for _, r := range c {
			switch {
			case r.Head <= last || r.Head >= len(d.Tokens) || taken[r.Head]:
				return fmt.Errorf("cluster %d has the reference of token %d out of order", i, r.Head)
			case !r.Contains(r.Head) || !d.Sentences[d.SentenceOf(r.Head)].Covers(r.Range):
				return fmt.Errorf("cluster %d has token %d head tokens %d to %d", i, r.Head, r.First, r.End)
			}
			taken[r.Head] = true
			last = r.Head
		}
	}
	return nil
}

func (d *Doc) checkChains() error {
	taken := make([]bool, len(d.Mentions))
	first := -1
	for i, c := range d.Chains {
		if len(c.Mentions) == 0 {
			return fmt.Errorf("chain %d is empty", i)
		}
		if c.Mentions[0] <= first {
			return fmt.Errorf("chain %d is out of order", i)
		}
		first = c.Mentions[0]
		represented := false
		last := -1
		for _, m := range c.Mentions {
			if m <= last || m >= len(d.Mentions) {
				return fmt.Errorf("chain %d has mention %d out of order", i, m)
			}
			if taken[m] {
				return fmt.Errorf("mention %d is in two chains", m)
			}
			taken[m] = true
			last = m
			represented = represented || m == c.Representative
		}
		if !represented {
			return fmt.Errorf("chain %d does not hold its representative, mention %d", i, c.Representative)
		}
		if d.Mentions[c.Representative].Form == Pronoun {
			return fmt.Errorf("chain %d is represented by a pronoun", i)
		}
	}
	return nil
}

func (d *Doc) checkRelations() error {
	for i, r := range d.Relations {
		if err := d.checkRelation(r); err != nil {
			return fmt.Errorf("relation %d (%s) %w", i, r.Type, err)
		}
	}
	return nil
}

func (d *Doc) checkRelation(r Relation) error {
	chain := func(c int) bool { return 0 <= c && c < len(d.Chains) }
	switch {
	case r.Type == "" || r.Rule == "":
		return fmt.Errorf("lacks its type or its rule %q", r.Rule)
	case !chain(r.Subject) || !chain(r.Object) || r.Subject == r.Object:
		return fmt.Errorf("joins chains %d and %d of %d", r.Subject, r.Object, len(d.Chains))
	case r.Attribution != None && !chain(r.Attribution):
		return fmt.Errorf("is attributed to chain %d of %d", r.Attribution, len(d.Chains))
	case r.Place != None && !chain(r.Place):
		return fmt.Errorf("is placed at chain %d of %d", r.Place, len(d.Chains))
	case r.Sentence < 0 || r.Sentence >= len(d.Sentences):
		return fmt.Errorf("is in sentence %d of %d", r.Sentence, len(d.Sentences))
	case r.Trigger.Empty() || !d.Span(d.Sentences[r.Sentence]).Contains(r.Trigger):
		return fmt.Errorf("has its trigger %v outside its sentence", r.Trigger)
	case r.Cue.Start < 0 || r.Cue.End > len(d.Article.Text) || r.Cue.End < r.Cue.Start:
		return fmt.Errorf("has its cue %v outside the text", r.Cue)
	case r.Polarity != Positive && r.Polarity != Negative:
		return fmt.Errorf("has the unknown polarity %q", r.Polarity)
	case !r.Modality.Valid():
		return fmt.Errorf("has the unknown modality %q", r.Modality)
	case !(r.Confidence > 0 && r.Confidence <= 1):
		return fmt.Errorf("has the confidence %v", r.Confidence)
	}
	if err := r.Time.check(); err != nil {
		return fmt.Errorf("has a time that %w", err)
	}
	return nil
}
