package export

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func writeFiles(names ...string) func(string) error {
	return func(folder string) error {
		var err error
		for _, name := range names {
			err = errors.Join(err, os.WriteFile(filepath.Join(folder, name), []byte(name), 0o666))
		}
		return err
	}
}

func TestWriteFolder(t *testing.T) {
	dir := t.TempDir()
	path, known := filepath.Join(dir, "out")+"/", []string{"a", "b"}
	if err := WriteFolder(path, known, writeFiles("a", "b")); err != nil {
		t.Fatal(err)
	}
	expectFiles(t, path, "a", "b")
	if err := WriteFolder(path, known, writeFiles("b")); err != nil {
		t.Fatal(err)
	}
	expectFiles(t, path, "b")
	expectFiles(t, dir, "out")
}

func TestWriteFolderKeepsTheOldOneOnErrors(t *testing.T) {
	dir := t.TempDir()
	path, broken := filepath.Join(dir, "out"), errors.New("broken")
	fail := func(folder string) error { return errors.Join(writeFiles("b")(folder), broken) }
	if err := WriteFolder(path, []string{"a", "b"}, fail); !errors.Is(err, broken) || !strings.Contains(err.Error(), path) {
		t.Errorf("got the error %v", err)
	}
	expectFiles(t, dir)
	if err := WriteFolder(path, []string{"a", "b"}, writeFiles("a")); err != nil {
		t.Fatal(err)
	}
	if err := WriteFolder(path, []string{"a", "b"}, fail); !errors.Is(err, broken) {
		t.Errorf("got the error %v", err)
	}
	expectFiles(t, path, "a")
	expectFiles(t, dir, "out")
}

// A folder with something else in it is somebody's work.
func TestWriteFolderReplacesOnlyItsOwn(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "mine")
	if err := errors.Join(os.Mkdir(mine, 0o777), writeFiles("a", "photo")(mine), writeFiles("file")(dir)); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ path, want string }{
		{mine, "photo is in it"},
		{filepath.Join(dir, "file"), "is no folder"},
		{filepath.Join(dir, "missing", "out"), "no such file"},
	} {
		err := WriteFolder(test.path, []string{"a"}, writeFiles("a"))
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), test.path) {
			t.Errorf("got the error %v, want one with %q", err, test.want)
		}
	}
	expectFiles(t, mine, "a", "photo")
	expectFiles(t, dir, "file", "mine")
}

func TestWriteFolderFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := os.Mkdir(target, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := WriteFolder(link+"/", []string{"a"}, writeFiles("a")); err != nil {
		t.Fatal(err)
	}
	expectFiles(t, target, "a")
	expectFiles(t, dir, "link", "target")
}

// Where a system cannot exchange folders, it takes two steps.
func TestExchangeInTwo(t *testing.T) {
	dir := t.TempDir()
	old, fresh := filepath.Join(dir, "old"), filepath.Join(dir, "new")
	for folder, name := range map[string]string{old: "a", fresh: "b"} {
		if err := errors.Join(os.Mkdir(folder, 0o777), writeFiles(name)(folder)); err != nil {
			t.Fatal(err)
		}
	}
	if err := exchangeInTwo(old, fresh); err != nil {
		t.Fatal(err)
	}
	expectFiles(t, old, "b")
	expectFiles(t, dir, "old")
	if err := exchangeInTwo(old, fresh); err == nil {
		t.Error("no error without a new folder")
	}
	expectFiles(t, old, "b")
	expectFiles(t, dir, "old")
}
