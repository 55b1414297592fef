package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

const (
	// bufferSize is how much of a file is read at once; it holds most records
	// whole.
	bufferSize = 64 << 10
	// headSize is how much of a file tells whether it is text.
	headSize = 512
)

// line is one line of a file, without its newline.
type line struct {
	number int    // from 1
	offset int64  // of its first byte in the file
	size   int64  // in bytes
	data   []byte // empty where size is over the limit; good until the next line
}

func (l line) blank() bool { return l.size == int64(len(l.data)) && len(bytes.TrimSpace(l.data)) == 0 }

// lineReader reads lines in memory bounded by the limit.
type lineReader struct {
	reader *bufio.Reader
	limit  int64
	buffer []byte
	number int
	offset int64
}

// newLineReader reads the lines of r, without a byte order mark. It is an
// error if r starts like a binary file, which would otherwise give an error a
// line.
func newLineReader(r *bufio.Reader, limit int64) (*lineReader, error) {
	peeked, _ := r.Peek(headSize) // a read error shows again in next
	head := string(peeked)
	if err := checkBinary(head); err != nil {
		return nil, err
	}
	lines := &lineReader{reader: r, limit: limit}
	if strings.HasPrefix(head, byteOrderMark) {
		n, err := r.Discard(len(byteOrderMark))
		lines.offset = int64(n)
		return lines, err
	}
	return lines, nil
}

// next is the next line, or io.EOF after the last one. After another error
// the rest of the file cannot be read.
func (r *lineReader) next() (line, error) {
	r.number++
	l := line{number: r.number, offset: r.offset}
	r.buffer = r.buffer[:0]
	for {
		chunk, err := r.reader.ReadSlice('\n')
		r.offset += int64(len(chunk))
		chunk = bytes.TrimSuffix(chunk, []byte("\n"))
		if l.size += int64(len(chunk)); l.size <= r.limit {
			r.buffer = append(r.buffer, chunk...)
			l.data = r.buffer
		} else {
			l.data = nil
		}
		switch {
		case err == nil, errors.Is(err, io.EOF) && l.size > 0:
			return l, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return line{}, err
		}
	}
}
