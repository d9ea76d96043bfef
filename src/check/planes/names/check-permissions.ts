// Whoever names a bucket, topic, log group, target group or cache may act on it with its role.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Element } from '../../artifacts/elements.ts';
import type { CheckInput } from '../../check-input.ts';
import { placeOf } from '../../place-of.ts';
import { allows } from '../allows.ts';
import { madeThings } from './made-things.ts';
import { type NamedThing, namedThings } from './named-things.ts';
import { thingKinds } from './thing-kinds.ts';

export function checkPermissions(input: CheckInput): readonly Diagnostic[] {
  return namedThings(input).flatMap((thing) => {
    const element = madeThings(input).get(`${thing.kind} ${thing.name}`);
    if (!element || !thing.roles || isAllowed(input, thing, element)) return [];
    const { kind, name, holder, origin } = thing;
    const args = {
      kind,
      name,
      holder,
      action: (thingKinds.get(kind)?.actions ?? []).join(' or '),
      role: thing.roles.map((each) => each.name).join(', ') || 'none',
    };
    return [diagnostic('check/permission-missing', args, { path: origin })];
  });
}

function isAllowed(
  input: CheckInput,
  { kind, name, roles }: NamedThing,
  element: Element,
): boolean {
  const found = thingKinds.get(kind);
  if (!found) return true;
  const { actions, arnOf } = found;
  const arn = arnOf(name, placeOf(input, element));
  return (
    actions.length === 0 ||
    actions.some((action) => roles?.some((role) => allows(input, role, { action, arn, element })))
  );
}
