package kernel

// active is the implementation that the package runs. Only tests change it.
var active = best(levels())

func best(levels []*inner) *inner { return levels[len(levels)-1] }
