package export

import "golang.org/x/sys/unix"

// swap exchanges two files or folders of one file system in one step, so that at
// no moment there is nothing. Some file systems cannot do that.
func swap(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}
