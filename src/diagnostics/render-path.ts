import type { Path, Related } from './diagnostic.ts';
import { quote } from './entry.ts';

const PLAIN_KEY = /^[A-Za-z_][\w-]{0,79}$/;

/** Writes a path as the user would say it: `services.cart-service.uses.caches[0]`. */
export function renderPath(path: Path): string {
  return path.map(renderSegment).join('').replace(/^\./, '');
}

/** Where a finding says that its other half stands: `{ path, ...also(other) }`. */
export function also(
  path: Path | undefined,
  options: Pick<Related, 'target' | 'environment'> = {},
): { readonly related?: readonly Related[] } {
  if (path === undefined || path.length === 0) return {};
  const { environment } = options;
  const of = environment === undefined ? '' : ` of ${environment}`;
  return { related: [{ what: `${renderPath(path)}${of}`, path, ...options }] };
}

function renderSegment(segment: string | number): string {
  if (typeof segment === 'number') return `[${segment}]`;
  return PLAIN_KEY.test(segment) ? `.${segment}` : `[${quote(segment)}]`;
}
