import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { TransitionInput } from '../../transition.ts';
import { engineChanges } from '../../versions/engine-changes.ts';

export function judgeEngines(input: TransitionInput): readonly Diagnostic[] {
  return engineChanges(input).map(({ path, before, after }) =>
    diagnostic('lifecycle/changes-engine', { key: renderPath(path), before, after }, { path }),
  );
}
