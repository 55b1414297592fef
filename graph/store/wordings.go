package store

// wording is one way to call a node.
type wording struct {
	insert statement // what writes it: insertName or insertNodeAlias
	node   int64
	text   string
}

// wordings are some of those that the file has, which saves writing them again:
// a few names are in most articles. It must be emptied whenever the file may
// have lost one.
type wordings map[wording]struct{}

// maxWordings keeps the memory for wordings at some 10 MB.
const maxWordings = 1 << 16

func (k wordings) have(w wording) bool {
	_, ok := k[w]
	return ok
}

func (k wordings) add(w wording) {
	if len(k) >= maxWordings {
		clear(k)
	}
	k[w] = struct{}{}
}
