package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/neo4jcsv"
)

// form is a form that a graph is exported in.
type form int

const (
	formGraphML form = iota
	formGEXF
	formJSONL
	formHTML
	formNeo4j
	formNeo4jCSV
	formCypher
)

// endings gives the form of a file by the end of its name.
var endings = map[string]form{
	".graphml": formGraphML,
	".gexf":    formGEXF,
	".jsonl":   formJSONL,
	".cypher":  formCypher,
	".html":    formHTML,
}

// neo4jSchemes are the schemes of the addresses that the driver knows: +s is
// encrypted, +ssc encrypted with a certificate that nobody has signed.
var neo4jSchemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// targetForms is what people are told a target may be.
const targetForms = `  FILE.graphml           GraphML, for Gephi, networkx, igraph and yEd
  FILE.gexf              GEXF 1.3, for Gephi, with time
  FILE.jsonl             JSON lines, with everything that the graph holds
  FILE.html              a page that draws the graph, for any browser
  neo4j://HOST[:PORT]    a Neo4j server; also neo4j+s://, neo4j+ssc://,
                         bolt://, bolt+s://, bolt+ssc://
  neo4j                  the Neo4j server of $NEO4J_URI or of --env-file
  FILE.cypher            a script that does the same, for cypher-shell
  FOLDER/                CSV files for neo4j-admin database import, for graphs
                         too large to be loaded through the network; a target
                         that ends in / is a folder`

// target is where a graph goes.
type target struct {
	name string // as it was given: a file's path or a server's address
	form form
}

// parseTarget finds the form of a target by its scheme or its ending; a folder is
// what ends as folders do.
func parseTarget(name string) (target, error) {
	if name == serverTarget {
		return target{name, formNeo4j}, nil
	}
	if scheme, _, found := strings.Cut(name, "://"); found {
		if slices.Contains(neo4jSchemes, strings.ToLower(scheme)) {
			return target{name, formNeo4j}, checkAddress(name)
		}
	} else if isFolder(name) {
		return target{name, formNeo4jCSV}, nil
	} else if f, found := endings[strings.ToLower(filepath.Ext(name))]; found {
		return target{name, f}, nil
	}
	return target{}, fmt.Errorf("unknown target %q; a target is one of\n%s", name, targetForms)
}

func isFolder(name string) bool { return name != "" && os.IsPathSeparator(name[len(name)-1]) }

// checkAddress looks for what a server's address must have and must not have.
func checkAddress(address string) error {
	u, err := url.Parse(address)
	if err != nil {
		// The error of url.Parse quotes the address, and with it a password.
		return errors.New("a target is no valid address; it should look like neo4j://localhost:7687")
	}
	if u.User != nil {
		return fmt.Errorf("the address of %s holds a user or password; use --neo4j-user, and NEO4J_PASSWORD or --neo4j-password-file",
			u.Host)
	}
	if u.Hostname() == "" {
		return fmt.Errorf("target %q names no host; it should look like neo4j://localhost:7687", address)
	}
	return nil
}

// parseTargets parses all of names; a target given twice is an error.
func parseTargets(names []string) ([]target, error) {
	targets := make([]target, 0, len(names))
	for _, name := range names {
		t, err := parseTarget(name)
		if err != nil {
			return nil, err
		}
		if slices.Contains(targets, t) {
			return nil, fmt.Errorf("target %q is given twice", name)
		}
		targets = append(targets, t)
	}
	return targets, nil
}

// checkNotRead keeps a graph from being written where the next build of the
// same paths would read it as articles.
func checkNotRead(targets []target, paths []string) error {
	for _, t := range targets {
		if t.form != formJSONL {
			continue
		}
		file, err := filepath.Abs(t.name)
		if err != nil {
			return fmt.Errorf("target %q: %w", t.name, err)
		}
		for _, path := range paths {
			if root, err := filepath.Abs(path); path != stdinPath && err == nil && under(cleanPaths([]string{root}), filepath.ToSlash(file)) {
				return fmt.Errorf("target %q lies in %s, so that the next build would read it; write it elsewhere", t.name, path)
			}
		}
	}
	return nil
}

// checkNotStore keeps a graph from being written over the store that it is in.
func checkNotStore(targets []target, storePath string) error {
	for _, t := range targets {
		if t.form != formNeo4j && (sameFile(t.name, storePath) || filepath.Clean(t.name) == filepath.Clean(storePath)) {
			return fmt.Errorf("target %q is the store itself; write it elsewhere", t.name)
		}
	}
	return nil
}

// checkWritable finds out, before hours of reading, whether a file can be
// written at path: its folder must take new files, for that is how a file is
// replaced in one step. What is no regular file, such as a pipe, is left alone.
func checkWritable(path string) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("cannot write %s: it is a folder", path)
	case err == nil && !info.Mode().IsRegular():
		return nil
	case err == nil:
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return fmt.Errorf("cannot write: %w", err)
		}
	}
	return checkTakesFiles(path)
}

// checkFolderWritable is checkWritable for a folder that is replaced in one step.
func checkFolderWritable(path string) error {
	if err := export.CheckFolder(path, neo4jcsv.Names()); err != nil {
		return err
	}
	path = filepath.Clean(path)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return checkTakesFiles(path)
}

// checkTakesFiles finds out whether the folder of path takes new files.
func checkTakesFiles(path string) error {
	folder := filepath.Dir(path)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot write %s: there is no folder %s", path, folder)
	}
	probe, err := os.CreateTemp(folder, ".newsgraph-*")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", path, err)
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}
