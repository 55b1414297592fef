package export

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func writeText(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func expectFile(t *testing.T, path, text string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != text {
		t.Errorf("%s has %q (%v), want %q", path, got, err, text)
	}
}

// expectFiles verifies that nothing but the named files is in dir.
func expectFiles(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("the folder has %q, want %q", got, names)
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out")
	for _, text := range []string{"first", "", strings.Repeat("long", 100_000)} {
		if err := WriteFile(path, writeText(text)); err != nil {
			t.Fatal(err)
		}
		expectFile(t, path, text)
		expectFiles(t, dir, "out")
	}
}

func TestWriteFileKeepsTheOldOneOnErrors(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out")
	broken := errors.New("broken")
	fail := func(w io.Writer) error {
		return errors.Join(writeText(strings.Repeat("half", 100_000))(w), broken)
	}
	if err := WriteFile(path, fail); !errors.Is(err, broken) || !strings.Contains(err.Error(), path) {
		t.Errorf("got the error %v", err)
	}
	expectFiles(t, dir)
	if err := WriteFile(path, writeText("old")); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path, fail); !errors.Is(err, broken) {
		t.Errorf("got the error %v", err)
	}
	expectFile(t, path, "old")
	expectFiles(t, dir, "out")
}

func TestWriteFileErrorsNameThePath(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "missing", "out")
	if err := WriteFile(dir, writeText("x")); err == nil || err.Error() != "write "+dir+": is a folder" {
		t.Errorf("got the error %v", err)
	}
	err := WriteFile(missing, writeText("x"))
	if !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "write "+missing+": ") || strings.Contains(err.Error(), ".tmp") {
		t.Errorf("got the error %v", err)
	}
}

func TestWriteFilePermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	dir := t.TempDir()
	plain, err := os.Create(filepath.Join(dir, "plain"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := plain.Stat()
	if err := errors.Join(err, plain.Close()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "out")
	expectMode := func(want os.FileMode) {
		t.Helper()
		if err := WriteFile(path, writeText("x")); err != nil {
			t.Fatal(err)
		}
		if got, err := os.Stat(path); err != nil || got.Mode() != want {
			t.Errorf("got the mode %v (%v), want %v", got.Mode(), err, want)
		}
	}
	expectMode(want.Mode())
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	expectMode(0o640)
}

func TestWriteFileFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := WriteFile(link, writeText("new")); err != nil {
		t.Fatal(err)
	}
	expectFile(t, target, "new")
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
}

func TestWriteFileWritesDevicesInPlace(t *testing.T) {
	if err := WriteFile(os.DevNull, writeText("x")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s was replaced: %v, %v", os.DevNull, info, err)
	}
	if _, err := os.Stat("/dev/full"); err == nil {
		if err := WriteFile("/dev/full", writeText("x")); err == nil {
			t.Error("no error from a full device")
		}
	}
}
