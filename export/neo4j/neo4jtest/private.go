package neo4jtest

import (
	"net/url"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest/maven"
)

// Private is a server of one test.
type Private struct {
	Server
	folder  string
	launch  launch
	process *process
}

// StartPrivate starts a server with an empty database. It ends with the test.
// For a benchmark it runs as fast as it can once it is warm.
func StartPrivate(t testing.TB) *Private {
	t.Helper()
	return startPrivate(t, "")
}

// StartReadOnly starts a server that refuses to change its databases.
func StartReadOnly(t testing.TB) Server {
	t.Helper()
	return startPrivate(t, "", "read-only").Server
}

// StartSmall starts a server whose transactions may take 8 MB of its memory.
func StartSmall(t testing.TB) Server {
	t.Helper()
	return startPrivate(t, "", "small-transactions").Server
}

// StartAPOC starts a server where APOC's apoc.import.graphml reads files.
func StartAPOC(t testing.TB) Server {
	t.Helper()
	folder, err := maven.Folder("apoc")
	if err != nil {
		t.Fatal(err)
	}
	plugins, err := maven.Classpath(folder)
	if err != nil {
		unavailable(t, err)
	}
	return startPrivate(t, plugins, "apoc").Server
}

func startPrivate(t testing.TB, plugins string, args ...string) *Private {
	t.Helper()
	return startPrivateIn(t, t.TempDir(), plugins, args...)
}

func startPrivateIn(t testing.TB, folder, plugins string, args ...string) *Private {
	t.Helper()
	l := launch{quickStart(), plugins}
	if _, isBenchmark := t.(*testing.B); isBenchmark {
		l.options = nil
	}
	process, err := start(l, append([]string{"0", folder}, args...)...)
	if err != nil {
		unavailable(t, err)
	}
	p := &Private{process.server(), folder, l, process}
	t.Cleanup(p.Kill)
	return p
}

// Kill ends the server at once, in the middle of whatever it does, as when its
// machine loses power. Killing it twice does nothing.
func (p *Private) Kill() { p.process.kill() }

// Restart starts a killed server on the same port with the same databases.
func (p *Private) Restart(t testing.TB) {
	t.Helper()
	uri, err := url.Parse(p.URI)
	if err != nil {
		t.Fatal(err)
	}
	if p.process, err = start(p.launch, uri.Port(), p.folder); err != nil {
		t.Fatal(err)
	}
}
