package weights

import (
	"bytes"
	"fmt"
	"unsafe"

	"github.com/newsgraph/newsgraph/nlp/kernel"
)

// Linear gives the linear layer of a name: NAME.weight [out, in] in i8, f16 or
// f32, NAME.scale [out] with i8 only, and NAME.bias [out], which may be
// missing. What it returns is packed for the machine; the file's bytes are not
// used any more.
func (f *File) Linear(name string) (*kernel.Linear, error) {
	t, err := f.find(name+".weight", i8, f16, f32)
	if err != nil {
		return nil, err
	}
	if len(t.shape) != 2 || len(t.data) == 0 {
		return nil, fmt.Errorf("model file: the weight of layer %q has the shape %v", name, t.shape)
	}
	out, in := t.shape[0], t.shape[1]
	var bias []float32
	if f.Has(name + ".bias") {
		if bias, _, err = f.Matrix(name+".bias", out); err != nil {
			return nil, err
		}
	}
	if t.dtype == i8 {
		scale, _, err := f.Matrix(name+".scale", out)
		if err != nil {
			return nil, err
		}
		if bytes.IndexByte(t.data, 0x80) >= 0 {
			return nil, fmt.Errorf("model file: layer %q has the weight -128; kernels take -127 to 127", name)
		}
		return kernel.NewLinear8(signed(t.data), scale, bias, in, out), nil
	}
	weight, _, err := f.Floats(name + ".weight")
	if err != nil {
		return nil, err
	}
	return kernel.NewLinear(weight, bias, in, out), nil
}

// signed is data as int8, in the same memory: the model's ten million bytes
// need not be copied to be packed.
func signed(data []byte) []int8 {
	return unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(data))), len(data))
}

// LinearOf is Linear for a layer that must have in inputs and, unless out is
// -1, out outputs.
func (f *File) LinearOf(name string, in, out int) (*kernel.Linear, error) {
	l, err := f.Linear(name)
	if err != nil {
		return nil, err
	}
	if l.In != in || out != -1 && l.Out != out {
		return nil, fmt.Errorf("model file: layer %q takes %d numbers to %d and not %d to %d", name, l.In, l.Out, in, out)
	}
	return l, nil
}

// Bilinear makes one layer of the matrices NAME of the given shape, [forms,
// in+1, out], or [in+1, out] for one form: it takes x to [x; 1]ᵀ·W of every
// form, so that the products of these with y are the forms' scores of x and y.
// The row of a matrix behind the others is its bias.
func (f *File) Bilinear(name string, shape ...int) (*kernel.Linear, error) {
	data, _, err := f.Matrix(name, shape...)
	if err != nil {
		return nil, err
	}
	forms, in, out := 1, shape[len(shape)-2]-1, shape[len(shape)-1]
	if len(shape) == 3 {
		forms = shape[0]
	}
	weight, bias := make([]float32, forms*out*in), make([]float32, forms*out)
	for k := range forms {
		matrix := data[k*(in+1)*out:]
		for i := range in {
			for j := range out {
				weight[(k*out+j)*in+i] = matrix[i*out+j]
			}
		}
		copy(bias[k*out:(k+1)*out], matrix[in*out:])
	}
	return kernel.NewLinear(weight, bias, in, forms*out), nil
}

// Classifier gives a linear layer of width inputs and the labels of its
// outputs, NAME.labels, of which there is at least one.
func (f *File) Classifier(name string, width int) (*kernel.Linear, []string, error) {
	labels, err := f.Lines(name + ".labels")
	if err != nil {
		return nil, nil, err
	}
	l, err := f.LinearOf(name, width, len(labels))
	if err != nil {
		return nil, nil, err
	}
	return l, labels, nil
}

// Table is a matrix of int8 with a scale for each row, read where it stands in
// the file. It is safe for concurrent use.
type Table struct {
	Rows, Width int

	data  []byte
	scale []float32
}

// Table gives the matrix NAME in i8 with NAME.scale.
func (f *File) Table(name string) (*Table, error) {
	t, err := f.find(name, i8)
	if err != nil {
		return nil, err
	}
	if len(t.shape) != 2 || len(t.data) == 0 {
		return nil, fmt.Errorf("model file: table %q has the shape %v", name, t.shape)
	}
	scale, _, err := f.Matrix(name+".scale", t.shape[0])
	if err != nil {
		return nil, err
	}
	return &Table{Rows: t.shape[0], Width: t.shape[1], data: t.data, scale: scale}, nil
}

// Row writes row i, widened, to dst, which has at least Width numbers.
func (t *Table) Row(dst []float32, i int) {
	row := t.data[i*t.Width : (i+1)*t.Width]
	dst = dst[:len(row)]
	for k, b := range row {
		dst[k] = float32(int8(b)) * t.scale[i]
	}
}
