package weights_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/weights"
	"github.com/newsgraph/newsgraph/nlp/weights/weightstest"
)

func TestDefaultReads(t *testing.T) {
	f, err := weights.Default()
	if err != nil {
		t.Fatal(err)
	}
	if !f.Has("vocab") {
		t.Error("the model that ships has no vocabulary")
	}
}

// small is a file with a tensor of each type.
func small() []byte {
	var b weightstest.Builder
	b.Floats("norm", []float32{1, -2.5, 3}, 3)
	b.Bytes("half", "f16", halves(0x3c00, 0xc000, 0x0001, 0x8000, 0x7bff, 0x03ff), 2, 3)
	b.Lines("vocab", "[UNK]", "", "é")
	b.Lines("none")
	b.Int8("layer.weight", "layer.scale", []int8{1, 2, 3, -4, -5, -127}, 0.5, 2, 3)
	b.Floats("layer.bias", []float32{10, 20}, 2)
	b.Lines("layer.labels", "A", "B")
	b.Int8("table", "table.scale", []int8{1, 2, 3, -4, -5, -128}, 0.5, 3, 2)
	return b.File(map[string]any{"width": 3})
}

func halves(numbers ...uint16) []byte {
	var data []byte
	for _, n := range numbers {
		data = binary.LittleEndian.AppendUint16(data, n)
	}
	return data
}

