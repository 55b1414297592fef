package neo4jcsv

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// files are the files of an export, all open until it is done.
type files map[string]*file

type file struct {
	*bufio.Writer
	to io.Closer
}

// newFiles makes all files, those of records with their first line. It returns
// what it has made even with an error.
func newFiles(create func(string) (io.WriteCloser, error)) (files, error) {
	f := files{}
	first := headers()
	for _, name := range fileNames() {
		to, err := create(name)
		if err != nil {
			return f, err
		}
		f[name] = &file{bufio.NewWriterSize(to, bufferSize), to}
		if line, found := first[name]; found {
			if err := f.text(name, line+"\n"); err != nil {
				return f, err
			}
		}
	}
	return f, nil
}

// bufferSize is that of every open file.
const bufferSize = 1 << 16

func (f files) text(name, text string) error { return f.write(name, []byte(text)) }

func (f files) write(name string, line []byte) error {
	_, err := f[name].Write(line)
	return err
}

// close completes and closes the files.
func (f files) close() error {
	var errs []error
	for _, name := range fileNames() {
		if o := f[name]; o != nil {
			if err := errors.Join(o.Flush(), o.to.Close()); err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", name, err))
			}
		}
	}
	return errors.Join(errs...)
}

// diskFile is a file on the disk, safe there when it is closed.
type diskFile struct {
	*os.File
	meter io.Writer // nil for none
}

func createFile(path string, meter io.Writer) (io.WriteCloser, error) {
	mode := os.FileMode(0o666)
	if filepath.Base(path) == importFile {
		mode = 0o777 // it is a program
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	return &diskFile{f, meter}, nil
}

// Write implements io.Writer.
func (f *diskFile) Write(p []byte) (int, error) {
	if f.meter != nil {
		if _, err := f.meter.Write(p); err != nil {
			return 0, err
		}
	}
	return f.File.Write(p)
}

// Close implements io.Closer.
func (f *diskFile) Close() error { return errors.Join(f.Sync(), f.File.Close()) }
