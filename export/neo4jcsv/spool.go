package neo4jcsv

import (
	"bufio"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
)

// spool keeps lines on the disk and gives each of them back once, however often
// it was added. Lines of one id go to one of many temporary files, so that only
// the ids of one file are ever in memory.
type spool struct {
	folder string
	parts  [spoolParts]spoolPart
	record []byte
}

// spoolParts keeps the ids of a part few enough: of 100 million sentences some
// 800,000, or 60 MB.
const (
	spoolParts      = 128
	spoolBufferSize = 8 << 10
)

type spoolPart struct {
	*bufio.Writer
	file *os.File
}

// newSpool makes a spool in a folder of its own, in folder.
func newSpool(folder string) (*spool, error) {
	folder, err := os.MkdirTemp(folder, ".sentences-")
	if err != nil {
		return nil, err
	}
	s := &spool{folder: folder}
	for i := range s.parts {
		f, err := os.Create(filepath.Join(folder, fmt.Sprint(i)))
		if err != nil {
			return nil, errors.Join(err, s.remove())
		}
		s.parts[i] = spoolPart{bufio.NewWriterSize(f, spoolBufferSize), f}
	}
	return s, nil
}

// add keeps a line, which ends in a line end, under an id, which has none.
func (s *spool) add(id string, line []byte) error {
	hash := fnv.New64a()
	_, _ = io.WriteString(hash, id) // It cannot fail.
	s.record = append(append(append(s.record[:0], id...), '\n'), line...)
	_, err := s.parts[hash.Sum64()%spoolParts].Write(s.record)
	return err
}

// each gives the lines, the first one of every id.
func (s *spool) each(use func(id string, line []byte) error) error {
	for i := range s.parts {
		if err := s.parts[i].each(use); err != nil {
			return err
		}
	}
	return nil
}

func (p *spoolPart) each(use func(id string, line []byte) error) error {
	if err := p.Flush(); err != nil {
		return err
	}
	if _, err := p.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	seen := map[string]bool{}
	for r := bufio.NewReader(p.file); ; {
		id, err := r.ReadString('\n')
		if errors.Is(err, io.EOF) && id == "" {
			return nil
		}
		if err != nil {
			return err
		}
		line, err := r.ReadBytes('\n')
		if err != nil {
			return err
		}
		if id = id[:len(id)-1]; !seen[id] {
			seen[id] = true
			if err := use(id, line); err != nil {
				return err
			}
		}
	}
}

// remove removes the temporary files.
func (s *spool) remove() error {
	var errs []error
	for _, p := range s.parts {
		if p.file != nil {
			errs = append(errs, p.file.Close())
		}
	}
	return errors.Join(append(errs, os.RemoveAll(s.folder))...)
}
