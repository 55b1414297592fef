package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// readEnvFile reads a file of NAME=VALUE lines, such as the one that Neo4j Aura
// gives for download. Lines that are empty or begin with # are passed over; a
// value may stand in quotes. Errors never quote a line, which may hold a
// password.
func readEnvFile(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the settings: %w", err)
	}
	defer func() { _ = f.Close() }() // It was only read.
	values := map[string]string{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, value, found := strings.Cut(strings.TrimPrefix(line, "export "), "=")
		if !found {
			return nil, fmt.Errorf("%s, line %d, is not written as NAME=VALUE", path, n)
		}
		values[strings.TrimSpace(name)] = unquoted(strings.TrimSpace(value))
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the settings: %s: %w", path, err)
	}
	return values, nil
}

// unquoted is a value without the quotes around it.
func unquoted(value string) string {
	if n := len(value); n > 1 && value[0] == value[n-1] && (value[0] == '"' || value[0] == '\'') {
		return value[1 : n-1]
	}
	return value
}
