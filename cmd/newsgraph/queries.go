package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/export/neo4j/queries"
)

func newQueries(c *console) *cobra.Command {
	var style bool
	cmd := &cobra.Command{
		Use:   "queries [NAME [PARAMETER=VALUE...]]",
		Short: "List ready queries for the graph in Neo4j, or print one",
		Long: `List ready Cypher queries for the graph in Neo4j, or print one to paste into Neo4j
Browser or pipe into cypher-shell. A query's parameters have example values until
they are given others.

--style prints a style for Neo4j Browser, which takes the file where one drops it
on its window: a colour for each kind, claims apart from facts.`,
		Example: `  newsgraph queries
  newsgraph queries timeline about="Lloyd Austin"
  newsgraph queries attacks since=2024-02-01 | cypher-shell
  newsgraph queries --style > style.grass`,
		RunE: func(cmd *cobra.Command, args []string) error {
			out := newPrinter(c.stdout)
			var err error
			switch {
			case style && len(args) > 0:
				err = fmt.Errorf("queries does not know what %q is for beside --style", args[0])
			case style:
				out.printf("%s", queries.Style())
			case len(args) == 0:
				err = listQueries(out)
			default:
				err = printQuery(out, args[0], args[1:])
			}
			if err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			return out.flush()
		},
	}
	cmd.Flags().BoolVar(&style, "style", false, "print a style for Neo4j Browser (style.grass)")
	return cmd
}

func listQueries(out *printer) error {
	all, err := queries.All()
	if err != nil {
		return err
	}
	for _, q := range all {
		out.printf("%-20s %s\n", q.Name, q.Title)
		for _, p := range q.Parameters {
			out.printf("%20s %s=%q\n", "", p.Name, p.Example)
		}
	}
	return nil
}

func printQuery(out *printer, name string, assignments []string) error {
	all, err := queries.All()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(q queries.Query) bool { return q.Name == name })
	if i < 0 {
		return fmt.Errorf("there is no query %q; 'newsgraph queries' lists them", name)
	}
	values := map[string]string{}
	for _, a := range assignments {
		parameter, value, found := strings.Cut(a, "=")
		if !found {
			return fmt.Errorf("%q is not written as PARAMETER=VALUE", a)
		}
		values[parameter] = value
	}
	text, err := all[i].Text(values)
	if err != nil {
		return err
	}
	out.printf("%s", text)
	return nil
}
