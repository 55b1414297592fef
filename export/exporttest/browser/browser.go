// Package browser lets tests open what newsgraph exports in a real Chromium,
// which programs for Node.js drive. Where one of these is missing the test is
// skipped with the reason, or fails if NEWSGRAPH_REQUIRE is "all".
package browser

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/exporttest/maven"
)

// Node runs Node.js in a folder that has its packages, and gives what it
// prints.
func Node(t *testing.T, folder string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil {
		exporttest.NotTested(t, "there is no node in the PATH; Node.js 20 or newer is needed")
	}
	needPackages(t, folder)
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Dir = folder
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("node %s: %v\n%s%s", strings.Join(args, " "), err, stdout.Bytes(), stderr.Bytes())
	}
	return stdout.String()
}

// needPackages needs that npm has installed the packages of folder.
func needPackages(t *testing.T, folder string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(folder, "node_modules")); err != nil {
		exporttest.NotTested(t, "run npm ci in "+folder)
	}
}

// Need sets NEWSGRAPH_CHROMIUM, by which programs for Node.js find the browser,
// to the one that it names or the PATH has, and gives the folder of what drives
// it, testdata/browser.
func Need(t *testing.T) (folder string) {
	t.Helper()
	folder, err := maven.Folder("browser")
	if err != nil {
		t.Fatal(err)
	}
	needPackages(t, folder)
	const variable = "NEWSGRAPH_CHROMIUM"
	for _, name := range []string{os.Getenv(variable), "chromium", "chromium-browser", "google-chrome"} { //nolint:forbidigo // Where a test finds its browser.
		if path, err := exec.LookPath(name); err == nil {
			t.Setenv(variable, path)
			return folder
		}
	}
	exporttest.NotTested(t, "there is no Chromium in the PATH, and NEWSGRAPH_CHROMIUM names none")
	return ""
}
