package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

func newOntologyShow(c *console) *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "show TYPE",
		Short: "Show a relation type with its wordings, and what its example gives",
		Example: `  newsgraph ontology show ATTACKED
  newsgraph ontology show DEFEATED --ontology my-types.toml`,
		Args: func(cmd *cobra.Command, args []string) error {
			return errors.Join(atLeastOne("a relation type")(cmd, args), atMost(1)(cmd, args))
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return completeType(file, args), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			o := explainOptions{ontologyFile: file}
			types, err := loadOntology(file)
			if err != nil {
				return err
			}
			t := types.Type(strings.ToUpper(args[0]))
			if t == nil {
				return unknownType(args[0])
			}
			x, err := o.explainer(c)
			if err != nil {
				return err
			}
			printType(x.out, t)
			return errors.Join(x.example(t), x.out.flush())
		},
	}
	addOntologyFlag(cmd, &file)
	return cmd
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

// printType prints all that a file of types says of t.
func printType(out *printer, t *ontology.Type) {
	out.printf("%s  (%s)\n\n%s\n\n", t.Name, t.Family, t.Definition)
	out.printf("Subjects   %s\n", kinds(t.Subjects))
	out.printf("Objects    %s\n", kinds(t.Objects))
	if t.Symmetric {
		out.printf("Symmetric  who is subject and who object does not matter\n")
	}
	if t.State {
		out.printf("Sort       a state, which lasts\n")
	} else {
		out.printf("Sort       an event\n")
	}
	if t.Root != "" {
		out.printf("PLOVER     %s\n", t.Root)
	}
	if t.File != "" {
		out.printf("File       %s:%d\n", t.File, t.Line)
	}
	out.printf("\nWordings   S is the subject and O the object, | stands between alternatives, _ inside one;\n" +
		"           * is any noun phrase, E an event whose doer is the subject, V a verb phrase\n")
	for _, l := range listReadings {
		printWordings(out, l.name, l.reading, wordings(t, l.name))
	}
}

// listReadings says how the wordings of each list are read.
var listReadings = [...]struct{ name, reading string }{
	{ontology.ListVerbs, "S in front and O at the end where they are not written; also passive (\"was attacked by\")"},
	{ontology.ListArmedVerbs, "like verbs, but only with a sign of arms: an armed group, a weapon, an attack"},
	{ontology.ListBlastVerbs, "like verbs, but only with a sign of arms that explode: a drone, a shell, an airstrike"},
	{ontology.ListWordVerbs, "like verbs, but only where people or bodies without arms do it to each other, with words"},
	{ontology.ListNouns, "a noun with O behind it; S by \"by\", by a possessive, in front, or the subject of \"carried out\""},
	{ontology.ListCompounds, "hyphenated modifiers"},
	{ontology.ListRoles, "what S is in O, as a title, an apposition or after \"is\""},
}

// wordings is the texts of one list of t.
func wordings(t *ontology.Type, list string) []string {
	var texts []string
	for _, patterns := range [][]ontology.Pattern{t.Verbs, t.Nouns, t.Roles} {
		for i := range patterns {
			if patterns[i].List == list {
				texts = append(texts, patterns[i].Text)
			}
		}
	}
	for _, c := range t.Compounds {
		if c.List == list {
			texts = append(texts, c.Text)
		}
	}
	return texts
}

func printWordings(out *printer, name, reading string, texts []string) {
	if len(texts) == 0 {
		return
	}
	out.printf("\n%s: %s\n", name, reading)
	const width = 86
	line := ""
	for i, text := range texts {
		if i < len(texts)-1 {
			text += ","
		}
		if line != "" && len(line)+1+len(text) > width {
			out.printf("  %s\n", line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + text)
	}
	out.printf("  %s\n", line)
}

// example prints the example of t with the edges that it gives.
func (x *explainer) example(t *ontology.Type) error {
	if t.Example == "" {
		return nil
	}
	x.out.printf("\nExample    %s\n", printable(t.Example))
	doc, list, err := x.read(&nlp.Article{Path: "example of " + t.Name, Text: t.Example})
	if err != nil {
		return err
	}
	for _, e := range list {
		for i := range e.Found {
			x.out.printf("           %s\n", x.edge(doc, &e.Found[i].Relation))
		}
	}
	return nil
}

func kinds(list []nlp.Kind) string {
	words := make([]string, len(list))
	for i, k := range list {
		words[i] = string(k)
	}
	return strings.Join(words, ", ")
}
