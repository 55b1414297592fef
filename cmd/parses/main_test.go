package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sample = `# newdoc id = a
# sent_id = a-1
# text = Mara Venn left.
1	Mara	Mara	PROPN	NNP	_	3	nsubj	_	_
2	Venn	Venn	PROPN	NNP	_	1	flat	_	_
3	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

`

func TestRun(t *testing.T) {
	folder := t.TempDir()
	in, out := filepath.Join(folder, "in.conllu"), filepath.Join(folder, "out")
	if err := os.WriteFile(in, []byte(sample), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(out, []string{in}); err != nil {
		t.Fatal(err)
	}
	trees, err := os.ReadFile(out + ".conllu")
	if err != nil {
		t.Fatal(err)
	}
	if got := string(trees); !strings.HasPrefix(got, "# newdoc id = a\n1\tMara\tMara\tPROPN\tNNP\t_\t") || strings.Count(got, "\n") != 6 {
		t.Errorf("trees:\n%s", got)
	}
	const width, float = 384, 4
	if info, err := os.Stat(out + ".f32"); err != nil || info.Size() != 4*width*float {
		t.Errorf("vectors: %v, %v; want %d bytes", info, err, 4*width*float)
	}
}

func TestRunNamesTheMissingFile(t *testing.T) {
	err := run(filepath.Join(t.TempDir(), "out"), []string{"nowhere.conllu"})
	if err == nil || !strings.Contains(err.Error(), "nowhere.conllu") {
		t.Errorf("error %v", err)
	}
}
