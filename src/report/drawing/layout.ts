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
  /** Of each link, in their order: straight parts and bends in turns. */
  readonly lines: readonly (readonly Point[])[];
}

const MARGIN = 16;

/** From left to right, in the order in which requests travel. */
export function placed(
  nodes: readonly Sized[],
  links: readonly Link[],
  gaps = { nodes: 10, ranks: 90 },
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
  const boxes = new Map(
    nodes.map((node) => [node.id, { ...node, ...pointOf(graph.node(node.id)) }]),
  );
  const widths = widthsOf([...boxes.values()]);
  return {
    ...{ width: finite(width), height: finite(height) },
    at: boxes,
    lines: links.map(({ from, to }, at) => {
      const points = graph.edge(from, to, String(at))?.points ?? [];
      return route([boxes.get(from), boxes.get(to)], points.map(pointOf), widths);
    }),
  };
}

interface Box extends Sized, Point {}

/** Of each column, by its middle: as wide as its widest box. */
function widthsOf(boxes: readonly Box[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const { x, width } of boxes) widths.set(x, Math.max(width, widths.get(x) ?? 0));
  return widths;
}

/** From side to side, and straight through the columns between, so that no line runs over a box. */
function route(
  [from, to]: readonly [Box | undefined, Box | undefined],
  points: readonly Point[],
  widths: ReadonlyMap<number, number>,
): readonly Point[] {
  if (from === undefined || to === undefined) return [];
  const way = from.x <= to.x ? 1 : -1;
  const half = (x: number) => Math.round((way * (widths.get(x) ?? 0)) / 2);
  const side = ({ width }: Box) => Math.round((way * width) / 2);
  // Every second point stands in a column; the others are between two.
  const passed = points.slice(1, -1).filter((_point, index) => index % 2 === 1);
  return [
    { x: from.x + side(from), y: from.y },
    { x: from.x + half(from.x), y: from.y },
    ...passed.flatMap(({ x, y }) => [
      { x: x - half(x), y },
      { x: x + half(x), y },
    ]),
    { x: to.x - half(to.x), y: to.y },
    { x: to.x - side(to), y: to.y },
  ];
}

/** Whole numbers are enough, and the same on every machine. */
function pointOf({ x = 0, y = 0 }: { readonly x?: number; readonly y?: number }): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
