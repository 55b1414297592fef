package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// What can be wrong with a server, for errors.Is. The errors that Load and
// Verify return also name the server, what it said and what to do.
var (
	ErrUnreachable = errors.New("cannot be reached")
	ErrLogin       = errors.New("refuses the user name or password")
	ErrDatabase    = errors.New("does not have the database")
	ErrForbidden   = errors.New("does not let the user write")
	ErrVersion     = errors.New("is too old; Neo4j 5.23 or later is needed")
	ErrEncryption  = errors.New("disagrees about encryption")
)

// serverError is an error of a server of one of the sorts above.
type serverError struct {
	uri    string
	sort   error
	advice string
	cause  error
}

// Error implements error.
func (e *serverError) Error() string {
	text := fmt.Sprintf("the Neo4j server at %s %s", e.uri, e.sort)
	if e.advice != "" {
		text += "; " + e.advice
	}
	return text + ": " + message(e.cause)
}

// Unwrap gives the sort of error and its cause.
func (e *serverError) Unwrap() []error { return []error{e.sort, e.cause} }

// message is what the driver has to say, without its own names for it.
func message(err error) string {
	var connectivity *neo4j.ConnectivityError
	var refused *neo4j.Neo4jError
	switch {
	case errors.As(err, &connectivity):
		return connectivity.Inner.Error()
	case errors.As(err, &refused):
		return refused.Msg
	default:
		return err.Error()
	}
}

// explain says what err, which a call of the driver returned, means to the
// user.
func (s *server) explain(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		// The driver's error for a cancelled context does not always wrap it.
		return cause
	}
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	var refused *neo4j.Neo4jError
	var connectivity *neo4j.ConnectivityError
	switch {
	case errors.As(err, &refused):
		return s.explainCode(refused)
	case errors.As(err, &connectivity):
		return &serverError{s.uri, ErrUnreachable, "load again when it can", err}
	default:
		return fmt.Errorf("the Neo4j server at %s: %w", s.uri, err)
	}
}

// explainConnecting is explain for a server that has not answered well yet.
// The driver has no types for what goes wrong then.
func (s *server) explainConnecting(ctx context.Context, err error) error {
	text := err.Error()
	switch {
	case ctx.Err() != nil:
		return s.explain(ctx, err)
	case errors.Is(err, ErrVersion):
		return fmt.Errorf("the Neo4j server at %s %w", s.uri, err)
	case containsAny(text, "feature not supported: "):
		// So the driver says that a server does not know what we ask of 5.23.
		return &serverError{s.uri, ErrVersion, "", err}
	case encrypted(s.uri) && containsAny(text, "tls: ", "x509: ", "TLS"):
		return &serverError{
			s.uri, ErrEncryption,
			"use neo4j:// or bolt:// if it does not encrypt, +ssc:// if its certificate is its own", err,
		}
	case !encrypted(s.uri) && containsAny(text, "did not accept any of the requested Bolt versions", "EOF"):
		return &serverError{
			s.uri, ErrEncryption,
			"use neo4j+s:// or bolt+s:// if it encrypts, and check that it is Neo4j 5.23 or later", err,
		}
	case containsAny(text, "server responded HTTP", "unsupported version"):
		return &serverError{s.uri, ErrUnreachable, "the port must be that of the Bolt protocol, 7687 by default", err}
	case neo4j.IsConnectivityError(err):
		return &serverError{s.uri, ErrUnreachable, "check that it runs and that the address is right", err}
	default:
		return s.explain(ctx, err)
	}
}

// explainCode says what one of the codes that servers give means.
func (s *server) explainCode(err *neo4j.Neo4jError) error {
	switch err.Code {
	case "Neo.ClientError.Security.Unauthorized":
		return &serverError{s.uri, ErrLogin, "check NEO4J_USERNAME and NEO4J_PASSWORD", err}
	case "Neo.ClientError.Security.AuthenticationRateLimit":
		return &serverError{s.uri, ErrLogin, "after several wrong passwords it refuses the right one too, for a few seconds", err}
	case "Neo.ClientError.Security.CredentialsExpired":
		return &serverError{s.uri, ErrLogin, "log in once with cypher-shell or the browser to set a new password", err}
	case "Neo.ClientError.Database.DatabaseNotFound":
		advice := fmt.Sprintf("create %q or name another; the Community edition has only \"neo4j\"", s.database)
		return &serverError{s.uri, ErrDatabase, advice, err}
	case "Neo.ClientError.Security.Forbidden", "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
		"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase":
		advice := fmt.Sprintf("the user needs the right to write and to change the schema of the database %q", s.database)
		return &serverError{s.uri, ErrForbidden, advice, err}
	case memoryPool, transactionMemory:
		return &serverError{
			s.uri, errTooLarge,
			"raise its db.memory.transaction.max, dbms.memory.transaction.total.max or server.memory.heap.max_size", err,
		}
	case timedOut:
		return &serverError{s.uri, errTooLarge, "raise its db.transaction.timeout", err}
	default:
		return fmt.Errorf("the Neo4j server at %s: %w", s.uri, err)
	}
}

func containsAny(text string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}
