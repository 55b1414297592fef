package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// TestNothingFused: no float code of ours may be compiled to fused multiply-adds,
// which round once where amd64 rounds twice, so that machines would differ. arm64
// stands for all that have them: where it fuses x*y + z, the others would.
// float64(x*y) + z is the remedy.
func TestNothingFused(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles everything for another machine")
	}
	build := exec.Command("go", "build", "-gcflags="+module+"...=-S", "./...")
	build.Dir = "../.."
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	out, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out[max(0, len(out)-2000):])
	}
	if !strings.Contains(string(out), "FMULS") {
		t.Fatal("no product of floats in what was compiled")
	}
	for _, fused := range regexp.MustCompile(`\((\S+:\d+)\)\s+(FN?M(?:ADD|SUB)[SD])\b`).FindAllStringSubmatch(string(out), -1) {
		t.Errorf("%s has %s", fused[1], fused[2])
	}
}
