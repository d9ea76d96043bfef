// Rules of AWS WAF. https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html
import { bodyOf } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { DangerJudge } from '../danger-judge.ts';

export const judgeWebFirewalls: DangerJudge = ({ thing, kind, name }, setting) => {
  if (thing.plane !== 'terraform' || !kind.startsWith('aws_wafv2_') || setting === null) return [];
  const { before, after } = thing.of;
  if (before === null || after === null) return [];
  const [was, is] = [rulesOf(before), rulesOf(after)];
  const reasons = [...was].flatMap(([rule, isBlocking]) => {
    const now = is.get(rule);
    if (now === undefined) return [`${name} loses its rule ${rule}`];
    return isBlocking && !now ? [`rule ${rule} of ${name} only counts from now on`] : [];
  });
  const opens =
    isAllow(after) && !isAllow(before) ? [`${name} lets through what no rule blocks`] : [];
  return [...reasons, ...opens].map((reason) => ({ label: 'weakens', reason, about: name }));
};

/** Whether each one blocks. */
function rulesOf(body: Body): ReadonlyMap<string, boolean> {
  const rules = [body['rule'] ?? []].flat().map(bodyOf);
  return new Map(
    rules.map((rule) => {
      const action = bodyOf([rule['action'] ?? rule['override_action']].flat()[0]);
      return [String(rule['name']), !Object.hasOwn(action, 'count')];
    }),
  );
}

function isAllow(body: Body): boolean {
  return Object.hasOwn(bodyOf([body['default_action']].flat()[0]), 'allow');
}
