import type { Point } from './layout.ts';

/** A line that leaves and arrives level: straight to every second point, and with a bend to the one behind it. */
export function curveOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = rest.map((point, index) => {
    if (index % 2 === 0) return `H${point.x}`;
    const before = points[index] ?? first;
    const middle = Math.round((before.x + point.x) / 2);
    return `C${middle} ${before.y} ${middle} ${point.y} ${point.x} ${point.y}`;
  });
  return [`M${first.x} ${first.y}`, ...parts].join('');
}
