package store

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// The options of connections, as SQLite's URIs and the driver have them.
//
// With a write-ahead log and synchronous=NORMAL, a killed process loses
// nothing that was committed; after a power failure the file is consistent,
// and at worst the last batches are missing and are read again. A larger log
// (in pages of 4 kB) and cache (in kB) than SQLite's own suit the ids, which
// are hashes and so land anywhere in the indices.
const (
	writeOptions = "_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)" +
		"&_pragma=synchronous(NORMAL)&_pragma=cache_size(-65536)&_pragma=wal_autocheckpoint(16000)"
	// A draft that is not completed is thrown away.
	draftOptions = "_txlock=immediate&_pragma=foreign_keys(1)&_pragma=synchronous(OFF)&_pragma=cache_size(-32768)"
	readOptions  = "mode=rw&_pragma=busy_timeout(10000)&_pragma=query_only(1)&_pragma=cache_size(-32768)"
	// immutableOptions are for a file in a folder where nothing can be written.
	immutableOptions = "mode=ro&immutable=1&_pragma=cache_size(-32768)"
)

// connect prepares to open the file at path; nothing is read yet.
func connect(path, options string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	// A URI, because a plain name may not hold a question mark.
	abs = "/" + strings.TrimPrefix(filepath.ToSlash(abs), "/")
	uri := url.URL{Scheme: "file", Path: abs, RawQuery: options}
	return sql.Open("sqlite", uri.String())
}
