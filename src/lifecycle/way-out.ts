// What somebody writes to let go of something in the order in which stacks are applied.
import type { Path } from '../diagnostics/diagnostic.ts';
import { renderPath } from '../diagnostics/render-path.ts';
import { everyKind } from '../kinds/kinds.ts';

export interface WayOut {
  /** What has to stay written meanwhile: `caches.main`; null: nothing. */
  readonly stays: string | null;
  /** `leaving: { caches: { main: { data: destroy } } }` */
  readonly written: string;
}

/** Null: there is no entry for it, and whoever uses it goes first, in a change of its own. */
export function wayOut(type: string, key: string, origin: Path): WayOut | null {
  if (type === 'aws_kms_key') {
    return { stays: null, written: `leaving: { keys: [${key}] }` };
  }
  const [first = '', second = '', third = ''] = origin.map(String);
  const entry = entryOf(first, second, third);
  if (entry === null) return null;
  return { stays: renderPath(entry.path), written: `leaving: { ${entry.written} }` };
}

interface Entry {
  readonly path: Path;
  readonly written: string;
}

function entryOf(first: string, second: string, third: string): Entry | null {
  const place = `${first}.${second}`;
  if (place === 'network.bastion') return part(first, second, 'bastion');
  if (place === 'delivery.pipeline') return part(first, second, 'pipeline');
  if (place === 'edge.loadBalancers' && third !== '') {
    return { path: [first, second, third], written: `loadBalancers: { ${third}: {} }` };
  }
  const kind = everyKind.find(({ collection }) => collection === first);
  const isEntry = kind?.terraform !== undefined || first === 'services';
  if (!isEntry || second === '') return null;
  const hasData = kind?.leaving !== undefined || first === 'services';
  const how = hasData
    ? `{ data: ${kind?.leaving?.snapshot === true ? 'snapshot' : 'destroy'} }`
    : '{}';
  return { path: [first, second], written: `${first}: { ${second}: ${how} }` };
}

function part(first: string, second: string, key: string): Entry {
  return { path: [first, second], written: `${key}: {}` };
}
