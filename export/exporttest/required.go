package exporttest

import (
	"os"
	"testing"
)

// NotTested skips a test whose outside parts are missing, or fails it where
// NEWSGRAPH_REQUIRE is "all".
func NotTested(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("NEWSGRAPH_REQUIRE") == "all" { //nolint:forbidigo // What a bare machine may skip.
		t.Fatal("NOT TESTED: ", why)
	}
	t.Skip("NOT TESTED: ", why)
}
