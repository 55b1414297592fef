package kernel

type innerBytes struct{}

type linearBytes struct{}

func (*innerBytes) newLinear(weight []int8, scale, bias []float32, cols, rows int) *linearBytes {
	return nil
}

func (*linearBytes) apply(dst, src []float32, rows int, s *Scratch) {}
