package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/analysis"
	"github.com/newsgraph/newsgraph/export/layout"
	"github.com/newsgraph/newsgraph/export/network"
	"github.com/newsgraph/newsgraph/graph"
)

// extraFlags say what is computed over the whole graph for its nodes.
type extraFlags struct {
	layout  string
	analyze bool
}

const noLayout, forceAtlas2 = "off", "forceatlas2"

func (f *extraFlags) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.layout, "layout", noLayout, "place the nodes in GraphML, GEXF and HTML by `METHOD`: forceatlas2 or off")
	cmd.Flags().BoolVar(&f.analyze, "analyze", false, "add degrees, PageRank, betweenness and communities to GraphML, GEXF and HTML")
}

// takeExtras are the forms that show what is computed.
var takeExtras = []form{formGraphML, formGEXF, formHTML}

// check looks whether the flags make sense for targets.
func (f *extraFlags) check(targets []target) error {
	if f.layout != noLayout && f.layout != forceAtlas2 {
		return fmt.Errorf("unknown layout %q; --layout is %s or %s", f.layout, forceAtlas2, noLayout)
	}
	taken := slices.ContainsFunc(targets, func(t target) bool { return slices.Contains(takeExtras, t.form) })
	if f.layout == forceAtlas2 && !taken {
		return errors.New("--layout is for GraphML, GEXF and HTML, and no target is such a file")
	}
	if f.analyze && !taken {
		return errors.New("--analyze is for GraphML, GEXF and HTML, and no target is such a file")
	}
	return nil
}

func (f *extraFlags) wanted() bool { return f.layout == forceAtlas2 || f.analyze }

// compute computes what is wanted of g.
func (f *extraFlags) compute(ctx context.Context, g graph.Reader, p progress) (export.Extras, error) {
	var x export.Extras
	if !f.wanted() {
		return x, nil
	}
	n, err := network.Read(ctx, g)
	if err != nil {
		return x, err
	}
	if f.layout == forceAtlas2 {
		p.at("laying out", 0, len(n.IDs))
		if x.Positions, err = layout.ForceAtlas2(ctx, n); err != nil {
			return x, fmt.Errorf("lay the graph out: %w", err)
		}
	}
	if f.analyze {
		p.at("analyzing", 0, len(n.IDs))
		if x.Measures, err = analysis.Measure(ctx, n); err != nil {
			return x, fmt.Errorf("analyze the graph: %w", err)
		}
	}
	return x, nil
}
