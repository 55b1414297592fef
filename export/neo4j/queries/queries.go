// Package queries has Cypher that analysts ask of a graph in Neo4j, and a style
// for Neo4j Browser.
package queries

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/export/cypher"
)

//go:embed *.cypher
var files embed.FS

// Query is a question to the graph.
type Query struct {
	Name       string
	Title      string // the question
	Notes      []string
	Parameters []Parameter
	body       string // where $name stands for a parameter
}

// Parameter is what a query lets one choose.
type Parameter struct {
	Name    string
	Type    string // "text" or "date"
	Example string // the value that it has unless another is given
}

// All are the queries in the order of their names.
func All() ([]Query, error) {
	names, err := fs.Glob(files, "*.cypher")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var all []Query
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		q, err := parse(string(text))
		if err != nil {
			return nil, fmt.Errorf("query %s: %w", name, err)
		}
		q.Name = strings.TrimSuffix(name, path.Ext(name))
		all = append(all, q)
	}
	return all, nil
}

// parse reads a file: comments with the title, the parameters and notes, then
// the query.
func parse(text string) (Query, error) {
	var q Query
	for line := range strings.Lines(text) {
		comment, found := strings.CutPrefix(line, "// ")
		if !found {
			break
		}
		text = text[len(line):]
		comment = strings.TrimSpace(comment)
		if title, found := strings.CutPrefix(comment, "title: "); found {
			q.Title = title
		} else if p, found := strings.CutPrefix(comment, "param "); found {
			name, rest, _ := strings.Cut(p, ": ")
			kind, example, found := strings.Cut(rest, " = ")
			if _, known := literals[kind]; !known || !found {
				return q, fmt.Errorf("the parameter %q is not written as NAME: TYPE = EXAMPLE", p)
			}
			q.Parameters = append(q.Parameters, Parameter{name, kind, example})
		} else {
			q.Notes = append(q.Notes, comment)
		}
	}
	q.body = text
	return q, nil
}

// literals make Cypher of the values of each type of parameter.
var literals = map[string]func(string) (string, error){
	"text": func(value string) (string, error) { return cypher.Quote(value), nil },
	"date": func(value string) (string, error) {
		if _, err := time.Parse(time.DateOnly, value); err != nil {
			return "", fmt.Errorf("%q is no date such as 2031-03-01", value)
		}
		return "date(" + cypher.Quote(value) + ")", nil
	},
}

// Text is the query with the given values of its parameters, and the examples
// for others, to be pasted or piped as it is. A name that is no parameter is an
// error.
func (q *Query) Text(values map[string]string) (string, error) {
	var head strings.Builder
	fmt.Fprintf(&head, "// %s\n", q.Title)
	for _, note := range q.Notes {
		fmt.Fprintf(&head, "// %s\n", note)
	}
	pairs := make([]string, 0, 2*len(q.Parameters))
	left := len(values)
	for _, p := range q.Parameters {
		value, given := values[p.Name]
		if given {
			left--
		} else {
			value = p.Example
		}
		literal, err := literals[p.Type](value)
		if err != nil {
			return "", fmt.Errorf("%s: %w", p.Name, err)
		}
		pairs = append(pairs, "$"+p.Name, literal)
	}
	if left > 0 {
		return "", fmt.Errorf("the parameters of %s are: %s", q.Name, q.parameterNames())
	}
	return head.String() + strings.NewReplacer(pairs...).Replace(q.body), nil
}

func (q *Query) parameterNames() string {
	if len(q.Parameters) == 0 {
		return "none"
	}
	names := make([]string, len(q.Parameters))
	for i, p := range q.Parameters {
		names[i] = p.Name
	}
	return strings.Join(names, ", ")
}
