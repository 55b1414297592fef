package cypher

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// appendLiteral appends a value as Cypher writes it. A map has its keys in order.
func appendLiteral(dst []byte, value any) []byte {
	switch v := value.(type) {
	case propertygraph.Fields:
		return appendMap(dst, v)
	case []string:
		dst = append(dst, '[')
		for i, s := range v {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = appendString(dst, s)
		}
		return append(dst, ']')
	case string:
		return appendString(dst, v)
	case bool:
		return strconv.AppendBool(dst, v)
	case int:
		return strconv.AppendInt(dst, int64(v), 10)
	case float64:
		return appendFloat(dst, v)
	case propertygraph.Date:
		return append(time.Time(v).AppendFormat(append(dst, `date("`...), time.DateOnly), `")`...)
	case time.Time:
		return append(v.UTC().AppendFormat(append(dst, `datetime("`...), time.RFC3339Nano), `")`...)
	default:
		return append(dst, "null"...)
	}
}

func appendMap(dst []byte, m propertygraph.Fields) []byte {
	dst = append(dst, '{')
	for i, key := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(append(dst, key...), ':')
		dst = appendLiteral(dst, m[key])
	}
	return append(dst, '}')
}

// appendFloat appends a number that nothing takes for an integer.
func appendFloat(dst []byte, f float64) []byte {
	start := len(dst)
	dst = strconv.AppendFloat(dst, f, 'g', -1, 64)
	if !bytes.ContainsAny(dst[start:], ".e") {
		dst = append(dst, ".0"...)
	}
	return dst
}

// appendString appends a text on one line: whatever stands in it, cypher-shell
// must not take it for the end of the statement or for a command of its own.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, `\n`...)
		case r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029:
			dst = fmt.Appendf(dst, `\u%04x`, r)
		default:
			dst = append(dst, string(r)...)
		}
	}
	return append(dst, '"')
}

// Quote is s as a Cypher string.
func Quote(s string) string { return string(appendString(nil, s)) }
