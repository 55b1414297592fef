package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// runner runs queries that change the database.
type runner interface {
	// run runs a query that takes a list of rows or ids. It may be run again after
	// a failure.
	run(ctx context.Context, query, list string, values []any) (written, error)
}

// manyTransactions runs every query in a transaction of its own, which is tried
// again while the server is away for a moment.
type manyTransactions struct {
	*server
	most int // values that the server could take in one transaction; 0 for any number
}

func (m *manyTransactions) run(ctx context.Context, query, list string, values []any) (written, error) {
	if m.most > 0 && len(values) > m.most {
		return m.runHalves(ctx, query, list, values)
	}
	var w written
	err := m.inOne(ctx, func(one runner) (err error) {
		w, err = one.run(ctx, query, list, values)
		return err
	})
	if errors.Is(err, errTooLarge) && len(values) > 1 {
		m.most = len(values) / 2
		return m.runHalves(ctx, query, list, values)
	}
	return w, err
}

func (m *manyTransactions) runHalves(ctx context.Context, query, list string, values []any) (written, error) {
	half := len(values) / 2
	w, err := m.run(ctx, query, list, values[:half])
	if err != nil {
		return w, err
	}
	rest, err := m.run(ctx, query, list, values[half:])
	w.add(rest)
	return w, err
}

// oneTransaction runs queries in the same transaction.
type oneTransaction struct {
	*server
	tx      neo4j.ManagedTransaction
	refused error // what the driver said when a query failed
}

func (o *oneTransaction) run(ctx context.Context, query, list string, values []any) (written, error) {
	result, err := o.tx.Run(ctx, query, map[string]any{list: values})
	if err == nil {
		var w written
		if w, err = readWritten(ctx, result); err == nil {
			return w, nil
		}
	}
	o.refused = err
	return written{}, o.explain(ctx, err)
}

// errTooLarge says that a transaction takes more of the server's memory or time
// than it allows.
var errTooLarge = errors.New("does not allow a transaction as large as that")

// The codes of servers for that.
const (
	memoryPool        = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
	transactionMemory = "Neo.TransientError.General.TransactionOutOfMemoryError"
	timedOut          = "Neo.ClientError.Transaction.TransactionTimedOut"
)

func isTooLarge(err error) bool {
	var refused *neo4j.Neo4jError
	return errors.As(err, &refused) && slices.Contains([]string{memoryPool, transactionMemory, timedOut}, refused.Code)
}

// inOne has do run its queries in one transaction: all of them or none. It is
// tried again, as a whole, while the server is away for a moment.
func (s *server) inOne(ctx context.Context, do func(runner) error) error {
	var failed error // the error of do, the last time
	_, err := s.session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		one := &oneTransaction{server: s, tx: tx}
		failed = do(one)
		if one.refused != nil && !isTooLarge(one.refused) {
			return nil, one.refused // for the driver to judge
		}
		return nil, failed
	})
	switch {
	case err == nil:
		return nil
	case failed != nil:
		return failed
	default:
		return fmt.Errorf("%w: %w", errEnd, s.explain(ctx, err))
	}
}

// errEnd says that it is not known whether a transaction has been committed.
var errEnd = errors.New("begin or end the transaction")
