// Rules of managed groups that act otherwise: they have to exist, and to let pass what is said to come.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { takesUploads } from '../../../model/edge/body-sizes.ts';
import {
  BODY_SIZE_RULE,
  groupOf,
  MANAGED_RULES,
  type RuleGroup,
} from '../../../model/edge/managed-rules.ts';
import type { WebAcl } from '../../../model/schema/edge/web-acl.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkWebAcls(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.edge.webAcls).flatMap(([acl, definition]) => [
    ...Object.keys(definition.ruleOverrides).flatMap((rule) => override(acl, rule, definition)),
    ...blocked(environment, acl, definition),
  ]);
}

function override(acl: string, rule: string, { managedRules }: WebAcl): readonly Diagnostic[] {
  const where = { path: ['edge', 'webAcls', acl, 'ruleOverrides', rule], target: 'key' } as const;
  const group = groupOf(rule);
  if (group === undefined) {
    const known = managedRules.flatMap((each): readonly string[] => MANAGED_RULES[each]);
    const args = { acl, rule, groups: managedRules.join(', '), suggestion: nearest(rule, known) };
    return [diagnostic('model/web-acl-rule-unknown', args, where)];
  }
  if (managedRules.includes(group)) return [];
  const args: { acl: string; rule: string; group: RuleGroup } = { acl, rule, group };
  return [diagnostic('model/web-acl-rule-absent', args, where)];
}

function blocked(environment: Environment, acl: string, definition: WebAcl) {
  if (definition.ruleOverrides[BODY_SIZE_RULE] !== 'block') return [];
  if (!takesUploads(environment, definition)) return [];
  const path = ['edge', 'webAcls', acl, 'ruleOverrides', BODY_SIZE_RULE];
  return [diagnostic('model/web-acl-blocks-uploads', { acl }, { path })];
}
