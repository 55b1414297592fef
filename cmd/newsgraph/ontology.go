package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/ontology"
)

func newOntology(c *console) *cobra.Command {
	var file, check string
	cmd := &cobra.Command{
		Use:   "ontology",
		Short: "List the relation types, show one, or check a file of your own",
		Long: `List the relation types. 'ontology show TYPE' tells all of one; 'ontology check FILE'
reads a file of types of your own and reports every mistake with its line, wordings
that another type has too, words that are no lemmas, and whether the example of each
type gives its edge.

Exit status: 0 all is well, 1 the file has mistakes, 2 the command could not be done.`,
		Example: `  newsgraph ontology
  newsgraph ontology show ATTACKED
  newsgraph ontology check my-types.toml`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return &usageError{cmd.CommandPath(), fmt.Errorf("ontology has no command %q; to see a type: newsgraph ontology show %[1]s", args[0])}
		},
		RunE: func(_ *cobra.Command, _ []string) error {
			if check != "" {
				return checkFile(c, check)
			}
			types, err := loadOntology(file)
			if err != nil {
				return err
			}
			out := newPrinter(c.stdout)
			listTypes(out, types)
			return out.flush()
		},
	}
	addOntologyFlag(cmd, &file)
	cmd.Flags().StringVar(&check, "check", "", "check `FILE`, as 'ontology check FILE' does")
	cmd.AddCommand(newOntologyShow(c), newOntologyCheck(c))
	return cmd
}

func addOntologyFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "ontology", "", "`FILE` with relation types to add or change")
}

func unknownType(name string) error {
	return fmt.Errorf("there is no relation type %q; 'newsgraph ontology' lists them", name)
}

// loadOntology gives the built-in relation types, changed by those of file if
// it is not empty.
func loadOntology(file string) (*ontology.Ontology, error) {
	types, err := ontology.Default()
	if err != nil {
		return nil, fmt.Errorf("load the built-in ontology: %w", err)
	}
	if file == "" {
		return types, nil
	}
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no ontology file %s", file)
	}
	if err != nil {
		return nil, fmt.Errorf("read the ontology: %w", err)
	}
	defer func() { _ = f.Close() }() // nothing was written that could be lost
	return ontology.Load(types, file, f)
}

// ownTypes are the types of a user's file, sorted by name, as graphs have them.
func ownTypes(types *ontology.Ontology) (own []graph.RelationType) {
	for _, t := range types.Types {
		if t.File != "" {
			own = append(own, graph.RelationType{Name: t.Name, Family: t.Family, Definition: t.Definition})
		}
	}
	slices.SortFunc(own, func(a, b graph.RelationType) int { return cmp.Compare(a.Name, b.Name) })
	return own
}

// withTypes is the built-in relation types with those of a graph, which people can
// be told of, but which no article can be read with.
func withTypes(own []graph.RelationType) (*ontology.Ontology, error) {
	types, err := loadOntology("")
	if err != nil {
		return nil, err
	}
	for _, t := range own {
		types = types.With(&ontology.Type{Name: t.Name, Family: t.Family, Definition: t.Definition})
	}
	return types, nil
}

// listTypes prints a block a family with a line a type.
func listTypes(out *printer, types *ontology.Ontology) {
	family := ""
	for _, t := range types.Types {
		if t.Family != family {
			if family != "" {
				out.printf("\n")
			}
			family = t.Family
			out.printf("%s\n", family)
		}
		out.printf("  %-26s  %s\n", t.Name, firstSentence(t.Definition))
	}
	out.printf("\n%s of ontology %s. 'newsgraph ontology show TYPE' tells all of one.\n",
		count(len(types.Types), "relation type"), types.Version)
}

// firstSentence is text up to the end of its first sentence.
func firstSentence(text string) string {
	if end := strings.IndexAny(text+".", ".;"); end < len(text) {
		return text[:end]
	}
	return text
}
