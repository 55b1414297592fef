// Package maven builds the Java programs of testdata, by which tests ask real
// programs what they make of an export. It is used by tests only.
package maven

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// mavenLimit is how long Maven may take to fetch and compile: some 200 jars of
// 120 MB.
const mavenLimit = 10 * time.Minute

// Classpath builds the program in folder, unless that is done, and gives the
// Java class path to run it with. Test binaries that run at the same time wait
// for each other.
func Classpath(folder string) (string, error) {
	if _, err := exec.LookPath("java"); err != nil {
		return "", errors.New("there is no java on the PATH; Java 17 or later is needed")
	}
	target := filepath.Join(folder, "target")
	if err := os.MkdirAll(target, 0o755); err != nil {
		return "", fmt.Errorf("prepare %s: %w", folder, err)
	}
	lock := flock.New(filepath.Join(target, "lock"))
	if err := lock.Lock(); err != nil {
		return "", fmt.Errorf("prepare %s: %w", folder, err)
	}
	defer func() { _ = lock.Unlock() }()
	if classpath, ok := prepared(folder); ok {
		return classpath, nil
	}
	if err := runMaven(folder); err != nil {
		return "", err
	}
	classpath, ok := prepared(folder)
	if !ok {
		return "", fmt.Errorf("maven left no class path in %s", target)
	}
	return classpath, nil
}

// prepared gives the class path of a program that is built from the present
// sources and has all of its jars.
func prepared(folder string) (string, bool) {
	list := filepath.Join(folder, "target", "classpath.txt")
	built, err := os.Stat(list)
	if err != nil {
		return "", false
	}
	sources, err := filepath.Glob(filepath.Join(folder, "src", "main", "java", "*.java"))
	if err != nil {
		return "", false
	}
	for _, source := range append(sources, filepath.Join(folder, "pom.xml")) {
		info, err := os.Stat(source)
		if err != nil || info.ModTime().After(built.ModTime()) {
			return "", false
		}
	}
	text, err := os.ReadFile(list)
	if err != nil {
		return "", false
	}
	jars := filepath.SplitList(strings.TrimSpace(string(text)))
	for _, jar := range jars {
		if _, err := os.Stat(jar); errors.Is(err, fs.ErrNotExist) {
			return "", false
		}
	}
	jars = append(jars, filepath.Join(folder, "target", "classes"))
	return strings.Join(jars, string(filepath.ListSeparator)), true
}

func runMaven(folder string) error {
	if _, err := exec.LookPath("mvn"); err != nil {
		return errors.New("it is not built and there is no mvn on the PATH; install Maven 3.8 or later")
	}
	ctx, cancel := context.WithTimeout(context.Background(), mavenLimit)
	defer cancel()
	output, err := exec.CommandContext(ctx, "mvn", "--quiet", "--batch-mode", "--file", filepath.Join(folder, "pom.xml"), "package").CombinedOutput()
	if err != nil {
		return fmt.Errorf("build %s with maven (the first time takes the network): %w: %s", folder, err, lastLines(output))
	}
	return nil
}

// lastLines is the end of a program's output.
func lastLines(output []byte) string {
	const most = 1000
	return strings.ToValidUTF8(string(output[max(0, len(output)-most):]), "")
}

// Folder is the folder of the program with the given name in testdata of the
// repository that the test runs in.
func Folder(name string) (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return filepath.Join(folder, "testdata", name), nil
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", fmt.Errorf("no go.mod above the test's folder, so that testdata/%s is not found", name)
		}
		folder = parent
	}
}
