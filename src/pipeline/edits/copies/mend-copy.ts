// A copy is compiled beside what is there, and what stands in its way is mended, until nothing does.

import { type Diagnostic, hasErrors } from '../../../diagnostics/diagnostic.ts';
import type { Files } from '../../../emit/plan-files.ts';
import { readLock } from '../../../emit/read-repository.ts';
import { loadEnvironments } from '../../../load/load-environments.ts';
import { partsOf } from '../../environment/parts.ts';
import { readTogether } from '../../environment/together.ts';
import { sharedBy } from '../../shared.ts';
import type { Copy } from './copy.ts';
import { mend } from './mends.ts';

/** Each mend may show what was hidden behind it. */
const ROUNDS_MAX = 8;

/** What it did, a line each. */
export function mendCopy(copy: Copy): readonly string[] {
  const said = new Set<string>();
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const before = [...copy.texts.edits().values()].join('');
    for (const found of errorsOf(copy.root, copy.texts.edits())) {
      const done = mend(found, copy);
      if (done) said.add(done);
    }
    if ([...copy.texts.edits().values()].join('') === before) break;
  }
  return [...said];
}

/** What is wrong with all environments together, as far as their compilation shows it. */
export function errorsOf(root: string, edits: Files): readonly Diagnostic[] {
  const load = loadEnvironments({ root, names: [], edits });
  const errors = (all: readonly Diagnostic[]) => all.filter(({ severity }) => severity === 'error');
  if (hasErrors(load.diagnostics)) return errors(load.diagnostics);
  const standing = new Map();
  const onStage = () => undefined;
  const together = readTogether({ root, names: [], standing, crew: null, onStage });
  const lock = readLock(root, edits).text;
  const parts = partsOf(load, { root, lock, standing, together, isCompared: false, onStage });
  return errors(sharedBy(parts, null).diagnostics);
}
