package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/export/jsonl"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// killable is a merge that tests kill: of a store and a graph, into a store that is
// there or is not.
type killable struct {
	command []string // without --store; reads the graph from standard input
	graph   []byte   // JSON lines
	before  string   // the store that is there, "" if none is
	want    string   // the export of the whole
}

// killables are an import and a merge, each into a new store and into one that holds
// articles.
func killables(t *testing.T) map[string]killable {
	t.Helper()
	folder := t.TempDir()
	storeOf := func(name string, g graph.Reader) string {
		path := filepath.Join(folder, name)
		if code, _, stderr := newsgraph(t, string(jsonLines(t, g)), "import", "-", "--store", path); code != exitOK {
			t.Fatal(stderr)
		}
		return path
	}
	large := jsonLines(t, graphtest.Large(2000))
	small := graphtest.Small()
	before, added := storeOf("before.db", graphtest.Merge(small[:2])), storeOf("added.db", graphtest.Merge(small[2:]))
	all := map[string]killable{
		"import into a new store": {command: []string{"import", "-"}},
		"import into a store":     {command: []string{"import", "-"}, before: before},
		"merge into a new store":  {command: []string{"merge", added, "-"}},
		"merge into a store":      {command: []string{"merge", added, "-"}, before: before},
	}
	for name, k := range all {
		k.graph = large
		path := k.lay(t)
		k.run(t, path)
		k.want = exportOf(t, path)
		all[name] = k
	}
	return all
}

func jsonLines(t *testing.T, g graph.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jsonl.Write(t.Context(), &b, g, jsonl.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lay gives the path of a store that is as it is before the merge.
func (k *killable) lay(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "news.db")
	if k.before == "" {
		return path
	}
	content, err := os.ReadFile(k.before)
	if err == nil {
		err = os.WriteFile(path, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func (k *killable) run(t *testing.T, path string) {
	t.Helper()
	if code, _, stderr := newsgraph(t, string(k.graph), append(k.command, "--store", path)...); code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
}

// start starts the merge and gives it so many bytes of the graph.
func (k *killable) start(t *testing.T, path string, size int) *exec.Cmd {
	t.Helper()
	cmd := exec.Command("newsgraph", append(k.command, "--store", path)...)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // of no use after the end
	if _, err := io.Copy(stdin, bytes.NewReader(k.graph[:size])); err != nil {
		t.Fatal(err)
	}
	if size == len(k.graph) {
		if err := stdin.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return cmd
}

// check verifies that the store is as it was, or complete where it may be, and that the
// next merge succeeds and leaves nothing beside.
func (k *killable) check(t *testing.T, path string, mayBeDone bool) (done bool) {
	t.Helper()
	left, _ := filepath.Glob(path + "*")
	_, missing := os.Stat(path)
	switch {
	case missing != nil && k.before != "":
		t.Fatal("the store is gone")
	case missing == nil:
		got := exportOf(t, path)
		done = got == k.want
		asBefore, rightlyDone := k.before != "" && got == exportOf(t, k.before), done && mayBeDone
		if !asBefore && !rightlyDone {
			t.Errorf("the store is neither as it was nor complete; files: %v", left)
		}
	}
	k.run(t, path)
	if exportOf(t, path) != k.want {
		t.Error("the next merge gives another graph")
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if slices.Sort(left); err != nil || !slices.Equal(left, []string{path, path + ".lock"}) {
		t.Errorf("in the end there are %v", left)
	}
	return done
}

// A merge that is killed in its middle leaves everything as it was.
func TestKilledMergeLeavesTheStore(t *testing.T) {
	for name, k := range killables(t) {
		t.Run(name, func(t *testing.T) {
			path := k.lay(t)
			// Of what it is given, a pipe and buffers hold little; the rest has been read.
			cmd := k.start(t, path, len(k.graph)*9/10)
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); cmd.ProcessState.Success() {
				t.Fatalf("the merge ended before it was killed: %v", err)
			}
			k.check(t, path, false)
		})
	}
}

// So it is at any other moment, or the merge is complete.
func TestMergeIsKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("kills dozens of processes")
	}
	const moments = 6
	for name, k := range killables(t) {
		t.Run(name, func(t *testing.T) {
			started := time.Now()
			k.run(t, k.lay(t))
			whole := time.Since(started)
			for i := range moments {
				path := k.lay(t)
				started := time.Now()
				cmd := k.start(t, path, len(k.graph))
				time.Sleep(whole*time.Duration(i+2)/moments - time.Since(started))
				_ = cmd.Process.Kill() // ended already, it may be
				_ = cmd.Wait()
				t.Logf("moment %d: done is %v", i, k.check(t, path, true))
			}
		})
	}
}
