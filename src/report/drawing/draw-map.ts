// The map of systems and environments as SVG: a box per system, an arrow where one environment names another.
import type { Naming, SystemOnMap } from '../data/landscape.ts';
import { html, type Markup } from '../markup.ts';
import { curveOf } from './curve.ts';
import { type Point, placed } from './layout.ts';
import { fitted, widthOf, widthOfName } from './words.ts';

export interface MapInput {
  readonly systems: readonly SystemOnMap[];
  readonly namings: readonly Naming[];
  /** What stands below the name of an environment. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

interface Box {
  readonly name: string;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Its middle. */
  readonly at: Point;
}

interface Frame {
  readonly system: string;
  readonly boxes: readonly Box[];
  /** By its ends. */
  readonly lines: ReadonlyMap<string, readonly Point[]>;
  readonly width: number;
  readonly height: number;
}

const WIDTH_MAX = 1180;
const GAP = 20;
const HEAD = 26;

export function drawMap({ systems, namings, words }: MapInput): Markup {
  const frames = systems.map((system) => frameOf(system, namings, words));
  const { places, width, height } = packed(frames);
  const boxes = frames.flatMap(({ boxes: all }, index) => {
    const { x, y } = places[index] ?? { x: 0, y: 0 };
    return all.map((box) => ({ ...box, at: { x: box.at.x + x, y: box.at.y + y + HEAD } }));
  });
  const lines = new Map(frames.flatMap((frame, index) => linesIn(frame, places[index])));
  const boxAt = new Map(boxes.map((box) => [box.name, box]));
  return html`<svg class="drawing map" viewBox="0 0 ${width} ${height}" data-width="${width}" data-height="${height}" role="group" aria-label="Map of systems and environments">
${frames.map(({ system, width: wide, height: high }, index) => {
  const { x, y } = places[index] ?? { x: 0, y: 0 };
  return html`<g class="system"><rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="8"/><text x="${x + 12}" y="${y + 20}">${system}</text></g>`;
})}
<g class="arrows" aria-hidden="true">${merged(namings).map(({ from, to, isBoth }) => {
    const line = lines.get(`${from} ${to}`) ?? between(boxAt.get(from), boxAt.get(to));
    return html`<path class="arrow request" data-from="${from}" data-to="${to}" d="${line}" marker-end="url(#arrowhead)"${isBoth ? html` marker-start="url(#arrowhead)"` : null}/>`;
  })}</g>
${boxes.map(drawBox)}
</svg>`;
}

/** Two that name each other are one line with two heads. */
function merged(namings: readonly Naming[]) {
  const has = (from: string, to: string) =>
    namings.some((each) => each.from === from && each.to === to);
  return namings
    .filter(({ from, to }) => from < to || !has(to, from))
    .map(({ from, to }) => ({ from, to, isBoth: has(to, from) }));
}

function drawBox({ name, lines, width, height, at }: Box): Markup {
  const [x, y] = [at.x - width / 2, at.y - height / 2];
  return html`<a class="node environment" href="#${name}" data-id="${name}" data-x="${at.x}" data-y="${at.y}">
<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="5"/>
${lines.map(
  (line, index) =>
    html`<text x="${at.x}" y="${y + 19 + index * 15}" class="${index === 0 ? 'name' : 'more'}">${line}</text>`,
)}</a>
`;
}

function frameOf(
  { system, environments }: SystemOnMap,
  namings: readonly Naming[],
  words: MapInput['words'],
): Frame {
  const boxes = environments.map((name) => {
    const lines = [name.slice(system.length + 1), ...(words.get(name) ?? [])].map((line) =>
      fitted(line, 28),
    );
    return {
      ...{ name, lines, height: lines.length * 15 + 16 },
      width: Math.max(110, widthOfName(lines[0] ?? ''), ...lines.slice(1).map(widthOf)) + 20,
    };
  });
  const own = merged(namings).filter(
    ({ from, to }) => environments.includes(from) && environments.includes(to),
  );
  const sized = boxes.map(({ name: id, width, height }) => ({ id, width, height }));
  const { at, width, height, lines } = placed(sized, own, { nodes: 16, ranks: 70 });
  return {
    ...{ system, width: Math.max(width, widthOf(system) + 40), height: height + HEAD },
    lines: new Map(own.map(({ from, to }, index) => [`${from} ${to}`, lines[index] ?? []])),
    boxes: boxes.map((box) => ({ ...box, at: at.get(box.name) ?? { x: 0, y: 0 } })),
  };
}

function linesIn({ lines }: Frame, { x, y }: Point = { x: 0, y: 0 }) {
  return [...lines].map(([ends, points]) => {
    const moved = points.map((point) => ({ x: point.x + x, y: point.y + y + HEAD }));
    return [ends, curveOf(moved)] as const;
  });
}

/** Rows of frames, as words of a paragraph. */
function packed(frames: readonly Frame[]) {
  const places: Point[] = [];
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const frame of frames) {
    if (x > 0 && x + frame.width > WIDTH_MAX) {
      [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    }
    places.push({ x: x + 2, y: y + 2 });
    x += frame.width + GAP;
    rowHeight = Math.max(rowHeight, frame.height);
    width = Math.max(width, x - GAP);
  }
  return { places, width: width + 4, height: y + rowHeight + 4 };
}

/** From border to border, bent to the side so that two ways do not lie on each other. */
function between(from: Box | undefined, to: Box | undefined): string {
  if (from === undefined || to === undefined) return '';
  const [start, end] = [borderPoint(from, to.at), borderPoint(to, from.at)];
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const bend = { x: (end.y - start.y) / 10, y: (start.x - end.x) / 10 };
  const control = { x: Math.round(middle.x + bend.x), y: Math.round(middle.y + bend.y) };
  return `M${start.x} ${start.y}Q${control.x} ${control.y} ${end.x} ${end.y}`;
}

function borderPoint({ at, width, height }: Box, towards: Point): Point {
  const [dx, dy] = [towards.x - at.x, towards.y - at.y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : height / 2 / Math.abs(dy),
    1,
  );
  return { x: Math.round(at.x + dx * scale), y: Math.round(at.y + dy * scale) };
}
