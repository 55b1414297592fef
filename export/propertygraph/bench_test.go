package propertygraph

import (
	"testing"

	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// BenchmarkRows reads the survey and then all rows, with their marks, of a graph of
// 20,000 edges.
func BenchmarkRows(b *testing.B) {
	g := graphtest.Merge(graphtest.Random(1, 4000, 20_000))
	survey, err := TakeSurvey(b.Context(), g)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("survey", func(b *testing.B) {
		for b.Loop() {
			if _, err := TakeSurvey(b.Context(), g); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("rows", func(b *testing.B) {
		rows := 0
		for b.Loop() {
			for _, p := range survey.Phases() {
				for _, err := range p.Rows(b.Context(), g) {
					if err != nil {
						b.Fatal(err)
					}
					rows++
				}
			}
		}
		b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	})
}
