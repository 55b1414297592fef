package kernel

import "fmt"

// active is the implementation that the package runs. Only Use changes it.
var active = best(levels())

func best(levels []*inner) *inner { return levels[len(levels)-1] }

// Levels names the implementations that this machine can run, the best last.
func Levels() []string {
	all := levels()
	names := make([]string, len(all))
	for i, in := range all {
		names[i] = in.name
	}
	return names
}

// Use makes the package run the implementation of a name that Levels gives, and
// gives the name of the one before; layers go on with the one that they were
// made for. It is for tests that hold the implementations to each other, and
// must not be called while something else runs here.
func Use(level string) (before string) {
	before = active.name
	for _, in := range levels() {
		if in.name == level {
			active = in
			return before
		}
	}
	panic(fmt.Sprintf("kernel: this machine has no %q", level))
}
