import type { Path } from './diagnostic.ts';
import { quote } from './entry.ts';

const PLAIN_KEY = /^[A-Za-z_][\w-]{0,79}$/;

/** Writes a path as the user would say it: `services.cart-service.uses.caches[0]`. */
export function renderPath(path: Path): string {
  return path.map(renderSegment).join('').replace(/^\./, '');
}

function renderSegment(segment: string | number): string {
  if (typeof segment === 'number') return `[${segment}]`;
  return PLAIN_KEY.test(segment) ? `.${segment}` : `[${quote(segment)}]`;
}
