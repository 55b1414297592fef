"""Reads GraphML and GEXF files with networkx and, GraphML, with igraph, which
has no reader of GEXF, and prints what each finds.

    read_graphs.py FILE...

One JSON object a line and a reader: {"file", "reader", "nodes", "edges"}, where
a node is {"id", "attrs"} and an edge {"id", "source", "target", "attrs"}.
Attributes that a reader has no value for are left out, and so are the ids of
edges from igraph: its version 1.0 gives them ids of nodes.
"""
import json
import sys

import igraph
import networkx


def with_networkx(path):
    if path.endswith(".gexf"):
        graph = networkx.MultiDiGraph(networkx.read_gexf(path))
    else:
        graph = networkx.read_graphml(path, force_multigraph=True)
    if not graph.is_directed():
        raise ValueError(f"{path}: networkx reads an undirected graph")
    nodes = [{"id": n, "attrs": attrs} for n, attrs in graph.nodes(data=True)]
    edges = [
        {"id": attrs.get("id", key), "source": s, "target": t, "attrs": {k: v for k, v in attrs.items() if k != "id"}}
        for s, t, key, attrs in graph.edges(keys=True, data=True)
    ]
    return nodes, edges


def with_igraph(path):
    graph = igraph.Graph.Read_GraphML(path)
    if not graph.is_directed():
        raise ValueError(f"{path}: igraph reads an undirected graph")
    nodes = [{"id": v["id"], "attrs": known(v)} for v in graph.vs]
    edges = [
        {"source": nodes[e.source]["id"], "target": nodes[e.target]["id"], "attrs": known(e)}
        for e in graph.es
    ]
    return nodes, edges


def known(element):
    """The attributes of a vertex or an edge of igraph, which has "" and NaN for unknown ones."""
    attrs = element.attributes()
    return {k: v for k, v in attrs.items() if k != "id" and v != "" and v == v and v is not None}


def main():
    for path in sys.argv[1:]:
        for reader, read in (("networkx", with_networkx), ("igraph", with_igraph)):
            if reader == "igraph" and path.endswith(".gexf"):
                continue
            nodes, edges = read(path)
            print(json.dumps({"file": path, "reader": reader, "nodes": nodes, "edges": edges}))


if __name__ == "__main__":
    main()
