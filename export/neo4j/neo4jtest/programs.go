package neo4jtest

import (
	"archive/zip"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest/maven"
)

// Import runs a script that calls neo4j-admin, with Neo4j's own, and starts a
// server with the database that this makes.
func Import(t testing.TB, script string) *Private {
	t.Helper()
	folder := t.TempDir()
	admin := filepath.Join(t.TempDir(), "neo4j-admin")
	program := fmt.Sprintf("#!/bin/sh\nexec %s \"$@\"\n", quoted(javaCommand(t, "org.neo4j.cli.AdminTool")))
	if err := os.WriteFile(admin, []byte(program), 0o755); err != nil {
		t.Fatal(err)
	}
	conf := filepath.Join(folder, "conf")
	if err := os.Mkdir(conf, 0o755); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), script, "neo4j", "--verbose")
	command.Dir = t.TempDir() // Not that of the script.
	command.Env = append(command.Environ(), "NEO4J_ADMIN="+admin, "NEO4J_HOME="+folder, "NEO4J_CONF="+conf)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("import with %s: %v: %s", script, err, output)
	}
	return startPrivateIn(t, folder, "")
}

// Shell runs a script with cypher-shell.
func (s Server) Shell(t testing.TB, script string) {
	t.Helper()
	args := javaCommand(t, "org.neo4j.shell.Main")
	args = append(args, "--address", s.URI, "--database", "neo4j", "--non-interactive", "--fail-fast", "--file", script)
	command := exec.CommandContext(t.Context(), args[0], args[1:]...)
	command.Env = append(command.Environ(), "NEO4J_USERNAME="+s.Username, "NEO4J_PASSWORD="+s.Password)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("run %s with cypher-shell: %v: %s", script, err, output)
	}
}

// BrowserFiles are the files of Neo4j Browser, which a server of the full
// distribution serves at its root.
func BrowserFiles(t testing.TB) fs.FS {
	t.Helper()
	jars := filepath.SplitList(classpath(t))
	i := slices.IndexFunc(jars, func(jar string) bool { return strings.HasPrefix(filepath.Base(jar), "neo4j-browser-") })
	if i < 0 {
		t.Fatal("testdata/neo4jserver has no Neo4j Browser")
	}
	jar, err := zip.OpenReader(jars[i])
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = jar.Close() })
	files, err := fs.Sub(jar, "browser")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// javaCommand is the command that runs a class of Neo4j's.
func javaCommand(t testing.TB, class string) []string {
	t.Helper()
	return append(append([]string{"java", "-Xmx512m", "-XX:+UseSerialGC"}, quickStart()...), "-cp", classpath(t), class)
}

// classpath has Neo4j's programs.
func classpath(t testing.TB) string {
	t.Helper()
	folder, err := maven.Folder("neo4jserver")
	if err != nil {
		t.Fatal(err)
	}
	classpath, err := maven.Classpath(folder)
	if err != nil {
		unavailable(t, err)
	}
	return classpath
}

// quoted is a command for a shell.
func quoted(command []string) string {
	words := make([]string, len(command))
	for i, word := range command {
		words[i] = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return strings.Join(words, " ")
}
