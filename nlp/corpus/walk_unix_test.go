//go:build unix

package corpus

import (
	"syscall"
	"testing"
)

// Opening a pipe that nobody writes to would block for ever.
func TestPipeIsNotOpened(t *testing.T) {
	files(t, map[string]string{"news/a.txt": "A."})
	if err := syscall.Mkfifo("news/pipe.txt", 0o644); err != nil {
		t.Skip("no pipes here: ", err)
	}
	wantLines(t, collect(t, Options{}, "news", "news/pipe.txt"),
		"news/a.txt", "error: news/pipe.txt: not a regular file")
}

func TestFileNameThatIsNotUTF8(t *testing.T) {
	files(t, map[string]string{"news/\xff.txt": "A."})
	wantLines(t, collect(t, Options{}, "news"), "error: news/\xff.txt: the file's name is not valid UTF-8")
}
