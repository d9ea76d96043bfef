// A number that comes into the manifest of what is autoscaled already, with the Application that learns to leave
// it alone in the same commit: docs/decisions/0023-replicas-stay-in-the-manifest.md

import { manual } from '../../../../diagnostics/typed.ts';
import { firstOf } from '../../../../diagnostics/wording.ts';
import { valueAt } from '../changed-fields.ts';
import type { FindInterruptions } from './interruption.ts';
import { serviceChanges } from './workloads.ts';

const SHOWN_MAX = 3;

export const upgradeInterruptions: FindInterruptions = (input) => {
  const named = serviceChanges(input).flatMap(({ component, workloads, scalers }) =>
    workloads.some(({ before, after }) => isNamedNow(before, after)) &&
    !scalers.some(({ before }) => before === null)
      ? [component]
      : [],
  );
  if (named.length === 0) return [];
  const what = `${firstOf(named, SHOWN_MAX)} may fall to replicas until the autoscaler has seen it, where an Application is synced before the root has told it to leave the number alone`;
  const remedy = `Where that is too few, pause these Applications, merge, and take the pause back once the root is synced: ${manual('how-to/operate.md')}`;
  return [{ path: ['services'], what, remedy }];
};

function isNamedNow(before: unknown, after: unknown): boolean {
  if (before === null || after === null) return false;
  const [was, is] = [valueAt(before, 'spec.replicas'), valueAt(after, 'spec.replicas')];
  return was === undefined && typeof is === 'number' && is > 0;
}
