package neo4jtest

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/export/exporttest/maven"
)

// startLimit is how long a server may take until clients can connect. It takes
// 8 seconds on two idle cores and half a minute on two that are busy.
const startLimit = 5 * time.Minute

// process is a running server.
type process struct {
	uri     string
	command *exec.Cmd
	stdin   io.WriteCloser // the server runs until this is closed
}

func (p *process) server() Server { return Server{p.uri, username, password} }

// quickStart are the options of Java for tests, which run many queries a few
// times each: without Java's second compiler they take 60% of the time.
// Benchmarks need it.
func quickStart() []string { return []string{"-XX:TieredStopAtLevel=1"} }

// launch says how Java runs a server.
type launch struct {
	options []string
	plugins string // a class path beside the server's own
}

// start starts a server with the arguments that Neo4jServer.java documents and
// waits until it is ready.
func start(l launch, args ...string) (*process, error) {
	folder, err := maven.Folder("neo4jserver")
	if err != nil {
		return nil, err
	}
	classpath, err := maven.Classpath(folder)
	if err != nil {
		return nil, err
	}
	if l.plugins != "" {
		classpath += string(filepath.ListSeparator) + l.plugins
	}
	java := slices.Concat([]string{"-Xmx768m", "-XX:+UseSerialGC"}, l.options, []string{"-cp", classpath, "Neo4jServer"}, args)
	command := exec.Command("java", java...)                       //nolint:noctx // It lives as long as its standard input.
	command.Env = append(os.Environ(), "NEO4J_PASSWORD="+password) //nolint:forbidigo // Java finds its settings there.
	var stderr strings.Builder
	command.Stderr = &stderr
	stdin, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("start the Neo4j server: %w", err)
	}
	p := &process{command: command, stdin: stdin}
	if p.uri = awaitReady(command, stdout); p.uri == "" {
		p.kill()
		return nil, fmt.Errorf("the Neo4j server did not start: %s", strings.TrimSpace(stderr.String()))
	}
	return p, nil
}

// awaitReady gives the address that a server prints once it is ready, or ""
// if it ends without having been or takes too long.
func awaitReady(command *exec.Cmd, stdout io.Reader) string {
	limit := time.AfterFunc(startLimit, func() { _ = command.Process.Kill() })
	defer limit.Stop()
	for lines := bufio.NewScanner(stdout); lines.Scan(); {
		if uri, ready := strings.CutPrefix(lines.Text(), "READY "); ready {
			return uri
		}
	}
	return ""
}

func (p *process) kill() {
	_ = p.command.Process.Kill()
	_ = p.command.Wait()
	_ = p.stdin.Close()
}
