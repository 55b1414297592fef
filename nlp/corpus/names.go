package corpus

import (
	"crypto/sha256"
	"fmt"

	"github.com/newsgraph/newsgraph/nlp"
)

// names holds, for every article of a run, the file it came from, under a
// hash of its Path, which may be long.
type names map[[16]byte]string

// take notes the name of a. It is an error if an article before had it.
func (n names) take(a *nlp.Article) error {
	sum := sha256.Sum256([]byte(a.Path))
	key := [16]byte(sum[:16])
	if file, ok := n[key]; ok {
		return fmt.Errorf("an article with the id %q was already read from %s", a.Path, shown(file))
	}
	n[key] = a.File
	return nil
}
