// A public zone that stands already: its name is written, since much is held against it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkExistingZone({ edge }: Environment): readonly Diagnostic[] {
  if (edge.existingZone === null || edge.zone !== null) return [];
  const where = { path: ['edge', 'existingZone'], target: 'key' } as const;
  return [diagnostic('model/existing-zone-unnamed', {}, where)];
}
