package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/export/neo4j"
)

// serverTarget is the target that stands for the server of NEO4J_URI.
const serverTarget = "neo4j"

// neo4jFlags are the settings of a Neo4j server besides its address. The
// environment variables have the names that Neo4j's own tools use.
type neo4jFlags struct {
	user, database, passwordFile, envFile string
	transaction                           int
	wipe, yes                             bool
}

func (f *neo4jFlags) addFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.user, "neo4j-user", "", "`USER` of the Neo4j server (default $NEO4J_USERNAME, else neo4j)")
	flags.StringVar(&f.database, "neo4j-database", "", "`DATABASE` of the Neo4j server (default $NEO4J_DATABASE, else neo4j)")
	flags.StringVar(&f.passwordFile, "neo4j-password-file", "", "`FILE` with the password, instead of $NEO4J_PASSWORD")
	flags.StringVar(&f.envFile, "env-file", "", "`FILE` with lines such as NEO4J_PASSWORD=..., as Neo4j Aura gives it;\nit goes before the environment")
	flags.IntVar(&f.transaction, "neo4j-transaction", neo4j.DefaultTransaction,
		"change up to `N` nodes and relationships in one transaction,\nwhich fails or succeeds as a whole; more are changed in parts")
	flags.BoolVar(&f.wipe, "wipe", false, "delete everything in the Neo4j database before the graph is loaded")
	flags.BoolVar(&f.yes, "yes", false, "do not ask before --wipe")
}

// check looks for flags that have nothing to do with the targets.
func (f *neo4jFlags) check(targets []target) error {
	switch {
	case f.transaction < 1:
		return errors.New("--neo4j-transaction is at least 1")
	case f.yes && !f.wipe:
		return errors.New("--yes is of no use without --wipe")
	case f.wipe && !slices.ContainsFunc(targets, func(t target) bool { return t.form == formNeo4j }):
		return errors.New("--wipe is of no use without a Neo4j server to export to")
	default:
		return nil
	}
}

// environment is getenv with the settings of the file in front of it.
func (f *neo4jFlags) environment(getenv func(string) string) (func(string) string, error) {
	if f.envFile == "" {
		return getenv, nil
	}
	values, err := readEnvFile(f.envFile)
	if err != nil {
		return nil, err
	}
	return func(name string) string { return cmp.Or(values[name], getenv(name)) }, nil
}

// config is the settings for the server at uri, or for that of NEO4J_URI if it
// is serverTarget. A flag goes before the environment.
func (f *neo4jFlags) config(uri string, getenv func(string) string) (neo4j.Config, error) {
	getenv, err := f.environment(getenv)
	if err != nil {
		return neo4j.Config{}, err
	}
	if uri == serverTarget {
		if uri = getenv("NEO4J_URI"); uri == "" {
			return neo4j.Config{}, errors.New("the target neo4j is the server of NEO4J_URI: set it, give --env-file or name the server's address")
		}
		if err := checkAddress(uri); err != nil {
			return neo4j.Config{}, fmt.Errorf("NEO4J_URI: %w", err)
		}
	}
	password, err := f.password(getenv)
	if err != nil {
		return neo4j.Config{}, err
	}
	return neo4j.Config{
		URI:         uri,
		Username:    cmp.Or(f.user, getenv("NEO4J_USERNAME")),
		Password:    password,
		Database:    cmp.Or(f.database, getenv("NEO4J_DATABASE")),
		Transaction: f.transaction,
		Wipe:        f.wipe,
	}, nil
}

// password never comes from a flag, which every user of the machine could see.
func (f *neo4jFlags) password(getenv func(string) string) (string, error) {
	if f.passwordFile != "" {
		data, err := os.ReadFile(f.passwordFile)
		if err != nil {
			return "", fmt.Errorf("read the Neo4j password: %w", err)
		}
		return strings.TrimRight(string(data), "\r\n"), nil
	}
	if p := getenv("NEO4J_PASSWORD"); p != "" {
		return p, nil
	}
	return "", errors.New("the Neo4j server needs a password: set NEO4J_PASSWORD or give --neo4j-password-file or --env-file")
}

// prepare finds out whether a graph can be loaded into the server that t names,
// and whether its user wants all that is there to be deleted.
func (f *neo4jFlags) prepare(ctx context.Context, c *console, t target) (neo4j.Config, error) {
	cfg, err := f.config(t.name, c.getenv)
	if err == nil {
		err = neo4j.Verify(ctx, cfg)
	}
	if err == nil && f.wipe && !f.yes {
		err = confirmWipe(ctx, c, cfg)
	}
	return cfg, err
}

// confirmWipe asks before everything in a database is deleted. An answer other
// than yes, or nobody to ask, is an error.
func confirmWipe(ctx context.Context, c *console, cfg neo4j.Config) error {
	has, err := neo4j.Look(ctx, cfg)
	if err != nil || has.Empty() {
		return err
	}
	held := count(has.Nodes, "node") + " and " + count(has.Relationships, "relationship")
	if has.Others > 0 {
		held += fmt.Sprintf(", %d of which newsgraph did not write", has.Others)
	}
	if !c.stdinTerminal {
		return fmt.Errorf("--wipe would delete all that %s holds: %s; give --yes if that is meant", cfg.URI, held)
	}
	if _, err := fmt.Fprintf(c.stderr, "%s holds %s. Delete all of it? [y/N] ", cfg.URI, held); err != nil {
		return fmt.Errorf("ask: %w", err)
	}
	answer, err := readLine(c.stdin)
	if err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	if answer = strings.ToLower(strings.TrimSpace(answer)); answer != "y" && answer != "yes" {
		return errors.New("nothing was deleted, nor anything else done")
	}
	return nil
}

// readLine reads a line and not a byte more.
func readLine(r io.Reader) (string, error) {
	var line []byte
	for {
		var b [1]byte
		n, err := r.Read(b[:])
		if n == 1 && b[0] == '\n' || errors.Is(err, io.EOF) {
			return string(line), nil
		}
		if err != nil {
			return "", err
		}
		line = append(line, b[:n]...)
	}
}
