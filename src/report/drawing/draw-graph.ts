// The drawing of one environment as SVG. Its script finds nodes and arrows by their data attributes.
import type { Graph, GraphNode } from '../data/graph/graph.ts';
import type { Arrow } from '../data/graph/read-mermaid.ts';
import { html, type Markup } from '../markup.ts';
import { curveOf } from './curve.ts';
import { type Placed, type Point, placed, type Sized } from './layout.ts';
import { fitted, widthOf, widthOfName } from './words.ts';

const LETTERS = 30;
/** From so many boxes on services are their names alone: what each is called is told when it is pointed at. */
const LARGE = 30;
const LINES_MAX = 3;
const LINE_HEIGHT = 15;
const PADDING = 10;

interface Box {
  readonly node: GraphNode;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** `name` is that of the environment: ids of a page are its own. */
export function drawGraph(name: string, graph: Graph): Markup {
  const isLarge = graph.nodes.length > LARGE;
  const boxes = graph.nodes.map((node) => boxOf(node, isLarge));
  const sized = boxes.map(({ node, width, height }) => ({ id: node.id, width, height }));
  const { width, height, at, lines } = placedWithStoresLast(graph, sized);
  const groups = groupsOf(graph);
  const middle = { x: 0, y: 0 };
  return html`<svg class="drawing" viewBox="0 0 ${width} ${height}" data-width="${width}" data-height="${height}" role="group" aria-label="Drawing of ${name}">
<g class="arrows" aria-hidden="true">${graph.arrows.map((arrow, index) =>
    lineOf(arrow, lines[index] ?? []),
  )}</g>
${boxes.map((box, index) =>
  nodeOf(box, at.get(box.node.id) ?? middle, {
    hue: groups.indexOf(groupOf(box.node)),
    words: relationsOf(graph, box.node.id),
    href: hrefOf(name, box.node),
    isFirst: index === 0,
  }),
)}
</svg>`;
}

/** What reads from a store is placed before it as well, so that services stand together, and stores behind them. */
function placedWithStoresLast({ nodes, arrows }: Graph, sized: readonly Sized[]): Placed {
  const stores = new Set(nodes.filter(({ kind }) => kind === 'store').map(({ id }) => id));
  const isBack = ({ from, to }: Arrow) => stores.has(from) && !stores.has(to);
  const links = arrows.map((arrow) => (isBack(arrow) ? { from: arrow.to, to: arrow.from } : arrow));
  const { lines, ...rest } = placed(sized, links);
  return {
    ...rest,
    lines: lines.map((line, index) => {
      const arrow = arrows[index];
      return arrow && isBack(arrow) ? line.toReversed() : line;
    }),
  };
}

/** In the order in which they first appear: a colour each. */
export function groupsOf({ nodes }: Graph): readonly string[] {
  return [...new Set(nodes.map(groupOf))].filter((group) => group !== '');
}

function groupOf({ group }: GraphNode): string {
  return group;
}

function boxOf(node: GraphNode, isLarge: boolean): Box {
  const isBrief = isLarge && node.kind === 'service';
  const shown = isBrief ? 1 : node.lines.length > LINES_MAX ? LINES_MAX - 1 : LINES_MAX;
  const rest = isBrief ? 0 : node.lines.length - shown;
  const lines = [
    ...node.lines.slice(0, shown).map((line) => fitted(line, LETTERS)),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ];
  return {
    ...{ node, lines },
    width: Math.max(70, widthOfName(lines[0] ?? ''), ...lines.slice(1).map(widthOf)) + 2 * PADDING,
    height: lines.length * LINE_HEIGHT + (isBrief ? 8 : 2 * PADDING - 4),
  };
}

interface Looks {
  readonly hue: number;
  /** Its row in a table; empty: it has none. */
  readonly href: string;
  readonly words: string;
  readonly isFirst: boolean;
}

function nodeOf({ node, lines, width, height }: Box, at: Point, looks: Looks): Markup {
  const [x, y] = [at.x - width / 2, at.y - height / 2];
  const round = node.kind === 'users' ? height / 2 : node.kind === 'store' ? 14 : 4;
  return html`<g class="node ${node.kind} hue${looks.hue % HUES}" data-id="${node.id}" data-x="${at.x}" data-y="${at.y}" data-href="${looks.href}" tabindex="${looks.isFirst ? 0 : -1}" role="button" aria-pressed="false" aria-label="${lines.join(' ')}${looks.words}">
<title>${node.lines.join('\n')}</title>
<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>
${lines.map(
  (line, index) =>
    html`<text x="${at.x}" y="${at.y - ((lines.length - 1) * LINE_HEIGHT) / 2 + 4 + index * LINE_HEIGHT}" class="${index === 0 ? 'name' : 'more'}">${line}</text>
`,
)}</g>
`;
}

function hrefOf(name: string, { id, kind }: GraphNode): string {
  return kind === 'service' ? `#${name}/services/table/${serviceOf(id)}` : `#${name}/services`;
}

/** Keys have no underscores of their own: `nodeId` made them. */
function serviceOf(id: string): string {
  return id.slice(id.indexOf('__') + 2).replaceAll('_', '-');
}

/** Colours of the style sheet. */
export const HUES = 8;

function relationsOf({ arrows, nodes }: Graph, id: string): string {
  const nameOf = (other: string) => nodes.find((each) => each.id === other)?.lines[0] ?? other;
  const to = arrows.filter(({ from }) => from === id).map((each) => nameOf(each.to));
  const from = arrows.filter((each) => each.to === id).map((each) => nameOf(each.from));
  return [
    ...(to.length > 0 ? [`; leads to ${to.join(', ')}`] : []),
    ...(from.length > 0 ? [`; reached from ${from.join(', ')}`] : []),
  ].join('');
}

function lineOf({ from, to, style, isBoth }: Arrow, points: readonly Point[]): Markup {
  return html`<path class="arrow ${style}" data-from="${from}" data-to="${to}" d="${curveOf(points)}" marker-end="url(#arrowhead)"${isBoth ? html` marker-start="url(#arrowhead)"` : null}/>`;
}
