// Where everything of a drawing stands, computed here, so that a browser only has to show it.
import { Graph, layout } from '@dagrejs/dagre';

export interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Link {
  readonly from: string;
  readonly to: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Placed {
  readonly width: number;
  readonly height: number;
  /** The middle of each. */
  readonly at: ReadonlyMap<string, Point>;
  /** Of each link, in their order. */
  readonly lines: readonly (readonly Point[])[];
}

const MARGIN = 16;

/** From left to right, in the order in which requests travel. */
export function placed(
  nodes: readonly Sized[],
  links: readonly Link[],
  gaps = { nodes: 14, ranks: 120 },
): Placed {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    ...{ rankdir: 'LR', ranker: 'network-simplex', acyclicer: 'greedy' },
    ...{ nodesep: gaps.nodes, edgesep: 4, ranksep: gaps.ranks, marginx: MARGIN, marginy: MARGIN },
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  links.forEach(({ from, to }, at) => {
    graph.setEdge(from, to, {}, String(at));
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const finite = (number: number) => (Number.isFinite(number) ? Math.ceil(number) : MARGIN * 2);
  return {
    ...{ width: finite(width), height: finite(height) },
    at: new Map(nodes.map(({ id }) => [id, pointOf(graph.node(id))])),
    lines: links.map(({ from, to }, at) =>
      (graph.edge(from, to, String(at))?.points ?? []).map(pointOf),
    ),
  };
}

/** Whole numbers are enough, and the same on every machine. */
function pointOf({ x = 0, y = 0 }: { readonly x?: number; readonly y?: number }): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
