package neo4j

import (
	"context"
	"errors"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Contents is how much a database holds.
type Contents struct {
	Nodes, Relationships int
	// Others is how many of both were not written by Load.
	Others int
}

// Empty reports whether the database holds nothing.
func (c *Contents) Empty() bool { return c.Nodes == 0 && c.Relationships == 0 }

// Look finds out what the database of cfg holds. Its errors are those of Load.
func Look(ctx context.Context, cfg Config) (Contents, error) {
	s, err := connect(ctx, cfg)
	if err != nil {
		return Contents{}, err
	}
	c, err := s.look(ctx)
	return c, errors.Join(err, s.close(ctx))
}

func (s *server) look(ctx context.Context) (Contents, error) {
	var c Contents
	for _, part := range []struct {
		query string
		count *int
	}{
		{"MATCH (x) RETURN count(x) AS everything, count(x.buildId) AS ours", &c.Nodes},
		{"MATCH ()-[x]->() RETURN count(x) AS everything, count(x.buildId) AS ours", &c.Relationships},
	} {
		everything, ours, err := s.count(ctx, part.query)
		if err != nil {
			return Contents{}, s.explain(ctx, err)
		}
		*part.count = everything
		c.Others += everything - ours
	}
	return c, nil
}

func (s *server) count(ctx context.Context, query string) (everything, ours int, err error) {
	result, err := s.session.Run(ctx, query, nil)
	if err != nil {
		return 0, 0, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return 0, 0, err
	}
	all, _, err := neo4j.GetRecordValue[int64](record, "everything")
	if err != nil {
		return 0, 0, err
	}
	known, _, err := neo4j.GetRecordValue[int64](record, "ours")
	return int(all), int(known), err
}

// wipeQueries delete everything: relationships first, for a node may have more
// of them than one transaction can delete.
func wipeQueries() []string {
	return []string{
		"MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS",
		"MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS",
	}
}

// wipeInOne deletes everything in a transaction with what comes after.
const wipeInOne = "MATCH (n) DETACH DELETE n"
