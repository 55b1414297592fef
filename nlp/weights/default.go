package weights

import _ "embed" // model.bin

// model is the file that the program ships with; nlp/train makes it.
//
//go:embed model.bin
var model []byte

// Default is the model that the program ships with. It is checked anew with
// every call, which costs some 20 ms, and should be shared. An error means that
// the program is damaged.
func Default() (*File, error) { return Read(model) }
