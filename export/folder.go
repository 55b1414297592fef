package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// WriteFolder makes the folder at path hold what write writes into the folder
// that it is given, or leaves everything as it was: write works in a temporary
// folder beside path, which takes the place of path when all is written. A
// folder that is there is replaced only if CheckFolder allows it. Errors name
// path.
func WriteFolder(path string, names []string, write func(folder string) error) error {
	if err := writeFolder(path, names, write); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// CheckFolder is an error unless path is free or a folder with nothing in it
// but files of the given names, which an earlier export left.
func CheckFolder(path string, names []string) error {
	if _, err := replaceable(path, names); err != nil {
		return fmt.Errorf("cannot write %s: %w", path, err)
	}
	return nil
}

// replaceable is what is at path, nil if nothing is.
func replaceable(path string, names []string) (fs.FileInfo, error) {
	old, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, reason(err)
	case !old.IsDir():
		return nil, errors.New("is no folder")
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, reason(err)
	}
	for _, e := range entries {
		if e.IsDir() || !slices.Contains(names, e.Name()) {
			return nil, fmt.Errorf("%s is in it, which no export wrote; name another folder", e.Name())
		}
	}
	return old, nil
}

func writeFolder(path string, names []string, write func(string) error) error {
	old, err := replaceable(path, names)
	if err != nil {
		return err
	}
	path = filepath.Clean(path)
	if old != nil {
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return reason(err)
		}
	}
	folder, err := makeFolderBeside(path)
	if err != nil {
		return reason(err)
	}
	if err := errors.Join(write(folder), keepMode(folder, old)); err != nil {
		return errors.Join(err, os.RemoveAll(folder))
	}
	if err := exchange(path, folder, old != nil); err != nil {
		return errors.Join(reason(err), os.RemoveAll(folder))
	}
	return nil
}

// makeFolderBeside makes a new folder in the folder of path.
func makeFolderBeside(path string) (string, error) {
	for {
		folder := temporaryBeside(path)
		if err := os.Mkdir(folder, 0o777); !errors.Is(err, fs.ErrExist) {
			return folder, err
		}
	}
}

func keepMode(folder string, old fs.FileInfo) error {
	if old == nil {
		return nil
	}
	return os.Chmod(folder, old.Mode().Perm())
}

// exchange puts folder at path, where something may be, which is then removed.
func exchange(path, folder string, taken bool) error {
	if !taken {
		return os.Rename(folder, path)
	}
	if err := swap(path, folder); err == nil {
		return os.RemoveAll(folder)
	}
	return exchangeInTwo(path, folder)
}

// exchangeInTwo does what swap does where the system has no such thing. For a
// moment there is nothing at path.
func exchangeInTwo(path, folder string) error {
	aside := temporaryBeside(path)
	if err := os.Rename(path, aside); err != nil {
		return err
	}
	if err := os.Rename(folder, path); err != nil {
		return errors.Join(err, os.Rename(aside, path))
	}
	return os.RemoveAll(aside)
}
