// Which arguments Terraform cannot change in place: what the provider's own plan says, and of types that it was
// not asked about, as an extension may have, the name.
import {
  changeKindOf,
  forcesReplacement as isForcedByPlan,
  terraformLife,
} from '../../facts/terraform-life.ts';
import { namingOf } from '../../facts/terraform-names.ts';
import type { ChangedArgument } from '../compare/changed-arguments.ts';
import type { Body } from '../transition.ts';

/** `body` is the resource as it is asked for. A value that is not known before the apply counts as any other. */
export function forcesReplacement(type: string, argument: ChangedArgument, body: Body): boolean {
  const { path, before, after } = argument;
  if (terraformLife(type) === undefined) return path === namingOf(type)?.name;
  const isKnown = before !== undefined || after !== undefined;
  return isForcedByPlan(type, path, {
    kind: isKnown ? changeKindOf(before, after) : 'change',
    body,
  });
}
