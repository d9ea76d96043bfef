// What AWS does not delete while something uses it (DependencyViolation, ResourceInUse, DeleteConflict, …).
import { namingOf } from '../../../src/facts/terraform-names.ts';
import type { Hold, LiveResource } from '../graph/world.ts';

/** Beside the facts: AWS deletes these, and the user is left with what it cannot do without. */
const MISSED: Readonly<Record<string, readonly string[]>> = {
  // The provider asks to take away from the group what is not there any more.
  aws_elasticache_user: ['aws_elasticache_user_group'],
  // The group cannot make a node any more.
  aws_launch_template: ['aws_eks_node_group'],
};

/** The rules of a group go with it; those of another that name it keep it. */
const OWN_ARGUMENT = 'security_group_id';

export function isHeld(target: LiveResource, by: LiveResource, { argument }: Hold): boolean {
  if (target.type === 'aws_security_group' && argument === OWN_ARGUMENT) return false;
  const holders = [...(namingOf(target.type)?.heldBy ?? []), ...(MISSED[target.type] ?? [])];
  return holders.includes(by.type);
}
