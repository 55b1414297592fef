package export

import (
	"os"
	"path/filepath"
	"testing"
)

// While a folder is replaced there is always one, the old or the new.
func TestFolderIsAlwaysThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	if err := WriteFolder(path, []string{"a"}, writeFiles("a")); err != nil {
		t.Fatal(err)
	}
	beside := t.TempDir()
	there, back := swap(path, beside), swap(path, beside)
	if there != nil || back != nil {
		t.Skip("this file system cannot exchange folders")
	}
	done, missing := make(chan struct{}), make(chan int)
	go func() {
		n := 0
		for {
			select {
			case <-done:
				missing <- n
				return
			default:
				if _, err := os.Stat(filepath.Join(path, "a")); err != nil {
					n++
				}
			}
		}
	}()
	for range 200 {
		if err := WriteFolder(path, []string{"a"}, writeFiles("a")); err != nil {
			t.Fatal(err)
		}
	}
	close(done)
	if n := <-missing; n > 0 {
		t.Errorf("there was none %d times", n)
	}
}
