package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/graph/store"
)

// records is count made-up articles as JSON lines.
func records(t *testing.T, count int) string {
	t.Helper()
	var b strings.Builder
	for i := range count {
		line, err := json.Marshal(map[string]string{"id": fmt.Sprintf("r%04d", i), "text": madeUp(i)})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.String()
}

// process is a build in a process of its own that reads from a pipe. It
// cannot end before the test wants it to, whatever its speed.
type process struct {
	cmd    *exec.Cmd
	stdin  io.WriteCloser
	stderr bytes.Buffer
}

// startBuild starts a build into the store at path, feeds it input and waits
// until it has written at least so many articles.
func startBuild(t *testing.T, path, input string, articles int) *process {
	t.Helper()
	p := &process{cmd: exec.Command("newsgraph", "build", "-", "--store", path)}
	p.cmd.Stderr = &p.stderr
	var err error
	if p.stdin, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() }) // of no use after the end
	if _, err := io.WriteString(p.stdin, input); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); stored(t, path) < articles; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d articles in the store after a minute, want %d; stderr: %s", stored(t, path), articles, &p.stderr)
		}
	}
	return p
}

// stored is the number of articles in the store at path, 0 while there is none.
func stored(t *testing.T, path string) int {
	t.Helper()
	db, err := store.OpenReadOnly(t.Context(), path)
	if err != nil {
		return 0
	}
	seen, err := db.Seen(t.Context())
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return len(seen)
}

// newsgraph runs the program to its end and gives its exit code.
func newsgraph(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	cmd := exec.Command("newsgraph", args...)
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &out, &errs
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
}

// exportOf is the whole graph of a store.
func exportOf(t *testing.T, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "graph.jsonl")
	if code, _, stderr := newsgraph(t, "", "export", to, "--store", path); code != exitOK {
		t.Fatalf("export: exit code %d: %s", code, stderr)
	}
	text, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// finish runs the build that was cut off again, to its end, and compares the
// graph with that of a build that nothing disturbed.
func finish(t *testing.T, path, input string) {
	t.Helper()
	code, stdout, stderr := newsgraph(t, input, "build", "-", "--store", path)
	if code != exitOK || strings.Contains(stdout, " 0 unchanged") {
		t.Errorf("second build: exit code %d, want 0 and some articles unchanged: %s%s", code, stdout, stderr)
	}
	clean := filepath.Join(t.TempDir(), "clean.db")
	if code, _, stderr := newsgraph(t, input, "build", "-", "--store", clean); code != exitOK {
		t.Fatalf("clean build: exit code %d: %s", code, stderr)
	}
	if exportOf(t, path) != exportOf(t, clean) {
		t.Error("the graph of the build that was cut off differs from that of a clean build")
	}
}

func TestKilledBuildGoesOn(t *testing.T) {
	path, input := filepath.Join(t.TempDir(), "news.db"), records(t, 300)
	p := startBuild(t, path, input, batchArticles)
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Wait(); p.cmd.ProcessState.Success() {
		t.Fatalf("the build ended before it was killed: %v", err)
	}
	finish(t, path, input)
}

func TestInterruptedBuildKeepsWhatItRead(t *testing.T) {
	path, input := filepath.Join(t.TempDir(), "news.db"), records(t, 300)
	p := startBuild(t, path, input, batchArticles)
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = p.cmd.Wait() // the exit code tells more
	if code := p.cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
	want := fmt.Sprintf("newsgraph: stopped; %d articles of this run are in the store", stored(t, path))
	if got := p.stderr.String(); !strings.Contains(got, want) {
		t.Errorf("stderr is %q, want %q", got, want)
	}
	finish(t, path, input)
}

func TestOneBuildAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	p := startBuild(t, path, records(t, 300), batchArticles)
	code, stdout, stderr := newsgraph(t, records(t, 1), "build", "-", "--store", path)
	if code != exitUsage || stdout != "" || !strings.Contains(stderr, "another newsgraph is writing to "+path) {
		t.Errorf("second build: exit code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	if code, _, stderr = newsgraph(t, "", "remove", "r0001", "--store", path); code != exitUsage {
		t.Errorf("remove: exit code %d, stderr %q", code, stderr)
	}
	// Looking is allowed all the time.
	if code, _, stderr = newsgraph(t, "", "show", "r0001", "--store", path); code != exitOK {
		t.Errorf("show: exit code %d, stderr %q", code, stderr)
	}
	if err := p.stdin.Close(); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("first build: %v: %s", err, &p.stderr)
	}
}
