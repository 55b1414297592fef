package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// console is everything outside the program that a command may touch, but for
// the files and servers that its arguments name.
type console struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	// Whether a person types on stdin, looks at stdout, at stderr.
	stdinTerminal, stdoutTerminal, stderrTerminal bool
}

// system is the console of the running process.
func system() *console {
	return &console{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv,
		stdinTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		stdoutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		stderrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
}

// colour reports whether stdout may carry colours: https://no-color.org.
func (c *console) colour() bool {
	return c.stdoutTerminal && c.getenv("NO_COLOR") == "" && c.getenv("TERM") != "dumb"
}

// style is how things stand out on stdout.
func (c *console) style() style {
	if c.colour() {
		return coloured
	}
	return plain
}

// printer writes to a buffer and keeps the first error, so that a command can
// print line by line and learn once, from flush, whether all of it arrived.
type printer struct {
	w   *bufio.Writer
	err error
}

func newPrinter(w io.Writer) *printer { return &printer{w: bufio.NewWriter(w)} }

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *printer) flush() error {
	if p.err == nil {
		p.err = p.w.Flush()
	}
	if p.err != nil {
		return fmt.Errorf("print: %w", p.err)
	}
	return nil
}
