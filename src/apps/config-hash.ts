import { createHash } from 'node:crypto';
import { sortedEntries } from '../model/values/sorted-entries.ts';

const LENGTH = 12;
const JOB_LENGTH = 8;

/**
 * A short hash of a ConfigMap's data. On the pod template it makes pods restart when their
 * configuration changes, which Kubernetes does not do for variables.
 */
export function configHash(data: Readonly<Record<string, string>>): string {
  const sorted = sortedEntries(data);
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, LENGTH);
}

/** Of what a Job runs or a Secret is made of, with its keys in the order they are written. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, JOB_LENGTH);
}
