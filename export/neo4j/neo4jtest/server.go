package neo4jtest

import (
	"os"
	"sync"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
)

// Server says how to reach a Neo4j server.
type Server struct {
	URI, Username, Password string
}

const (
	username = "neo4j"
	password = "test-password"
)

// Shared is the server that all tests of the test binary share. The database of
// one that the environment names is emptied when the test ends.
func Shared(t testing.TB) Server {
	t.Helper()
	c, err := external()
	if err != nil {
		t.Fatalf("the Neo4j server of NEO4J_URI: %v", err)
	}
	if c != nil {
		t.Cleanup(func() {
			if err := c.with(empty); err != nil {
				t.Errorf("empty the database of NEO4J_URI: %v", err)
			}
		})
		return c.Server
	}
	p, err := shared()
	if err != nil {
		unavailable(t, err)
	}
	return p.server()
}

// shared starts the server once. Nobody stops it: it ends when its standard
// input is closed, which is when the test binary ends, however that is. Until
// then the process must be held here, for garbage collection closes files too.
var shared = sync.OnceValues(func() (*process, error) { return start(launch{options: quickStart()}, "0") })

// unavailable ends a test for which there is no server.
func unavailable(t testing.TB, err error) {
	t.Helper()
	exporttest.NotTested(t, "there is no Neo4j server: "+err.Error())
}

func getenv(name string) string {
	return os.Getenv(name) //nolint:forbidigo // Tests are told by the environment what they may use.
}
