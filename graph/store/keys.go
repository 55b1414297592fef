package store

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
)

// Nodes and edges have their ids as keys: 64 bits of a hash, written in the
// file as a number and outside of it as a letter and 16 hexadecimal digits.
// So there is no list of ids to look keys up in, and the order of keys is the
// order of ids.
const (
	nodeLetter = 'n'
	edgeLetter = 'e'
)

// signBit moves the unsigned numbers to SQLite's signed ones, in their order.
const signBit = 1 << 63

// keyOf is the key of a node's or an edge's id.
func keyOf(letter byte, id string) (int64, error) {
	var number [8]byte
	if len(id) != 1+hex.EncodedLen(len(number)) || id[0] != letter {
		return 0, fmt.Errorf("%q is not an id of the form %c0123456789abcdef", id, letter)
	}
	if _, err := hex.Decode(number[:], []byte(id[1:])); err != nil {
		return 0, fmt.Errorf("%q is not an id: %w", id, err)
	}
	key := int64(binary.BigEndian.Uint64(number[:]) ^ signBit)
	if idOf(letter, key) != id {
		return 0, fmt.Errorf("%q is not an id: its digits are capitals", id)
	}
	return key, nil
}

// idOf is the id that has the given key.
func idOf(letter byte, key int64) string {
	var number [8]byte
	binary.BigEndian.PutUint64(number[:], uint64(key)^signBit)
	id := make([]byte, 1, 1+hex.EncodedLen(len(number)))
	id[0] = letter
	return string(hex.AppendEncode(id, number[:]))
}
