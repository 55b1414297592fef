package coref

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// sure is the score from which a description joins a name that the learned
// score alone links it to. Pronouns need none: of them nearly all links are
// right, while descriptions of one kind of thing are often of two things.
const sure = 0.6

// joinClusters joins pronouns, and descriptions that the sieves left alone,
// with the entity that the rest of their cluster is.
func (a *article) joinClusters() {
	of := a.mentionsByHead()
	for _, cluster := range a.doc.Clusters {
		members := a.members(cluster, of)
		anchor, ok := a.anchor(members)
		if !ok {
			continue
		}
		for _, m := range members {
			if a.mayJoin(anchor, m) {
				a.join(anchor, m.mention)
				a.keepGender(anchor, m.mention)
			}
		}
	}
}

// member is a reference that is a mention.
type member struct {
	mention int
	score   float32
}

// members gives the mentions of a cluster, in text order.
func (a *article) members(cluster []nlp.Reference, of map[int]int) []member {
	var found []member
	for _, r := range cluster {
		if i, ok := of[r.Head]; ok {
			found = append(found, member{i, r.Score})
		}
	}
	return found
}

// mentionsByHead finds mentions by their topmost token: that of a name is not
// its Head where the trees take the first word of names for it. Of two mentions
// with one top the longer is found.
func (a *article) mentionsByHead() map[int]int {
	of := make(map[int]int, len(a.mentions))
	for i := range a.mentions {
		m := &a.mentions[i]
		top := m.Head
		for steps := 0; steps < m.Len(); steps++ {
			up := a.doc.Tokens[top].Head
			if up == top || !m.Contains(up) {
				break
			}
			top = up
		}
		if _, taken := of[top]; !taken {
			of[top] = i
		}
	}
	return of
}

// anchor is the mention that a cluster's others join: of the chain with the
// most names in it, the earlier of equals; without names, the first
// description. Clusters of pronouns alone have none.
func (a *article) anchor(members []member) (int, bool) {
	votes := map[int]int{}
	best, most := -1, 0
	for _, m := range members {
		weight := 0
		switch a.mentions[m.mention].Form {
		case nlp.Named:
			weight = 1000
		case nlp.Described:
			weight = 1
		case nlp.Pronoun:
			continue
		}
		root := a.root(m.mention)
		votes[root] += weight
		if votes[root] > most {
			most, best = votes[root], m.mention
		}
	}
	return best, best >= 0
}

// mayJoin reports whether member m can be the entity of the anchor. Names stay
// with the sieves, which know two people of one name.
func (a *article) mayJoin(anchor int, m member) bool {
	i := m.mention
	if a.root(i) == a.root(anchor) {
		return false
	}
	switch a.mentions[i].Form {
	case nlp.Pronoun:
		return a.suits(anchor, i)
	case nlp.Described:
		return a.isAlone(i) && m.score >= sure && a.isDefinite(i) && a.sameKind(anchor, i)
	}
	return false
}

// isAlone reports whether no sieve has joined mention i.
func (a *article) isAlone(i int) bool { return a.size[a.root(i)] == 1 }

func (a *article) sameKind(i, k int) bool {
	return group(a.mentions[i].Kind) == group(a.mentions[k].Kind)
}

// isDefinite reports whether a determiner of something known stands in front.
func (a *article) isDefinite(i int) bool {
	first := a.mentions[i].First
	return first > 0 && a.lexicon.Is(lexicon.Definite, a.doc.Tokens[first-1].Norm)
}

// suits reports whether a pronoun can stand for the anchor's entity.
func (a *article) suits(anchor, pronoun int) bool {
	p, ok := a.lexicon.Pronoun(a.doc.Tokens[a.mentions[pronoun].First].Norm)
	if !ok {
		return true // of the first or second person
	}
	kind, known := a.mentions[a.root(anchor)].Kind, a.gender[a.root(anchor)]
	switch p.Gender {
	case lexicon.Masculine, lexicon.Feminine:
		return kind == nlp.Person && (known == lexicon.Unknown || known == p.Gender)
	case lexicon.Neuter:
		return kind != nlp.Person && kind != nlp.PeopleGroup
	}
	return true
}

// keepGender notes the gender that a pronoun gives a person.
func (a *article) keepGender(anchor, i int) {
	if a.mentions[i].Form != nlp.Pronoun {
		return
	}
	if p, ok := a.lexicon.Pronoun(a.doc.Tokens[a.mentions[i].First].Norm); ok {
		a.learnGender(anchor, p)
	}
}
