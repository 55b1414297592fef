package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph/store"
	"github.com/newsgraph/newsgraph/nlp"
)

func newRemove(c *console) *cobra.Command {
	var storePath string
	cmd := &cobra.Command{
		Use:   "remove PATH...",
		Short: "Remove articles from the store, with what only they said",
		Long: `Remove articles from the store, with the entities, edges and statements that only
they gave. A PATH is an article's path or id, a file that articles came from, or a
folder; - stands for standard input.`,
		Example: `  newsgraph remove news/2024-02-05.txt
  newsgraph remove news/old/ --store iran.db`,
		Args: atLeastOne("the path or id of an article, a file or a folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runRemove(cmd, c, storePath, args)
		},
	}
	addStoreFlag(cmd, &storePath)
	return cmd
}

func runRemove(cmd *cobra.Command, c *console, storePath string, args []string) (err error) {
	ctx := cmd.Context()
	if err := mustExist(storePath); err != nil {
		return err
	}
	db, err := openForWriting(ctx, storePath)
	if err != nil {
		return err
	}
	defer closeStore(db, &err)
	seen, err := db.Seen(ctx)
	if err != nil {
		return fmt.Errorf("read the store: %w", err)
	}
	paths, err := match(seen, args)
	if err != nil {
		return fmt.Errorf("%w; nothing is removed", err)
	}
	if err := db.Remove(ctx, paths); err != nil {
		return fmt.Errorf("remove articles: %w", err)
	}
	out := newPrinter(c.stdout)
	out.printf("%s removed from %s\n", count(len(paths), "article"), storePath)
	return out.flush()
}

// match gives, sorted, the paths of the articles that args name. It is an
// error if one of them names none.
func match(seen map[string]store.Seen, args []string) ([]string, error) {
	var paths []string
	var missing []error
	for _, arg := range args {
		before := len(paths)
		for path, s := range seen {
			if names(arg, path, s.File) {
				paths = append(paths, path)
			}
		}
		if len(paths) == before {
			missing = append(missing, fmt.Errorf("the store has no article of %q", arg))
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths), errors.Join(missing...)
}

// names reports whether arg names the article of the given path that came from
// file.
func names(arg, path, file string) bool {
	switch {
	case arg == path || arg == file || arg == (&nlp.Article{Path: path}).ID():
		return true
	default:
		return under(cleanPaths([]string{arg}), file)
	}
}
