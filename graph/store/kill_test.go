package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// victimPath tells a copy of the test program that it is to write the store
// of that path until it is killed.
const victimPath = "NEWSGRAPH_TEST_VICTIM"

func TestMain(m *testing.M) {
	if path := os.Getenv(victimPath); path != "" {
		if err := beVictim(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

const victimBatch = 5

func victimParts() []graph.Extraction { return graphtest.Random(11, 250, 1500) }

// beVictim writes what is missing, batch by batch, and prints how many
// articles are in after every one.
func beVictim(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	if err := s.SetOrigin(ctx, engine, ontology); err != nil {
		return err
	}
	seen, err := s.Seen(ctx)
	if err != nil {
		return err
	}
	all := results(victimParts())
	for done := len(seen); done < len(all); done += victimBatch {
		if err := s.Write(ctx, all[done:done+victimBatch]); err != nil {
			return err
		}
		fmt.Println(done + victimBatch)
	}
	return s.Close()
}

// A process that is killed at any moment loses nothing that was committed,
// leaves nothing half done, and the next one goes on from there.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("kills twelve processes")
	}
	path := filepath.Join(t.TempDir(), "news.db")
	parts := victimParts()
	for round := range 12 {
		told := killVictim(t, path, time.Duration(rand.IntN(40))*time.Millisecond)
		s, err := Open(context.Background(), path)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		h, err := s.Header(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		// The last batch may be in although it was not told any more.
		if n := h.Counts.Articles; n < told || n > len(parts) || n%victimBatch != 0 {
			t.Errorf("round %d: %d articles were told, %d are there", round, told, n)
		}
		if h.Engine != "" { // it got as far as that
			if diff := differ(s, parts[:h.Counts.Articles]); diff != "" {
				t.Errorf("round %d: want -, got +: %s", round, diff)
			}
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		t.Logf("round %d: %d articles", round, h.Counts.Articles)
	}
	killVictim(t, path, time.Hour)
	s := open(t, path)
	if diff := differ(s, parts); diff != "" {
		t.Error("in the end: want -, got +:", diff)
	}
}

// killVictim starts a writer, kills it some time after it has begun to write
// or lets it end, and gives the last number that it printed.
func killVictim(t *testing.T, path string, after time.Duration) (told int) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	victim := exec.Command(program)
	victim.Env = append(os.Environ(), victimPath+"="+path)
	victim.Stderr = os.Stderr
	out, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	var timer *time.Timer
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if timer == nil {
			timer = time.AfterFunc(after, func() { _ = victim.Process.Kill() })
		}
		if told, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatal(err)
		}
	}
	if timer != nil {
		timer.Stop()
	}
	_ = victim.Wait() // killed, most times
	return told
}
