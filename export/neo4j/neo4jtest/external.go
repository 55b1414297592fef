package neo4jtest

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// claimed is the server that the environment names, while this test binary
// alone uses it.
type claimed struct {
	Server
	lock *flock.Flock // let go when the binary ends
}

// external claims the server of NEO4J_URI; nil if there is none.
var external = sync.OnceValues(func() (*claimed, error) {
	uri := getenv("NEO4J_URI")
	if uri == "" {
		return nil, nil
	}
	c := &claimed{
		Server{uri, cmp.Or(getenv("NEO4J_USERNAME"), username), getenv("NEO4J_PASSWORD")},
		flock.New(filepath.Join(os.TempDir(), "newsgraph-neo4j-tests.lock")),
	}
	if err := c.lock.Lock(); err != nil {
		return nil, fmt.Errorf("wait for other tests: %w", err)
	}
	return c, c.with(refuseOthers)
})

// with opens a session with the server.
func (c *claimed) with(do func(context.Context, neo4j.SessionWithContext) error) error {
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.Username, c.Password, ""))
	if err != nil {
		return err
	}
	defer func() { _ = driver.Close(ctx) }()
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer func() { _ = session.Close(ctx) }()
	return do(ctx, session)
}

// refuseOthers is an error if the database, which the tests will empty, holds
// what newsgraph did not write: somebody's work.
func refuseOthers(ctx context.Context, session neo4j.SessionWithContext) error {
	result, err := session.Run(ctx, `MATCH (n) WHERE n.buildId IS NULL WITH count(n) AS nodes
OPTIONAL MATCH ()-[r]->() WHERE r.buildId IS NULL
WITH nodes, count(r) AS relationships RETURN nodes + relationships AS others`, nil)
	if err != nil {
		return err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return err
	}
	if others, _, err := neo4j.GetRecordValue[int64](record, "others"); err != nil || others > 0 {
		return cmp.Or(err, fmt.Errorf("its database holds %d nodes and relationships that newsgraph did not write, and the tests would "+
			"delete them; give it an empty database or unset NEO4J_URI", others))
	}
	return nil
}

func empty(ctx context.Context, session neo4j.SessionWithContext) error {
	result, err := session.Run(ctx, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", nil)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}
