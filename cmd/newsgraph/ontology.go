package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

func newOntology(c *console) *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "ontology [TYPE]",
		Short: "List the relation types and what they mean",
		Example: `  newsgraph ontology
  newsgraph ontology ATTACKED
  newsgraph ontology --ontology my-types.toml`,
		Args: atMost(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return completeType(file, args), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			types, err := loadOntology(file)
			if err != nil {
				return err
			}
			out := newPrinter(c.stdout)
			if len(args) == 0 {
				listTypes(out, types)
				return out.flush()
			}
			t := types.Type(strings.ToUpper(args[0]))
			if t == nil {
				return unknownType(args[0])
			}
			printType(out, t)
			return out.flush()
		},
	}
	cmd.Flags().StringVar(&file, "ontology", "", "`FILE` with relation types to add or change")
	return cmd
}

func unknownType(name string) error {
	return fmt.Errorf("there is no relation type %q; 'newsgraph ontology' lists them", name)
}

// completeType lists the names of types for the shell, if one is wanted.
func completeType(file string, args []string) []string {
	types, err := loadOntology(file)
	if err != nil || len(args) > 0 {
		return nil
	}
	names := make([]string, len(types.Types))
	for i, t := range types.Types {
		names[i] = t.Name
	}
	return names
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
	out.printf("\n%s of ontology %s. 'newsgraph ontology TYPE' tells more of one.\n",
		count(len(types.Types), "relation type"), types.Version)
}

// firstSentence is text up to the end of its first sentence.
func firstSentence(text string) string {
	if end := strings.IndexAny(text+".", ".;"); end < len(text) {
		return text[:end]
	}
	return text
}

func printType(out *printer, t *ontology.Type) {
	out.printf("%s  (%s)\n\n%s\n\n", t.Name, t.Family, t.Definition)
	out.printf("Subjects   %s\n", kinds(t.Subjects))
	out.printf("Objects    %s\n", kinds(t.Objects))
	if t.Symmetric {
		out.printf("Symmetric  who is subject and who object does not matter\n")
	}
	if t.Example != "" {
		out.printf("Example    %s\n", t.Example)
	}
}

func kinds(list []nlp.Kind) string {
	words := make([]string, len(list))
	for i, k := range list {
		words[i] = string(k)
	}
	return strings.Join(words, ", ")
}
