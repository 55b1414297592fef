package weights_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"testing"

	"github.com/newsgraph/newsgraph/nlp/weights"
)

// The manifest is of the model that ships.
func TestManifest(t *testing.T) {
	text, err := os.ReadFile("MANIFEST.json")
	if err != nil {
		t.Fatal(err)
	}
	type source struct{ Name, Source, Version, Licence, Use string }
	var manifest struct {
		File, SHA256      string
		Format, Bytes     int
		Encoders, Corpora []source
		Scores            map[string]any
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(manifest.File)
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != manifest.SHA256 || len(data) != manifest.Bytes {
		t.Errorf("%s has %d bytes and the SHA-256 %x; the manifest says %d and %s",
			manifest.File, len(data), sum, manifest.Bytes, manifest.SHA256)
	}
	var config struct{ Format int }
	if f, err := weights.Default(); err != nil {
		t.Error(err)
	} else if err := f.Config(&config); err != nil || config.Format != manifest.Format {
		t.Errorf("the model has the format %d, %v; the manifest says %d", config.Format, err, manifest.Format)
	}
	for _, s := range append(manifest.Encoders, manifest.Corpora...) {
		if s.Name == "" || s.Source == "" || s.Version == "" || s.Licence == "" || s.Use == "" {
			t.Errorf("the manifest leaves something open of %+v", s)
		}
	}
	if len(manifest.Encoders) == 0 || len(manifest.Corpora) == 0 || len(manifest.Scores) == 0 {
		t.Error("the manifest has no encoders, corpora or scores")
	}
}
