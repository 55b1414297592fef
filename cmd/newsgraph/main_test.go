package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain puts the program itself, as newsgraph, in front of the PATH of
// scripts and of the tests in process_test.go.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"newsgraph": main})
}

// TestScripts runs the program as people do. The scripts' own commands are
// those of scriptCommands.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		Cmds:                scriptCommands,
		Condition:           condition,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			articles, err := filepath.Abs(filepath.Join("..", "..", "testdata", "articles"))
			env.Setenv("ARTICLES", articles)
			return err
		},
	})
}

var scriptCommands = map[string]func(*testscript.TestScript, bool, []string){
	"same":      sameFiles,
	"exits":     exits,
	"generate":  generate,
	"pad":       pad,
	"powerless": powerless,
	"tmpfs":     tmpfs,
}

// sameFiles compares two files: same FILE FILE, ! same FILE FILE. Unlike cmp
// it does not print what are whole graphs.
func sameFiles(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same FILE FILE")
	}
	if same := ts.ReadFile(args[0]) == ts.ReadFile(args[1]); same == neg {
		ts.Fatalf("%s and %s: same is %v", args[0], args[1], same)
	}
}

// exits runs a command that must end with a code: exits CODE COMMAND...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		code = exitCodeOf(ts, err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

func exitCodeOf(ts *testscript.TestScript, err error) int {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		ts.Fatalf("%v", err)
	}
	return exit.ExitCode()
}

// generate writes made-up articles: generate COUNT FOLDER.
func generate(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: generate COUNT FOLDER")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Check(os.MkdirAll(ts.MkAbs(args[1]), 0o777))
	for i := range n {
		ts.Check(os.WriteFile(ts.MkAbs(filepath.Join(args[1], fmt.Sprintf("%04d.txt", i))), []byte(madeUp(i)), 0o666))
	}
}

// madeUp is an article whose sentences depend on i, so that articles share
// some of their entities and edges.
func madeUp(i int) string {
	people := []string{"Anna Weber", "Karim Haddad", "Maria Silva", "John Miller", "Elena Petrova"}
	places := []string{"Iran", "France", "Brazil", "Germany", "Japan", "Iraq", "Jordan"}
	person, other := people[i%len(people)], people[(i/2+1)%len(people)]
	place, target := places[i%len(places)], places[(i/3+1)%len(places)]
	return fmt.Sprintf("%s forces attacked a base in %s on Monday, the ministry said.\n\n"+
		"%s met %s in %s. %s criticized %s. Report number %d.\n",
		place, target, person, other, place, person, target, i)
}

// pad makes a file of so many bytes of text: pad BYTES FILE.
func pad(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: pad BYTES FILE")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Repeat("Rain fell again. ", n/17+1)[:n]), 0o666))
}

// powerless is exits for a process that permissions bind, which those of
// root, under which tests often run, are not: powerless CODE COMMAND...
func powerless(ts *testscript.TestScript, neg bool, args []string) {
	if os.Getuid() == 0 {
		args = append(append(args[:1:1], dropPower...), args[1:]...)
	}
	exits(ts, neg, args)
}

// dropPower runs a command as root without root's rights over files.
var dropPower = []string{"setpriv", "--bounding-set", "-dac_override,-dac_read_search"}

// tmpfs mounts a small disk for the time of the script: tmpfs SIZE FOLDER.
func tmpfs(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: tmpfs SIZE FOLDER")
	}
	folder := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(folder, 0o777))
	ts.Check(mount(args[0], folder))
	ts.Defer(func() { ts.Check(exec.Command("umount", folder).Run()) })
}

func mount(size, folder string) error {
	return exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", folder).Run()
}

// condition says whether the machine lets a script do what it needs. Where
// everything is required, a machine that does not is an error.
func condition(cond string) (able bool, err error) {
	switch cond {
	case "can-mount":
		able = canMount()
	case "can-drop-power":
		able = os.Getuid() != 0 || exec.Command(dropPower[0], append(dropPower[1:], "true")...).Run() == nil
	default:
		return false, fmt.Errorf("unknown condition %q", cond)
	}
	if !able && os.Getenv("NEWSGRAPH_REQUIRE") == "all" {
		return false, fmt.Errorf("NEWSGRAPH_REQUIRE=all, but the machine fails %q", cond)
	}
	return able, nil
}

func canMount() bool {
	folder, err := os.MkdirTemp("", "newsgraph-mount")
	if err != nil {
		return false
	}
	able := mount("64k", folder) == nil && exec.Command("umount", folder).Run() == nil
	return os.RemoveAll(folder) == nil && able
}
