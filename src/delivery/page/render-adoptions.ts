// What stands already and becomes part of the stacks at their next apply.
import { code, table } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

export function renderAdoptions({ adopt }: Environment): readonly string[] {
  const rows = sortedEntries(adopt).map(([place, id]) => {
    const [stack = '', address = ''] = place.split('/');
    return [code(stack), code(address), code(id)];
  });
  if (rows.length === 0) return [];
  return [
    'The next apply of each stack imports these instead of making them. Read its plan: what it changes of them is where they are not as this environment says. Once it is applied, remove the entry from `adopt`.',
    '',
    ...table(['Stack', 'Address', 'Id'], rows),
  ];
}
