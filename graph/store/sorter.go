package store

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"slices"
)

// sorter takes records of articles and gives them back article by article, those of
// one article as they came. What memory does not hold it keeps in a file.
type sorter struct {
	folder string // where the file is to be
	limit  int    // of the memory for records, in bytes

	bytes []byte   // the records in memory
	where []placed // in bytes

	file   *os.File // the other records, run after run
	length int64    // of file
	runs   []int64  // where each run begins in it
}

// placed is a record in memory.
type placed struct {
	article    int64
	start, end int
}

// placedSize is about what a placed takes.
const placedSize = 24

// add takes a record, which record appends to the bytes that it is given.
func (s *sorter) add(article int64, record func(to []byte) []byte) error {
	start := len(s.bytes)
	s.bytes = record(s.bytes)
	s.where = append(s.where, placed{article, start, len(s.bytes)})
	if len(s.bytes)+placedSize*len(s.where) < s.limit {
		return nil
	}
	return s.spill()
}

// sort puts the records in memory in order.
func (s *sorter) sort() {
	slices.SortFunc(s.where, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.article, b.article), a.start-b.start)
	})
}

// spill moves the records from memory to the file, as a run.
func (s *sorter) spill() (err error) {
	if s.file == nil {
		if s.file, err = os.CreateTemp(s.folder, ".newsgraph-*.tmp"); err != nil {
			return err
		}
		// Where open files can go from their folder, a killed process leaves none.
		_ = os.Remove(s.file.Name())
	}
	s.sort()
	s.runs = append(s.runs, s.length)
	w := bufio.NewWriterSize(s.file, runBuffer)
	var head []byte
	for _, p := range s.where {
		head = binary.AppendUvarint(binary.AppendVarint(head[:0], p.article), uint64(p.end-p.start))
		s.length += int64(len(head) + p.end - p.start)
		// The first error stays with w.
		_, _ = w.Write(head)
		_, _ = w.Write(s.bytes[p.start:p.end])
	}
	s.bytes, s.where = s.bytes[:0], s.where[:0]
	return w.Flush()
}

// runBuffer is the buffer for writing runs, and for reading each.
const runBuffer = 1 << 16

// each gives the records to visit, in order. A record is good until visit returns.
func (s *sorter) each(visit func(article int64, record []byte) error) error {
	if len(s.runs) == 0 {
		s.sort()
		for _, p := range s.where {
			if err := visit(p.article, s.bytes[p.start:p.end]); err != nil {
				return err
			}
		}
		return nil
	}
	if err := s.spill(); err != nil {
		return err
	}
	s.bytes, s.where = nil, nil
	return s.merge(visit)
}

// merge joins the runs.
func (s *sorter) merge(visit func(article int64, record []byte) error) error {
	runs := make([]*run, len(s.runs))
	for i, start := range s.runs {
		end := s.length
		if i+1 < len(s.runs) {
			end = s.runs[i+1]
		}
		runs[i] = &run{from: bufio.NewReaderSize(io.NewSectionReader(s.file, start, end-start), runBuffer)}
		if err := runs[i].next(); err != nil {
			return err
		}
	}
	for {
		article := int64(math.MaxInt64)
		for _, r := range runs {
			article = min(article, r.article)
		}
		if article == math.MaxInt64 {
			return nil
		}
		for _, r := range runs {
			for r.article == article {
				if err := errors.Join(visit(article, r.record), r.next()); err != nil {
					return err
				}
			}
		}
	}
}

// close gives the file back.
func (s *sorter) close() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if failed := os.Remove(s.file.Name()); !errors.Is(failed, os.ErrNotExist) {
		err = errors.Join(err, failed)
	}
	return err
}

// run is a run that is read.
type run struct {
	from    *bufio.Reader
	article int64 // of the record in hand; at the end the largest number
	record  []byte
}

// next takes the next record in hand.
func (r *run) next() (err error) {
	if r.article, err = binary.ReadVarint(r.from); errors.Is(err, io.EOF) {
		r.article = math.MaxInt64
		return nil
	}
	if err != nil {
		return err
	}
	size, err := binary.ReadUvarint(r.from)
	if err != nil {
		return err
	}
	r.record = slices.Grow(r.record[:0], int(size))[:size]
	_, err = io.ReadFull(r.from, r.record)
	return err
}
