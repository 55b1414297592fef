package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// WriteFile makes the file at path hold what write writes, or leaves
// everything as it was: it writes a temporary file in the same folder, syncs
// it and renames it. The file keeps the permissions of the one it replaces. A
// symbolic link is followed; what is no regular file, such as a pipe or
// /dev/stdout, is written in place. Errors name path.
func WriteFile(path string, write func(io.Writer) error) error {
	if err := writeFile(path, write); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

func writeFile(path string, write func(io.Writer) error) error {
	old, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return replace(path, nil, write)
	case err != nil:
		return reason(err)
	case old.IsDir():
		return errors.New("is a folder")
	case !old.Mode().IsRegular():
		return overwrite(path, write)
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return reason(err)
	}
	return replace(path, old, write)
}

// reason is what went wrong at a path that the caller names.
func reason(err error) error {
	var atPath *fs.PathError
	if errors.As(err, &atPath) {
		return atPath.Err
	}
	return err
}

// overwrite writes into what exists at path.
func overwrite(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return reason(err)
	}
	return errors.Join(buffered(f, write), f.Close())
}

// replace puts a new file at path, in place of old where there is one.
func replace(path string, old fs.FileInfo, write func(io.Writer) error) error {
	f, err := createBeside(path)
	if err != nil {
		return reason(err)
	}
	err = errors.Join(fill(f, old, write), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// createBeside makes a new file in the folder of path, with the permissions
// that the process gives new files; os.CreateTemp would keep others out.
func createBeside(path string) (*os.File, error) {
	for {
		f, err := os.OpenFile(temporaryBeside(path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// temporaryBeside is a name that is free, most likely, in the folder of path.
func temporaryBeside(path string) string {
	name := ".newsgraph-" + strconv.FormatUint(rand.Uint64(), 36) + ".tmp"
	return filepath.Join(filepath.Dir(path), name)
}

// fill gives f its permissions and its content, down to the disk.
func fill(f *os.File, old fs.FileInfo, write func(io.Writer) error) error {
	if old != nil {
		if err := f.Chmod(old.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := buffered(f, write); err != nil {
		return err
	}
	return f.Sync()
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	const size = 1 << 16
	b := bufio.NewWriterSize(w, size)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}
