package kernel

// Scratch is the working memory of one goroutine. Its zero value is ready; its
// buffers grow to the largest product they were used for and are kept.
// It must not be used by two goroutines at once.
type Scratch struct {
	packed []float32 // the right operand of a product, in panels
	rows   []float32 // a left operand of fewer rows than a tile has
	tile   []float32 // a tile that sticks out of its destination
	scores []float32 // attention of one tile of rows
	values []float32 // the values of one attention head, in panels

	quants []uint8   // a left operand in 8 bits
	scales []float32 // what a unit of each of its rows stands for
}

// Grow makes *buf a slice of length n, in its own memory where that is large
// enough, and gives it; its contents are whatever they were.
func Grow[T any](buf *[]T, n int) []T {
	if cap(*buf) < n {
		*buf = make([]T, n)
	}
	*buf = (*buf)[:n]
	return *buf
}
