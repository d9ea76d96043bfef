// Fingerprint of what one component syncs. It changes the child Application whenever its content
// changes, which is what makes the root's waves order updates too: docs/decisions/0005.
import { createHash } from 'node:crypto';
import type { KubernetesObject } from '../../model/artifact.ts';

/** The same for the same objects in any order, with keys in any order. */
export function contentHash(objects: readonly KubernetesObject[]): string {
  const texts = objects.map(canonicalJson).sort();
  return createHash('sha256').update(texts.join('\n')).digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => withSortedKeys(inner));
}

function withSortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(byKey));
}

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}
