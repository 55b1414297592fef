package neo4j

import (
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

const secret = "not-the-password"

// checkError holds an error to its sort, to naming the server and to silence
// about the password.
func checkError(t *testing.T, err, sort error, uri string) {
	t.Helper()
	if !errors.Is(err, sort) {
		t.Fatalf("got the error %v, want one that %s", err, sort)
	}
	if !strings.Contains(err.Error(), uri) {
		t.Errorf("the error %q does not name %s", err, uri)
	}
	if strings.Contains(err.Error(), secret) {
		t.Errorf("the error %q has the password", err)
	}
	t.Log(err)
}

func TestServerErrors(t *testing.T) {
	good := emptyDatabase(t).cfg
	host := strings.TrimPrefix(good.URI, "bolt://")
	tests := []struct {
		name   string
		sort   error
		change func(*Config)
	}{
		{"wrong password", ErrLogin, func(c *Config) { c.Password = secret }},
		{"wrong password, routed", ErrLogin, func(c *Config) { c.URI, c.Password = "neo4j://"+host, secret }},
		{"unknown database", ErrDatabase, func(c *Config) { c.Database = "nowhere" }},
		{"unknown database, routed", ErrDatabase, func(c *Config) { c.URI, c.Database = "neo4j://"+host, "nowhere" }},
		{"encrypted to a server that is not", ErrEncryption, func(c *Config) { c.URI = "bolt+s://" + host }},
		{"encrypted, unverified", ErrEncryption, func(c *Config) { c.URI = "bolt+ssc://" + host }},
		{"encrypted, routed", ErrEncryption, func(c *Config) { c.URI = "neo4j+s://" + host }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cfg := good
			test.change(&cfg)
			_, err := Load(t.Context(), cfg, &graph.Graph{}, nil)
			checkError(t, err, test.sort, cfg.URI)
			// A login that works, or the server locks everybody out after the
			// third that does not.
			if err := Verify(t.Context(), good); err != nil {
				t.Fatal(err)
			}
		})
	}
	for _, scheme := range []string{"bolt://", "neo4j://"} {
		cfg := good
		cfg.URI = scheme + host
		if err := Verify(t.Context(), cfg); err != nil {
			t.Errorf("%s: %v", scheme, err)
		}
	}
}

// Verify leaves nothing behind.
func TestVerifyWritesNothing(t *testing.T) {
	db := emptyDatabase(t)
	if err := Verify(t.Context(), db.cfg); err != nil {
		t.Fatal(err)
	}
	if n := db.Number(t, "MATCH (n) RETURN count(n)"); n != 0 {
		t.Errorf("Verify left %d nodes", n)
	}
}

func TestReadOnlyServer(t *testing.T) {
	s := neo4jtest.StartReadOnly(t)
	cfg := Config{URI: s.URI, Username: s.Username, Password: s.Password}
	start := time.Now()
	_, err := Load(t.Context(), cfg, graphtest.Merge(graphtest.Small()), nil)
	checkError(t, err, ErrForbidden, s.URI)
	if waited := time.Since(start); waited > defaultRetryTime {
		t.Errorf("it took %v to find out", waited)
	}
}

// These need no Neo4j.
func TestOtherServers(t *testing.T) {
	plain := httptest.NewServer(http.NotFoundHandler())
	defer plain.Close()
	encrypted := httptest.NewTLSServer(http.NotFoundHandler())
	defer encrypted.Close()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = silent.Close() })
	tests := []struct {
		name, uri string
		sort      error
	}{
		{"nobody there", "bolt://" + closed.Addr().String(), ErrUnreachable},
		{"nobody there, routed", "neo4j://" + closed.Addr().String(), ErrUnreachable},
		{"nobody there, encrypted", "bolt+s://" + closed.Addr().String(), ErrUnreachable},
		{"unknown host", "neo4j://no.such.host.invalid", ErrUnreachable},
		{"a web server", "bolt://" + plain.Listener.Addr().String(), ErrUnreachable},
		{"a silent server", "bolt://" + silent.Addr().String(), ErrUnreachable},
		{"a silent server, routed and encrypted", "neo4j+s://" + silent.Addr().String(), ErrUnreachable},
		{"an encrypted server", "bolt://" + encrypted.Listener.Addr().String(), ErrEncryption},
		{"a certificate that nobody signed", "bolt+s://" + encrypted.Listener.Addr().String(), ErrEncryption},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			checkError(t, Verify(t.Context(), Config{URI: test.uri, Password: secret, ConnectTime: 3 * time.Second}), test.sort, test.uri)
		})
	}
}

func TestNewEnough(t *testing.T) {
	for agent, want := range map[string]bool{
		"Neo4j/5.26.30": true, "Neo4j/5.23.0": true, "Neo4j/2025.01.0": true, "Neo4j/6.0": true,
		"Neo4j/5.22.9": false, "Neo4j/4.4.40": false, "Neo4j/3.5.35": false, "Neo4j/5.27-aura": true, "Memgraph": true, "": true, "Neo4j/dev": true,
	} {
		if got := newEnough(agent); got != want {
			t.Errorf("newEnough(%q) = %v", agent, got)
		}
	}
}
