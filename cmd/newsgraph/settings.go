package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/export/neo4j"
)

// neo4jFlags are the settings of a Neo4j server besides its address. The
// environment variables have the names that Neo4j's own tools use.
type neo4jFlags struct {
	user, database, passwordFile string
}

func (f *neo4jFlags) addFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.user, "neo4j-user", "", "`USER` of the Neo4j server (default $NEO4J_USERNAME, else neo4j)")
	flags.StringVar(&f.database, "neo4j-database", "", "`DATABASE` of the Neo4j server (default $NEO4J_DATABASE, else neo4j)")
	flags.StringVar(&f.passwordFile, "neo4j-password-file", "", "`FILE` with the password, instead of $NEO4J_PASSWORD")
}

// config is the settings for the server at uri. A flag goes before the
// environment.
func (f *neo4jFlags) config(uri string, getenv func(string) string) (neo4j.Config, error) {
	password, err := f.password(getenv)
	if err != nil {
		return neo4j.Config{}, err
	}
	return neo4j.Config{
		URI:      uri,
		Username: cmp.Or(f.user, getenv("NEO4J_USERNAME")),
		Password: password,
		Database: cmp.Or(f.database, getenv("NEO4J_DATABASE")),
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
	return "", errors.New("the Neo4j server needs a password: set NEO4J_PASSWORD or give --neo4j-password-file")
}
