package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
)

func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program, its engine and its ontology",
		Args:  atMost(0),
		RunE: func(*cobra.Command, []string) error {
			types, err := ontology.Default()
			if err != nil {
				return fmt.Errorf("load the built-in ontology: %w", err)
			}
			out := newPrinter(c.stdout)
			out.printf("newsgraph %s\n", version())
			out.printf("engine    %s\n", pipeline.Engine)
			out.printf("ontology  %s\n", types.Version)
			out.printf("built     %s %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return out.flush()
		},
	}
}

// version is the module's version; of a build from a checkout, the commit
// where it is known.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	text := "development"
	if ok {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				text += " at " + s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				text += " (modified)"
			}
		}
	}
	return text
}
