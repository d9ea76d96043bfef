// What goes while pods of before still use it: Terraform applies in minutes, and a service lets go of it only when
// Argo CD has given it new pods.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { firstOf } from '../../../diagnostics/wording.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import { departureOf } from '../../departure.ts';
import { holdingIn } from '../../holdings.ts';
import { isDestroyed } from '../../is-destroyed.ts';
import { renamesIn } from '../../renames.ts';
import { standingOf } from '../../standings.ts';
import type { ResourceChange, TransitionInput } from '../../transition.ts';

export function judgeStillUsed(input: TransitionInput): readonly Diagnostic[] {
  const renamed = new Set(renamesIn(input).flatMap(({ pairs }) => pairs.map(({ gone }) => gone)));
  const gone = input.resources.filter(
    (change) =>
      isDestroyed(input, change) &&
      !renamed.has(change) &&
      departureOf(input, change) === undefined &&
      standingOf(change.type) !== undefined &&
      !holdsDataWith(input, change) &&
      valueAt(input.environment, change.origin) === undefined,
  );
  return uniqueBy(gone, ({ origin }) => renderPath(origin)).flatMap((change) => {
    const users = usersOf(input, change.origin);
    if (users.length === 0) return [];
    const { address, stack, origin } = change;
    const args = { key: renderPath(origin), address, stack, users: firstOf(users, LISTED_MAX) };
    return [diagnostic('lifecycle/still-used', args, { path: origin, target: 'key' })];
  });
}

const LISTED_MAX = 4;

/** Of an entry with data another finding tells, whatever else it is made of. */
function holdsDataWith(
  { stacks, resources }: TransitionInput,
  { origin }: ResourceChange,
): boolean {
  return resources.some(
    ({ stack, address, before, origin: other }) =>
      before !== null &&
      renderPath(other) === renderPath(origin) &&
      holdingIn(stacks.before.get(stack) ?? {}, address, before)?.kind === 'data',
  );
}

/** Services that stay, and that used it before: by key of its collection, and of what is below its entry. */
function usersOf({ environment, environmentBefore }: TransitionInput, origin: Path): string[] {
  const [collection = '', entry = '', ...below] = origin.map(String);
  const services = environmentBefore()?.services ?? {};
  return Object.entries(services)
    .filter(([key]) => environment.services[key] !== undefined)
    .filter(([, { uses }]) => {
      const used = valueAt(uses, [collection]);
      const said = Array.isArray(used) ? used.includes(entry) : valueAt(used, [entry]);
      if (said === undefined || said === false || said === null) return false;
      const last = below.at(-1);
      return last === undefined || JSON.stringify(said).includes(`"${last}"`);
    })
    .map(([key]) => key)
    .sort();
}
