package corpus

import (
	"os"
	"testing"
)

const noArticle = `no article found (endings read: .txt, .md, .jsonl)`

func TestWalk(t *testing.T) {
	files(t, map[string]string{
		"news/b.txt":         "B.",
		"news/a/z.md":        "Z.",
		"news/a/y.TXT":       "Y.",
		"news/a.txt":         "A.",
		"news/B.jsonl":       `{"id":"r1","text":"R."}`,
		"news/page.html":     "<p>",
		"news/noending":      "x",
		"news/.hidden.txt":   "H.",
		"news/.git/x.txt":    "G.",
		"news/a/.x/deep.txt": "D.",
		"nothing/x.html":     "<p>",
		"nothing/sub/y.pdf":  "%PDF",
		"bad/x.txt":          "",
		"loose.txt":          "L.",
	})
	for _, test := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"order", []string{"loose.txt", "news"}, []string{"loose.txt", "r1", "news/a/y.TXT", "news/a/z.md", "news/a.txt", "news/b.txt"}},
		{"cleaned", []string{"./loose.txt", "news//a/../b.txt"}, []string{"loose.txt", "news/b.txt"}},
		{"given twice", []string{"loose.txt", "./loose.txt", "missing.txt", "missing.txt"}, []string{"loose.txt", "error: missing.txt: no such file or directory"}},
		{"file then its folder", []string{"news/b.txt", "news"}, []string{"news/b.txt", "r1", "news/a/y.TXT", "news/a/z.md", "news/a.txt"}},
		{"folder then its file", []string{"news/a", "news/a/z.md"}, []string{"news/a/y.TXT", "news/a/z.md"}},
		{"folder then one in it", []string{"news", "news/a"}, []string{"r1", "news/a/y.TXT", "news/a/z.md", "news/a.txt", "news/b.txt"}},
		{"folder then one above", []string{"news/a", "news"}, []string{"news/a/y.TXT", "news/a/z.md", "r1", "news/a.txt", "news/b.txt"}},
		{"the current folder", []string{"news/a/../../news/a", "."}, []string{
			"news/a/y.TXT", "news/a/z.md", "error: bad/x.txt: empty", "loose.txt", "r1", "news/a.txt", "news/b.txt",
		}},
		{"hidden when named", []string{"news", "news/.hidden.txt", "news/a/.x"}, []string{
			"r1", "news/a/y.TXT", "news/a/z.md", "news/a.txt", "news/b.txt", "news/.hidden.txt", "news/a/.x/deep.txt",
		}},
		{"unknown ending when named", []string{"news/a", "news/page.html", "news/noending"}, []string{
			"news/a/y.TXT", "news/a/z.md",
			`error: news/page.html: unknown ending ".html" (endings read: .txt, .md, .jsonl)`,
			`error: news/noending: unknown ending "" (endings read: .txt, .md, .jsonl)`,
		}},
		{"no article", []string{"nothing", "nothing/sub"}, []string{"error: nothing: " + noArticle}},
		{"no article, from below", []string{"nothing/sub", "nothing"}, []string{"error: nothing/sub: " + noArticle}},
		{"only bad ones", []string{"bad"}, []string{"error: bad/x.txt: empty"}},
		{"missing below a folder", []string{"bad", "bad/missing.txt"}, []string{"error: bad/x.txt: empty", "error: bad/missing.txt: no such file or directory"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantLines(t, collect(t, Options{}, test.paths...), test.want...)
		})
	}
}

func TestEmptyPath(t *testing.T) {
	files(t, map[string]string{"a.txt": "A."})
	var got []string
	for _, err := range Read(t.Context(), []string{""}, Options{}) {
		got = append(got, err.Error())
	}
	wantLines(t, got, `"": the path is empty`)
}

func link(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
}

func TestSymbolicLinks(t *testing.T) {
	files(t, map[string]string{"news/a.txt": "A.", "other/b.txt": "B.", "other/c.html": "<p>"})
	link(t, "../other", "news/linked")
	link(t, "..", "news/up")
	link(t, "../other/b.txt", "news/b.txt")
	link(t, "../other/c.html", "news/c.html")
	link(t, "nowhere.txt", "news/gone.txt")
	link(t, "nowhere", "news/lock")
	link(t, "self", "news/self")
	link(t, "../news", "other/back")
	wantLines(t, collect(t, Options{}, "news", "news/self"),
		"news/a.txt",
		"news/b.txt",
		"error: news/gone.txt: no such file or directory",
		"news/linked/b.txt",
		"error: news/linked/back: symbolic link loop: it leads to a folder that it is in",
		"error: news/self: too many levels of symbolic links",
		"error: news/up/news: symbolic link loop: it leads to a folder that it is in",
		"news/up/other/b.txt",
		"error: news/up/other/back: symbolic link loop: it leads to a folder that it is in",
		"error: news/self: too many levels of symbolic links")
}

func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may read everything")
	}
	files(t, map[string]string{"news/a.txt": "A.", "news/b.txt": "B.", "news/sub/c.txt": "C."})
	for _, path := range []string{"news/a.txt", "news/sub"} {
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(path, 0o755) })
	}
	wantLines(t, collect(t, Options{}, "news", "news/sub"),
		"error: news/a.txt: permission denied", "news/b.txt",
		"error: news/sub: permission denied")
}
