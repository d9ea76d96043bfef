// The result of a run in words: which files, and how many.

import { plural } from '../diagnostics/wording.ts';
import type { Changes } from '../pipeline.ts';

const LISTED_MAX = 20;

/** Of a run that had nothing to write. */
export const NO_CHANGES: Changes = { created: [], changed: [], removed: [], unchanged: [] };

export interface ChangesView {
  readonly changes: Changes;
  readonly environments: number;
  readonly isCheck: boolean;
  /** Lists all files instead of the first ones. */
  readonly isVerbose: boolean;
}

export function countChanges({ created, changed, removed }: Changes): number {
  return created.length + changed.length + removed.length;
}

export function renderChanges({ changes, environments, isCheck, isVerbose }: ChangesView): string {
  const { created, changed, removed, unchanged } = changes;
  const scope = plural(environments, 'environment');
  if (countChanges(changes) === 0) {
    return `Up to date: ${plural(unchanged.length, 'file')} of ${scope}.\n`;
  }

  const lines = listChanges(changes);
  const shown = isVerbose ? lines : lines.slice(0, LISTED_MAX);
  const hidden = lines.length - shown.length;
  const counts = [
    `${created.length} ${isCheck ? 'to create' : 'created'}`,
    `${changed.length} ${isCheck ? 'to change' : 'changed'}`,
    `${removed.length} ${isCheck ? 'to remove' : 'removed'}`,
    `${unchanged.length} unchanged`,
  ];
  return [
    ...shown,
    ...(hidden > 0 ? [`… and ${hidden} more; --verbose lists all`] : []),
    `${counts.join(', ')} in ${scope}.`,
    '',
  ].join('\n');
}

function listChanges({ created, changed, removed }: Changes): readonly string[] {
  return [
    ...created.map((path) => `+ ${path}`),
    ...changed.map((path) => `~ ${path}`),
    ...removed.map((path) => `- ${path}`),
  ];
}
