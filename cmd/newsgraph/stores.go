package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph/store"
)

func addStoreFlag(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVar(path, "store", "newsgraph.db", "`FILE` that holds the graph")
}

// openForWriting opens the store at path, which it makes if need be.
func openForWriting(ctx context.Context, path string) (*store.Store, error) {
	return explainLocked(store.Open(ctx, path))
}

// openForMerging opens the store at path, or one that is to be there once it is
// published.
func openForMerging(ctx context.Context, path string) (*store.Store, error) {
	return explainLocked(store.Draft(ctx, path))
}

func explainLocked(db *store.Store, err error) (*store.Store, error) {
	var locked *store.LockedError
	if errors.As(err, &locked) {
		return nil, fmt.Errorf("another newsgraph is writing to %s; wait for it or give another --store", locked.Path)
	}
	return db, err
}

// openForReading opens a store that must be there.
func openForReading(ctx context.Context, path string) (*store.Store, error) {
	if err := mustExist(path); err != nil {
		return nil, err
	}
	return store.OpenReadOnly(ctx, path)
}

// sameFile reports whether a and b are names of one file.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

func mustExist(path string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no store %s; make one with 'newsgraph build', or name one with --store", path)
	}
	return nil
}

// closeStore closes db and joins what goes wrong to err.
func closeStore(db *store.Store, err *error) {
	*err = errors.Join(*err, db.Close())
}