func read(t testing.TB, data []byte) *weights.File {
	t.Helper()
	f, err := weights.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTensors(t *testing.T) {
	f := read(t, small())

	var config struct{ Width int }
	if err := f.Config(&config); err != nil || config.Width != 3 {
		t.Errorf("config is %v, %v", config, err)
	}
	if norm, shape, err := f.Floats("norm"); err != nil || !slices.Equal(norm, []float32{1, -2.5, 3}) || !slices.Equal(shape, []int{3}) {
		t.Errorf("norm is %v of %v, %v", norm, shape, err)
	}
	half, shape, err := f.Floats("half")
	want := []float32{1, -2, 0x1p-24, float32(math.Copysign(0, -1)), 65504, 1023 * 0x1p-24}
	if err != nil || !slices.Equal(half, want) || !math.Signbit(float64(half[3])) || !slices.Equal(shape, []int{2, 3}) {
		t.Errorf("half is %v of %v, %v; want %v", half, shape, err, want)
	}
	if lines, err := f.Lines("vocab"); err != nil || !slices.Equal(lines, []string{"[UNK]", "", "é"}) {
		t.Errorf("vocab is %q, %v", lines, err)
	}
	if lines, err := f.Lines("none"); err != nil || len(lines) != 0 {
		t.Errorf("an empty text is %q, %v", lines, err)
	}
}

func TestLinear(t *testing.T) {
	f := read(t, small())
	l, labels, err := f.Classifier("layer", 3)
	if err != nil || !slices.Equal(labels, []string{"A", "B"}) {
		t.Fatalf("labels %q, %v", labels, err)
	}
	got := make([]float32, 2)
	l.Apply(got, []float32{2, 2, 2}, 1, &kernel.Scratch{})
	// With VNNI the input has 8 bits too.
	if want := []float32{16, -116}; math.Abs(float64(got[0]-want[0])) > 1 || math.Abs(float64(got[1]-want[1])) > 1 {
		t.Errorf("the layer gives %v; want %v", got, want)
	}
	if _, err := f.LinearOf("layer", 4, 2); err == nil {
		t.Error("a layer of another width passes")
	}
}

func TestTable(t *testing.T) {
	table, err := read(t, small()).Table("table")
	if err != nil || table.Rows != 3 || table.Width != 2 {
		t.Fatalf("table %v, %v", table, err)
	}
	row := make([]float32, 2)
	if table.Row(row, 2); !slices.Equal(row, []float32{-2.5, -64}) {
		t.Errorf("row 2 is %v", row)
	}
}

// Widening agrees with the definition of half precision for all numbers.
func TestAllHalves(t *testing.T) {
	for h := range uint32(1 << 16) {
		exponent, fraction := int(h>>10&31), float64(h&1023)
		if exponent == 31 {
			continue
		}
		want := math.Ldexp(1024+fraction, exponent-25)
		if exponent == 0 {
			want = math.Ldexp(fraction, -24)
		}
		if h>>15 == 1 {
			want = -want
		}
		var b weightstest.Builder
		b.Bytes("x", "f16", halves(uint16(h)), 1)
		x, _, err := read(t, b.File(nil)).Floats("x")
		if err != nil || float64(x[0]) != want {
			t.Fatalf("half %#04x is %v, %v; want %v", h, x, err, want)
		}
	}
}

func TestWrongTensors(t *testing.T) {
	var b weightstest.Builder
	b.Floats("infinite", []float32{float32(math.Inf(1))}, 1)
	b.Bytes("nan", "f16", halves(0x7e01), 1)
	b.Int8("low.weight", "low.scale", []int8{-128}, 1, 1, 1)
	b.Bytes("bare.weight", "i8", []byte{1}, 1, 1)
	b.Floats("flat.weight", []float32{1}, 1)
	b.Floats("odd.weight", []float32{1, 2}, 1, 2)
	b.Floats("odd.bias", []float32{1, 2}, 2)
	f := read(t, b.File(nil))
	for _, name := range []string{"infinite", "nan", "missing", "bare.weight"} {
		if x, _, err := f.Floats(name); err == nil {
			t.Errorf("%s gives %v", name, x)
		}
	}
	for _, name := range []string{"low", "bare", "flat", "odd", "missing"} {
		if _, err := f.Linear(name); err == nil {
			t.Errorf("layer %s is built", name)
		}
	}
}

func TestDamage(t *testing.T) {
	good := small()
	edit := func(old, new string) []byte {
		if strings.Count(string(good), old) == 0 || len(old) != len(new) {
			t.Fatalf("cannot put %q for %q", new, old)
		}
		return bytes.Replace(good, []byte(old), []byte(new), 1)
	}
	for name, data := range map[string][]byte{
		"empty":           nil,
		"magic":           edit("NGMODEL1", "NGMODEL2"),
		"cut":             good[:len(good)-1],
		"header only":     good[:64],
		"long header":     append([]byte("NGMODEL1\xff\xff\xff\xff"), good[12:]...),
		"type":            edit(`"dtype":"f16"`, `"dtype":"f15"`),
		"shape":           edit(`"shape":[2,3]`, `"shape":[3,3]`),
		"negative shape":  edit(`"shape":[2,3]`, `"shape":[-6] `),
		"name twice":      edit(`"name":"none"`, `"name":"norm"`),
		"length":          edit(`"length":12}`, `"length":13}`),
		"negative length": edit(`"length":12}`, `"length":-1}`),
		"lines":           edit("[UNK]", "[UN\n]"),
		"a bit":           append(slices.Clone(good[:len(good)-100]), append([]byte{good[len(good)-100] ^ 1}, good[len(good)-99:]...)...),
		"trailing":        append(slices.Clone(good), 0),
		"not JSON":        edit(`{"config"`, `["config"`),
		"config not JSON": edit(`"sha256"`, `"sha255"`),
	} {
		if _, err := weights.Read(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(small())
	f.Add([]byte("NGMODEL1\x02\x00\x00\x00{}"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		file, err := weights.Read(data)
		if err != nil {
			return
		}
		var config any
		_ = file.Config(&config)
		for _, name := range []string{"norm", "half", "vocab", "none", "layer", "table"} {
			_, _, _ = file.Floats(name)
			_, _ = file.Lines(name)
			_, _ = file.Linear(name)
			if table, err := file.Table(name); err == nil {
				table.Row(make([]float32, table.Width), table.Rows-1)
			}
		}
	})
}

// FuzzHeader changes the header of a file whose sum is right, which random
// changes of the whole file hardly ever leave.
func FuzzHeader(f *testing.F) {
	f.Add("f16", 6, 2, 3)
	f.Add("i8", 1<<40, 1<<40, 1<<40)
	f.Fuzz(func(t *testing.T, dtype string, length, rows, columns int) {
		var b weightstest.Builder
		b.Bytes("x", dtype, make([]byte, uint(length)%1000), rows, columns)
		file, err := weights.Read(b.File(nil))
		if err != nil {
			return
		}
		if x, shape, err := file.Floats("x"); err == nil && len(x) != shape[0]*shape[1] {
			t.Errorf("%d numbers of the shape %v", len(x), shape)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := weightstest.Model(weightstest.Real(30522), 1)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := weights.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
