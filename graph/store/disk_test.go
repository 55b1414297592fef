//go:build linux

package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// smallDisk mounts a file system of the given size until the test ends.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("NOT TESTED: a full disk; mounting a small one takes root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestFullDisk(t *testing.T) {
	dir := smallDisk(t, "1m")
	path := filepath.Join(dir, "news.db")
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetOrigin(context.Background(), engine, ontology); err != nil {
		t.Fatal(err)
	}
	parts := graphtest.Random(3, 200, 3000)
	all := results(parts)
	written := 0
	for chunk := range slices.Chunk(all, 10) {
		if err = s.Write(context.Background(), chunk); err != nil {
			break
		}
		written += len(chunk)
	}
	if err == nil || !strings.Contains(err.Error(), "the disk is full") || !strings.Contains(err.Error(), path) {
		t.Fatalf("after %d articles: %v; want a full disk", written, err)
	}
	if diff := differ(s, parts[:written]); diff != "" {
		t.Error("reading from the full disk:", diff)
	}
	if err := s.Write(context.Background(), all[written:written+10]); err == nil {
		t.Error("a second try succeeds on a full disk")
	}

	// With more space, both this process and the next one go on.
	remount(t, dir, syscall.MS_REMOUNT, "size=64m")
	half := (written + len(all)) / 2
	write(t, s, all[written:half]...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err = Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, s, all[half:]...)
	if diff := differ(s, parts); diff != "" {
		t.Error("after the disk was enlarged:", diff)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestFullDiskFromTheStart(t *testing.T) {
	dir := smallDisk(t, "8k")
	if _, err := Open(context.Background(), filepath.Join(dir, "news.db")); err == nil || !strings.Contains(err.Error(), "full") {
		t.Errorf("Open: %v; want a full disk", err)
	}
}

func remount(t *testing.T, dir string, flags uintptr, options string) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", flags, options); err != nil {
		t.Fatal(err)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	dir := smallDisk(t, "8m")
	path := filepath.Join(dir, "news.db")
	parts := graphtest.Small()
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetOrigin(context.Background(), engine, ontology); err != nil {
		t.Fatal(err)
	}
	write(t, s, results(parts)...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	remount(t, dir, syscall.MS_REMOUNT|syscall.MS_RDONLY, "")

	if _, err := Open(context.Background(), path); err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("Open: %v; want a word on the read-only folder", err)
	}
	if _, err := Open(context.Background(), filepath.Join(dir, "new.db")); err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("Open of a new file: %v; want a word on the read-only folder", err)
	}
	r, err := OpenReadOnly(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := differ(r, parts); diff != "" {
		t.Error("want -, got +:", diff)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}

// A file that may not be written, in a folder that may.
func TestReadOnlyFile(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("NOT TESTED: a read-only file; root may write to it")
	}
	path := filled(t)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), path); err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("Open: %v; want a word on the read-only file", err)
	}
}
