package main

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/export/jsonl"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// BenchmarkMillion reads a graph of a million edges back into a store, and joins
// that with a small one, by the program itself, whose time and memory are measured.
func BenchmarkMillion(b *testing.B) {
	folder := b.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	const edges = 1_000_000
	writeGraph(b, in("large.jsonl"), graphtest.Large(edges))
	writeGraph(b, in("small.jsonl"), graphtest.Merge(graphtest.Small()))
	runMeasured(b, "import", in("small.jsonl"), "--store", in("small.db"))
	for _, command := range [][]string{
		{"import", in("large.jsonl"), "--store", in("large.db")},
		{"merge", in("large.db"), in("small.db"), "--store", in("all.db")},
	} {
		b.Run(command[0], func(b *testing.B) {
			peak, busy := 0, time.Duration(0)
			for b.Loop() {
				if err := os.RemoveAll(command[len(command)-1]); err != nil {
					b.Fatal(err)
				}
				state := runMeasured(b, command...)
				busy += state.UserTime() + state.SystemTime()
				peak = max(peak, int(state.SysUsage().(*syscall.Rusage).Maxrss)<<10)
			}
			b.ReportMetric(edges*float64(b.N)/b.Elapsed().Seconds(), "edges/s")
			b.ReportMetric(busy.Seconds()/float64(b.N), "cpu-s/op")
			b.ReportMetric(float64(peak)/1e6, "MB-peak")
		})
	}
}

func writeGraph(b *testing.B, name string, g graph.Reader) {
	b.Helper()
	file, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(file, 1<<20)
	if err := errors.Join(jsonl.Write(b.Context(), w, g, jsonl.Options{}), w.Flush(), file.Close()); err != nil {
		b.Fatal(err)
	}
}

// runMeasured runs the program and tells what it took.
func runMeasured(b *testing.B, args ...string) *os.ProcessState {
	b.Helper()
	cmd := exec.Command("newsgraph", append(args, "--quiet")...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return cmd.ProcessState
}
