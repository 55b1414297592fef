//go:build !linux

package export

import "errors"

// swap exchanges two files or folders of one file system in one step, where the
// system can do that.
func swap(_, _ string) error { return errors.ErrUnsupported }
