package score

import "math"

// assign gives each row of a matrix of weights a column of its own so that the
// sum of the weights is the greatest: the algorithm of Kuhn and Munkres (Munkres
// 1957, "Algorithms for the Assignment and Transportation Problems"), with
// potentials and shortest augmenting paths, in time rows² · columns. A row
// without a column, where there are more rows than columns, gets -1.
func assign(weights [][]float64) []int {
	rows := len(weights)
	if rows == 0 {
		return nil
	}
	columns := len(weights[0])
	if rows > columns {
		return invert(assign(transpose(weights, columns)), rows)
	}
	h := newHungarian(weights, rows, columns)
	for r := range rows {
		h.augment(r)
	}
	return invert(h.rowOf[:columns], rows)
}

// transpose swaps rows and columns.
func transpose(m [][]float64, columns int) [][]float64 {
	t := make([][]float64, columns)
	for c := range t {
		t[c] = make([]float64, len(m))
		for r := range m {
			t[c][r] = m[r][c]
		}
	}
	return t
}

// invert turns the row of each column into the column of each of n rows.
func invert(rowOf []int, n int) []int {
	columnOf := make([]int, n)
	for r := range columnOf {
		columnOf[r] = -1
	}
	for c, r := range rowOf {
		if r >= 0 {
			columnOf[r] = c
		}
	}
	return columnOf
}

// hungarian assigns rows one by one. The cost of a pair is its negative weight;
// potentials keep reduced costs from being negative.
type hungarian struct {
	weights  [][]float64
	rows     []float64 // the potentials
	columns  []float64
	rowOf    []int // the row of each column, or -1; one column more, the start
	distance []float64
	from     []int // the column before, on the shortest path
	done     []bool
}

func newHungarian(weights [][]float64, rows, columns int) *hungarian {
	h := &hungarian{
		weights: weights, rows: make([]float64, rows), columns: make([]float64, columns+1),
		rowOf: make([]int, columns+1), distance: make([]float64, columns+1),
		from: make([]int, columns+1), done: make([]bool, columns+1),
	}
	for c := range h.rowOf {
		h.rowOf[c] = -1
	}
	return h
}

// augment assigns row, and moves others along the shortest path to a column
// that is free.
func (h *hungarian) augment(row int) {
	start := len(h.rowOf) - 1
	h.rowOf[start] = row
	for c := range h.distance {
		h.distance[c], h.done[c] = math.Inf(1), false
	}
	column := start
	for h.rowOf[column] >= 0 {
		h.done[column] = true
		column = h.step(column, start)
	}
	for column != start {
		before := h.from[column]
		h.rowOf[column] = h.rowOf[before]
		column = before
	}
	h.rowOf[start] = -1
}

// step extends the shortest paths by the row of column and gives the nearest
// column that is not done.
func (h *hungarian) step(column, start int) int {
	row := h.rowOf[column]
	nearest, least := start, math.Inf(1)
	for c := range start {
		if h.done[c] {
			continue
		}
		if cost := -h.weights[row][c] - h.rows[row] - h.columns[c]; cost < h.distance[c] {
			h.distance[c], h.from[c] = cost, column
		}
		if h.distance[c] < least {
			nearest, least = c, h.distance[c]
		}
	}
	for c := range h.distance {
		if h.done[c] {
			h.rows[h.rowOf[c]] += least
			h.columns[c] -= least
		} else {
			h.distance[c] -= least
		}
	}
	return nearest
}
