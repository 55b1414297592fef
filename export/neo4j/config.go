package neo4j

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Config says where to load a graph and how.
type Config struct {
	// URI is the server's address, "neo4j://localhost:7687". The schemes are
	// neo4j and bolt (one server, no routing), followed by +s for an encrypted
	// connection or +ssc for one whose certificate is not verified.
	URI      string
	Username string // "neo4j" when empty
	Password string
	Database string // "neo4j" when empty

	// Wipe has everything deleted that the database holds, whoever wrote it,
	// once the graph has been read and before it is written.
	Wipe bool

	// Transaction is how many nodes and relationships may be written or deleted
	// in one transaction, which fails or succeeds as a whole. The server has to keep
	// it in memory, some 1.6 kilobytes for each. Zero stands for DefaultTransaction.
	// More changes, or as many as the server refuses, are made in a transaction for
	// every batch.
	Transaction int
	// NodeBatch and RelationshipBatch are the numbers of rows that one query
	// merges; zero stands for 10,000 and 5,000. Larger ones take more of the
	// server's memory and are no faster.
	NodeBatch, RelationshipBatch int

	// ConnectTime is how long the server may take to answer at first; zero
	// stands for 30 seconds.
	ConnectTime time.Duration
	// RetryTime is how long a transaction is tried again while the server is
	// away or busy; zero stands for 30 seconds.
	RetryTime time.Duration
}

// DefaultTransaction is how much a server of 1 GB can take in one transaction with
// room to spare.
const DefaultTransaction = 200_000

// The other defaults of Config. BenchmarkLoad measured 100,000 edges, 1.5 million
// nodes and relationships, on a two-core machine that client and server share:
// 11,300 rows a second with relationship batches of 2,000, 11,600 with 5,000
// and 11,100 with 10,000.
const (
	defaultUsername          = "neo4j"
	defaultDatabase          = "neo4j"
	defaultNodeBatch         = 10_000
	defaultRelationshipBatch = 5_000
	defaultConnectTime       = 30 * time.Second
	defaultRetryTime         = 30 * time.Second
)

// withDefaults is c with every field set, or an error if it cannot work.
func (c Config) withDefaults() (Config, error) {
	if err := checkURI(c.URI); err != nil {
		return c, err
	}
	if c.Transaction < 0 || c.NodeBatch < 0 || c.RelationshipBatch < 0 || c.ConnectTime < 0 || c.RetryTime < 0 {
		return c, errors.New("batch sizes and times of a Neo4j configuration cannot be negative")
	}
	c.Username = cmp.Or(c.Username, defaultUsername)
	c.Database = cmp.Or(c.Database, defaultDatabase)
	c.Transaction = cmp.Or(c.Transaction, DefaultTransaction)
	c.NodeBatch = cmp.Or(c.NodeBatch, defaultNodeBatch)
	c.RelationshipBatch = cmp.Or(c.RelationshipBatch, defaultRelationshipBatch)
	c.ConnectTime = cmp.Or(c.ConnectTime, defaultConnectTime)
	c.RetryTime = cmp.Or(c.RetryTime, defaultRetryTime)
	return c, nil
}

// checkURI never quotes an address that may hold a password.
func checkURI(uri string) error {
	u, err := url.Parse(uri)
	if err != nil {
		return errors.New("the Neo4j address is not valid; it should look like neo4j://localhost:7687")
	}
	if u.User != nil {
		return fmt.Errorf("the Neo4j address of %s holds a user or password; give them separately", u.Host)
	}
	base, encryption, _ := strings.Cut(u.Scheme, "+")
	known := (base == "neo4j" || base == "bolt") && (encryption == "" || encryption == "s" || encryption == "ssc")
	if !known || u.Hostname() == "" {
		return fmt.Errorf("%q is no Neo4j address; it should look like neo4j://localhost:7687", uri)
	}
	return nil
}

// encrypted reports whether uri, which is valid, asks for an encrypted
// connection.
func encrypted(uri string) bool {
	scheme, _, _ := strings.Cut(uri, "://")
	return strings.Contains(scheme, "+")
}
