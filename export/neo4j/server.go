package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"
)

// server is a connection to a database. Its one session passes the bookmark of
// every transaction on to the next, so that each sees what those before it wrote,
// also in a cluster.
type server struct {
	uri, database string
	driver        neo4j.DriverWithContext
	session       neo4j.SessionWithContext
}

// Verify finds out, without changing anything, whether a graph can be loaded
// with cfg: whether the server answers, takes the password, is new enough, has
// the database and lets the user write. Its errors are those of Load.
func Verify(ctx context.Context, cfg Config) error {
	s, err := connect(ctx, cfg)
	if err != nil {
		return err
	}
	return s.close(ctx)
}

// connect opens a connection that is known to work.
func connect(ctx context.Context, cfg Config) (*server, error) {
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, err
	}
	driver, err := neo4j.NewDriverWithContext(cfg.URI, neo4j.BasicAuth(cfg.Username, cfg.Password, ""), func(c *config.Config) {
		c.UserAgent = "newsgraph"
		c.MaxTransactionRetryTime = cfg.RetryTime
		c.TelemetryDisabled = true
		c.NotificationsMinSeverity = notifications.DisabledLevel
	})
	if err != nil {
		return nil, fmt.Errorf("set up the connection to %s: %w", cfg.URI, err)
	}
	s := &server{uri: cfg.URI, database: cfg.Database, driver: driver}
	s.session = driver.NewSession(ctx, neo4j.SessionConfig{
		DatabaseName: cfg.Database, AccessMode: neo4j.AccessModeWrite, FetchSize: fetchSize,
	})
	// The driver waits for ever for one that takes the connection and is silent.
	limited, cancel := context.WithTimeoutCause(ctx, cfg.ConnectTime, &serverError{
		s.uri, ErrUnreachable, "the port must be that of the Bolt protocol, 7687 by default",
		fmt.Errorf("no answer in %v", cfg.ConnectTime),
	})
	defer cancel()
	if err := s.verify(limited); err != nil {
		return nil, errors.Join(s.explainConnecting(limited, err), s.close(ctx))
	}
	return s, nil
}

// fetchSize is how many records the server sends at a time.
const fetchSize = 5000

func (s *server) close(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	if err := errors.Join(s.session.Close(ctx), s.driver.Close(ctx)); err != nil {
		return fmt.Errorf("close the connection to %s: %w", s.uri, err)
	}
	return nil
}

func (s *server) verify(ctx context.Context) error {
	if err := s.driver.VerifyConnectivity(ctx); err != nil {
		return err
	}
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil {
		return err
	}
	if !newEnough(info.Agent()) {
		return fmt.Errorf("%w: it is %s", ErrVersion, info.Agent())
	}
	return s.verifyWriting(ctx)
}

// verifyWriting makes a node in a transaction that is rolled back. The driver
// tries a managed transaction again for half a minute where a server is
// read-only, for it takes it for a member of a cluster; this one it does not.
func (s *server) verifyWriting(ctx context.Context) error {
	tx, err := s.session.BeginTransaction(ctx)
	if err != nil {
		return err
	}
	result, err := tx.Run(ctx, "CREATE ()", nil)
	if err == nil {
		_, err = result.Consume(ctx)
	}
	// A transaction that failed is rolled back by the server as well.
	return errors.Join(err, tx.Close(ctx))
}

// newEnough tells by what a server calls itself ("Neo4j/5.26.30",
// "Neo4j/2025.01.0") whether it is Neo4j 5.23 or later. Servers that are not
// Neo4j but speak its protocol are given a try.
func newEnough(agent string) bool {
	version, isNeo4j := strings.CutPrefix(agent, "Neo4j/")
	parts := strings.SplitN(version, ".", 3)
	if !isNeo4j || len(parts) < 2 {
		return true
	}
	major, majorErr := strconv.Atoi(parts[0])
	minor, minorErr := strconv.Atoi(parts[1])
	if majorErr != nil || minorErr != nil {
		return true
	}
	return major > 5 || major == 5 && minor >= 23
}

// written is what a transaction did.
type written struct {
	rows                                       int // rows that found what they refer to
	nodesCreated, nodesDeleted, labelsAdded    int
	relationshipsCreated, relationshipsDeleted int
}

func (w *written) add(other written) {
	w.rows += other.rows
	w.nodesCreated += other.nodesCreated
	w.nodesDeleted += other.nodesDeleted
	w.labelsAdded += other.labelsAdded
	w.relationshipsCreated += other.relationshipsCreated
	w.relationshipsDeleted += other.relationshipsDeleted
}

// readWritten reads the result of a query that returns the number of its rows.
func readWritten(ctx context.Context, result neo4j.ResultWithContext) (written, error) {
	record, err := result.Single(ctx)
	if err != nil {
		return written{}, err
	}
	rows, _, err := neo4j.GetRecordValue[int64](record, "rows")
	if err != nil {
		return written{}, err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return written{}, err
	}
	w := counted(summary)
	w.rows = int(rows)
	return w, nil
}

// run runs a query in a transaction of its own, as schema commands and CALL
// {...} IN TRANSACTIONS want it. It is not tried again.
func (s *server) run(ctx context.Context, query string) (written, error) {
	result, err := s.session.Run(ctx, query, nil)
	if err != nil {
		return written{}, s.explain(ctx, err)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return written{}, s.explain(ctx, err)
	}
	return counted(summary), nil
}

func counted(summary neo4j.ResultSummary) written {
	c := summary.Counters()
	return written{
		nodesCreated: c.NodesCreated(), nodesDeleted: c.NodesDeleted(), labelsAdded: c.LabelsAdded(),
		relationshipsCreated: c.RelationshipsCreated(), relationshipsDeleted: c.RelationshipsDeleted(),
	}
}

// each calls use with the values of every record of a query's answer, until it
// fails.
func (s *server) each(ctx context.Context, query string, use func([]any) error) error {
	result, err := s.session.Run(ctx, query, nil)
	if err != nil {
		return s.explain(ctx, err)
	}
	for result.Next(ctx) {
		if err := use(result.Record().Values); err != nil {
			return err
		}
	}
	if err := result.Err(); err != nil {
		return s.explain(ctx, err)
	}
	return nil
}
