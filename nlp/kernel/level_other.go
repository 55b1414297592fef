//go:build !amd64

package kernel

// levels are the implementations that this machine can run, the best last.
func levels() []*inner { return []*inner{generic} }
