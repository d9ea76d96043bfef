import type { Point } from './layout.ts';

/** A smooth line along points: through the first and the last, towards those between. */
export function curveOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const last = rest.at(-1) ?? first;
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    const end = index === rest.length - 2 ? last : middleOf(point, next);
    return `Q${point.x} ${point.y} ${end.x} ${end.y}`;
  });
  const line = bends.length === 0 ? [`L${last.x} ${last.y}`] : bends;
  return [`M${first.x} ${first.y}`, ...line].join('');
}

function middleOf(one: Point, other: Point): Point {
  return { x: Math.round((one.x + other.x) / 2), y: Math.round((one.y + other.y) / 2) };
}
