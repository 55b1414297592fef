package tag

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math"

	"github.com/jdkato/prose/v2"
)

// perceptron is an averaged perceptron (Collins 2002, "Discriminative Training
// Methods for Hidden Markov Models") with the features of Matthew Honnibal's
// tagger, of which prose is a port.
//
// Weights have three decimals, so that thousandths are whole numbers and a
// score does not depend on the order in which it is added up.
type perceptron struct {
	classes []string
	only    map[string]string // words that had one tag in the training data
	slots   []slot            // a hash table with open addressing
	weights []weight          // of all features; a feature's are together
}

// slot says where the weights of the feature with a hash are. The zero slot is
// empty.
type slot struct {
	hash        uint64
	start, size uint32
}

// weight is what a feature adds to the score of a class.
type weight struct {
	class       uint16
	thousandths int32
}

// maxClasses is a bound on the number of classes; there are 45.
const maxClasses = 64

func loadPerceptron() (*perceptron, error) {
	m := &perceptron{}
	if err := decodeAsset("classes.gob", &m.classes); err != nil {
		return nil, err
	}
	if len(m.classes) == 0 || len(m.classes) > maxClasses {
		return nil, fmt.Errorf("classes.gob has %d classes", len(m.classes))
	}
	if err := decodeAsset("tags.gob", &m.only); err != nil {
		return nil, err
	}
	data, err := prose.Asset(assetName("weights.gob"))
	if err != nil {
		return nil, err
	}
	if err := m.readWeights(data); err != nil {
		return nil, fmt.Errorf("weights.gob: %w", err)
	}
	return m, nil
}

func assetName(name string) string { return "model/AveragedPerceptron/" + name }

func decodeAsset(name string, to any) error {
	data, err := prose.Asset(assetName(name))
	if err != nil {
		return err
	}
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(to); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// readWeights fills the table from a map of features to a map of classes to
// weights.
func (m *perceptron) readWeights(data []byte) error {
	classOf := make(map[string]uint16, len(m.classes))
	for i, c := range m.classes {
		classOf[c] = uint16(i)
	}
	r, err := newGobMaps(data)
	if err != nil {
		return err
	}
	features := r.count()
	m.slots = make([]slot, tableSize(features))
	m.weights = make([]weight, 0, 4*features)
	for range features {
		hash := hashOf(hashStart, string(r.text()))
		start := len(m.weights)
		for range r.count() {
			class, known := classOf[string(r.text())]
			if thousandths := math.Round(r.float() * 1000); known {
				m.weights = append(m.weights, weight{class, int32(thousandths)})
			}
		}
		if r.err != nil {
			return r.err
		}
		m.insert(slot{hash, uint32(start), uint32(len(m.weights) - start)})
	}
	return nil
}

// tableSize is a power of two that leaves half of the slots empty.
func tableSize(n int) int {
	size := 2
	for size < 2*n {
		size *= 2
	}
	return size
}

func (m *perceptron) insert(s slot) {
	i := s.hash & uint64(len(m.slots)-1)
	for m.slots[i].size > 0 {
		i = (i + 1) & uint64(len(m.slots)-1)
	}
	m.slots[i] = s
}

// find gives the weights of the feature with a hash.
func (m *perceptron) find(hash uint64) []weight {
	for i := hash & uint64(len(m.slots)-1); m.slots[i].size > 0; i = (i + 1) & uint64(len(m.slots)-1) {
		if s := m.slots[i]; s.hash == hash {
			return m.weights[s.start : s.start+s.size]
		}
	}
	return nil
}

// tag is the tag of word i: the only one it had in the training data, or the
// class with the highest score, of equal ones the first.
func (m *perceptron) tag(h *history, i int) string {
	if tag, found := m.only[h.words[i]]; found {
		return tag
	}
	var scores [maxClasses]int32
	for _, hash := range h.features(i) {
		for _, w := range m.find(hash) {
			scores[w.class%maxClasses] += w.thousandths
		}
	}
	best := 0
	for c := range m.classes {
		if scores[c] > scores[best] {
			best = c
		}
	}
	return m.classes[best]
}

// isCommon reports whether the model knows a word in lower case, and rather as
// anything else than a name.
func (m *perceptron) isCommon(lower string) bool {
	best := weight{}
	for _, w := range m.find(hashOf(seeds.word, lower)) {
		if w.thousandths > best.thousandths {
			best = w
		}
	}
	return best.thousandths > 0 && ClassOf(m.classes[best.class]) != "P"
}
