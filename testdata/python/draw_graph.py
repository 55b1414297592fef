"""Draws a GraphML export as the README shows it: draw_graph.py GRAPH.graphml PICTURE.png

Only the largest connected part of what is named is drawn; facts are drawn
through, what is only alleged, denied or planned is dashed. Needs networkx,
matplotlib and scipy; no test does.
"""

import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import networkx as nx

MOST = 34  # nodes: more cannot be read in a README


def main(source, picture):
    graph = nx.read_graphml(source, force_multigraph=True)
    named = [n for n, d in graph.nodes(data=True) if d["named"]]
    graph = graph.subgraph(named)
    best = sorted(graph, key=lambda n: (-graph.degree(n), n))[:MOST]
    graph = graph.subgraph(best)
    graph = graph.subgraph(max(nx.weakly_connected_components(graph), key=len))

    place = nx.kamada_kawai_layout(nx.Graph(graph))
    fig, ax = plt.subplots(figsize=(15, 10), dpi=80)
    color = lambda n: "#%02x%02x%02x" % tuple(graph.nodes[n][c] for c in "rgb")
    nx.draw_networkx_nodes(
        graph, place, ax=ax, node_size=[90 + 45 * graph.degree(n) for n in graph],
        node_color=[color(n) for n in graph], edgecolors="white",
    )
    bend = {}
    for a, b, data in graph.edges(data=True):
        k = bend[frozenset((a, b))] = bend.get(frozenset((a, b)), -1) + 1
        nx.draw_networkx_edges(
            graph, place, ax=ax, edgelist=[(a, b)], edge_color="#7a7a7a" if data["factual"] else "#c0392b",
            style="solid" if data["factual"] else "dashed", arrowsize=9, connectionstyle=f"arc3,rad={0.08 + 0.14 * k}",
        )
        x, y = ((p + q) / 2 for p, q in zip(place[a], place[b], strict=True))
        ax.text(x, y + 0.025 * k, data["label"], fontsize=5.5, ha="center", va="center", color="#444444")
    nx.draw_networkx_labels(
        graph, place, {n: graph.nodes[n]["label"] for n in graph}, ax=ax, font_size=9, verticalalignment="bottom",
        bbox={"facecolor": "white", "alpha": 0.65, "edgecolor": "none", "pad": 0.6},
    )
    ax.axis("off")
    fig.tight_layout(pad=0)
    fig.savefig(picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
