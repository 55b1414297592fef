package corpus

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

const byteOrderMark = "\uFEFF"

// magics are the first bytes of files that are often taken for text. Others
// show by a NUL byte or by invalid UTF-8.
var magics = [...]struct{ start, kind string }{
	{"%PDF-", "PDF"},
	{"PK\x03\x04", "ZIP or Office"},
	{"\xD0\xCF\x11\xE0", "old Office"},
	{"{\\rtf", "RTF"},
	{"\x1F\x8B", "gzip"},
	{"\xFF\xFE", "UTF-16"},
	{"\xFE\xFF", "UTF-16"},
	{"\x89PNG", "PNG"},
	{"\xFF\xD8\xFF", "JPEG"},
	{"GIF87a", "GIF"},
	{"GIF89a", "GIF"},
	{"\x7FELF", "ELF"},
}

// checkText is an error, a *fault where a byte is to blame, if content is not
// plain text in UTF-8.
func checkText(content string) error {
	if err := checkBinary(content); err != nil {
		return err
	}
	return checkUTF8(content)
}

// checkBinary is an error if content starts like a binary file or has a NUL
// byte.
func checkBinary(content string) error {
	for _, m := range magics {
		if strings.HasPrefix(content, m.start) {
			return fmt.Errorf("not text: it starts like a file in %s format", m.kind)
		}
	}
	if i := strings.IndexByte(content, 0); i >= 0 {
		return &fault{int64(i), errors.New("not text: it has a NUL byte")}
	}
	return nil
}

// checkUTF8 is a *fault if content is not valid UTF-8.
func checkUTF8(content string) error {
	if utf8.ValidString(content) {
		return nil
	}
	for i, r := range content {
		if _, size := utf8.DecodeRuneInString(content[i:]); r == utf8.RuneError && size == 1 {
			return &fault{int64(i), errors.New("invalid UTF-8")}
		}
	}
	return nil
}
