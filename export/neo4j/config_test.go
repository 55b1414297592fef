package neo4j

import (
	"strings"
	"testing"
)

func TestConfigRefuses(t *testing.T) {
	tests := []struct {
		cfg  Config
		want string
	}{
		{Config{}, "no Neo4j address"},
		{Config{URI: "localhost:7687"}, "no Neo4j address"},
		{Config{URI: "http://localhost:7474"}, "no Neo4j address"},
		{Config{URI: "neo4j+x://localhost"}, "no Neo4j address"},
		{Config{URI: "neo4j://"}, "no Neo4j address"},
		{Config{URI: "bolt+unix:///tmp/socket"}, "no Neo4j address"},
		{Config{URI: "neo4j://me:secret@localhost"}, "give them separately"},
		{Config{URI: "neo4j://me:secret@local\x00host"}, "not valid"},
		{Config{URI: "neo4j://localhost", NodeBatch: -1}, "negative"},
	}
	for _, test := range tests {
		err := Verify(t.Context(), test.cfg)
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: got the error %v, want one with %q", test.cfg.URI, err, test.want)
		}
	}
}

func TestConfigDefaults(t *testing.T) {
	got, err := Config{URI: "bolt+s://example.org", NodeBatch: 3}.withDefaults()
	want := Config{
		URI: "bolt+s://example.org", Username: "neo4j", Database: "neo4j", NodeBatch: 3,
		Transaction: DefaultTransaction, RelationshipBatch: defaultRelationshipBatch, ConnectTime: defaultConnectTime, RetryTime: defaultRetryTime,
	}
	if err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
}
