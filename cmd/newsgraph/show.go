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
	cmd := &cobra.Command{
		Use:   "show ARTICLE|ENTITY",
		Short: "Show an article or an entity with its edges and their evidence",
		Long: `Show an article with its entities marked and the edges that it gives, or an entity
with all of its edges: each with its statements, who says so, and the sentence.

An ARTICLE is a path, an id, or a file's name without its ending; an ENTITY is a
name, the beginning of one, or an id.`,
		Example: `  newsgraph show news/2024-02-05.txt
  newsgraph show 2024-02-05
  newsgraph show "Lloyd Austin"
  newsgraph show austin`,
		Args: func(cmd *cobra.Command, args []string) error {
			return errors.Join(atLeastOne("an article or an entity")(cmd, args), atMost(1)(cmd, args))
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			db, err := openForReading(cmd.Context(), storePath)
			if err != nil {
				return err
			}
			defer closeStore(db, &err)
			s := &show{db: db, out: newPrinter(c.stdout), style: plain}
			if c.colour() {
				s.style = coloured
			}
			return errors.Join(s.find(cmd.Context(), args[0]), s.out.flush())
		},
	}
	addStoreFlag(cmd, &storePath)
	return cmd
}

// show prints parts of a store.
type show struct {
	db    *store.Store
	out   *printer
	style style
}

// find shows what ref names: an article if there is one, else an entity.
func (s *show) find(ctx context.Context, ref string) error {
	article, err := s.db.FindArticle(ctx, ref)
	if err == nil {
		return s.article(ctx, article)
	}
	var missing *store.NotFoundError
	if !errors.As(err, &missing) {
		return err
	}
	nodes, err := s.db.FindNodes(ctx, ref, maxCandidates+1)
	if err != nil {
		return err
	}
	node, err := choose(ref, nodes)
	if err != nil {
		return err
	}
	return s.entity(ctx, node)
}

// maxCandidates is how many entities are listed to choose from.
const maxCandidates = 20

// choose picks the one node that ref names: the only one, or the only one whose
// name or id is exactly ref. Several are an error that lists them.
func choose(ref string, nodes []graph.Node) (*graph.Node, error) {
	if len(nodes) == 0 {
		return nil, fmt.Errorf("the store has no article and no entity %q", ref)
	}
	exact := slices.DeleteFunc(slices.Clone(nodes), func(n graph.Node) bool {
		return n.ID != ref && !strings.EqualFold(n.Name, ref)
	})
	if len(nodes) == 1 {
		return &nodes[0], nil
	}
	if len(exact) == 1 {
		return &exact[0], nil
	}
	var list strings.Builder
	for i := range nodes[:min(len(nodes), maxCandidates)] {
		n := &nodes[i]
		fmt.Fprintf(&list, "\n  %s  %s (%s), %s", n.ID, printable(n.Name), n.Kind, count(n.Degree, "edge"))
	}
	if len(nodes) > maxCandidates {
		list.WriteString("\n  and more")
	}
	return nil, fmt.Errorf("%q may be one of these; give a longer name or an id:%s", ref, list.String())
}
