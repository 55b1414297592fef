package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/store"
)

func newShow(c *console) *cobra.Command {
	var storePath string
	var explain bool
	var o explainOptions
	cmd := &cobra.Command{
		Use:   "show ARTICLE|ENTITY",
		Short: "Show an article or an entity with its edges and their evidence",
		Long: `Show an article with its entities marked and the edges that it gives, or an entity
with all of its edges: each with its statements, who says so, and the sentence.

An ARTICLE is a path, an id, or a file's name without its ending; an ENTITY is a
name, the beginning of one, or an id.

With --explain, an article is read once more, and every edge comes with the wording
that gave it, the path in the tree, the words that say how real it is and what the
confidence is made of; then what almost matched. An article that was built with an
--ontology needs the same one here.`,
		Example: `  newsgraph show news/2024-02-05.txt
  newsgraph show 2024-02-05
  newsgraph show "Lloyd Austin"
  newsgraph show austin
  newsgraph show 2024-02-05 --explain --find "drone strike"`,
		Args: func(cmd *cobra.Command, args []string) error {
			return errors.Join(atLeastOne("an article or an entity")(cmd, args), atMost(1)(cmd, args))
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := onlyWith(cmd, "explain", explainFlags[:]); err != nil {
				return err
			}
			db, err := openForReading(cmd.Context(), storePath)
			if err != nil {
				return err
			}
			defer closeStore(db, &err)
			s := &show{db: db, out: newPrinter(c.stdout), style: c.style()}
			if explain {
				return s.explain(cmd.Context(), c, args[0], &o)
			}
			return errors.Join(s.find(cmd.Context(), args[0]), s.out.flush())
		},
	}
	addStoreFlag(cmd, &storePath)
	cmd.Flags().BoolVar(&explain, "explain", false, "tell of an article's edges why they are there, and what almost matched")
	o.addFlags(cmd)
	return cmd
}

// show prints parts of a store.
type show struct {
	db    *store.Store
	out   *printer
	style style
}

// find shows what ref names: an article if there is one, else an entity. The
// beginning of an article's id comes last, for it may be a name ("ada").
func (s *show) find(ctx context.Context, ref string) error {
	article, err := s.db.FindArticle(ctx, ref)
	var missing *store.NotFoundError
	if !beginsID(ref) || article.ID == ref {
		switch {
		case err == nil:
			return s.article(ctx, article)
		case !errors.As(err, &missing):
			return err
		}
	}
	nodes, failed := s.db.FindNodes(ctx, ref, maxCandidates+1)
	switch {
	case failed != nil:
		return failed
	case len(nodes) > 0:
		return s.choose(ctx, ref, nodes)
	case err == nil:
		return s.article(ctx, article)
	case errors.As(err, &missing):
		return fmt.Errorf("the store has no article and no entity %q", ref)
	default:
		return err
	}
}

// beginsID reports whether ref may be the beginning of an article's id.
func beginsID(ref string) bool {
	digits, found := strings.CutPrefix(ref, "a")
	return found && strings.Trim(digits, "0123456789abcdef") == ""
}

// maxCandidates is how many entities are listed to choose from.
const maxCandidates = 20

// choose shows the one node that ref names: the only one, or the only one
// whose name or id is exactly ref. Several are an error that lists them.
func (s *show) choose(ctx context.Context, ref string, nodes []graph.Node) error {
	exact := slices.DeleteFunc(slices.Clone(nodes), func(n graph.Node) bool {
		return n.ID != ref && !strings.EqualFold(n.Name, ref)
	})
	for _, list := range [][]graph.Node{nodes, exact} {
		if len(list) == 1 {
			return s.entity(ctx, list[0].ID)
		}
	}
	var list strings.Builder
	for i := range nodes[:min(len(nodes), maxCandidates)] {
		n := &nodes[i]
		fmt.Fprintf(&list, "\n  %s  %s (%s), %s", n.ID, printable(n.Name), n.Kind, count(n.Degree, "edge"))
	}
	if len(nodes) > maxCandidates {
		list.WriteString("\n  and more")
	}
	return fmt.Errorf("%q may be one of these; give a longer name or an id:%s", ref, list.String())
}
