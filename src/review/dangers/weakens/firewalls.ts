// Rules of AWS WAF. https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html
import { blocksOf, bodyOf } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { DangerJudge } from '../danger-judge.ts';

export const judgeWebFirewalls: DangerJudge = ({ thing, kind, name }, setting) => {
  if (thing.plane !== 'terraform' || !kind.startsWith('aws_wafv2_') || setting === null) return [];
  const { before, after } = thing.of;
  if (before === null || after === null) return [];
  const [was, is] = [rulesOf(before), rulesOf(after)];
  const reasons = [...was].flatMap(([rule, body]) => {
    const now = is.get(rule);
    return now === undefined
      ? [`${name} loses its rule ${rule}`]
      : looser(body, now).map((what) => `rule ${rule} of ${name} ${what}`);
  });
  const opens =
    isAllow(after) && !isAllow(before) ? [`${name} lets through what no rule blocks`] : [];
  return [...reasons, ...opens].map((reason) => ({ label: 'weakens', reason, about: name }));
};

function rulesOf(body: Body): ReadonlyMap<string, Body> {
  const rules = blocksOf(body['rule']);
  return new Map(rules.map((rule) => [String(rule['name']), rule]));
}

function looser(was: Body, is: Body): readonly string[] {
  const [before, after] = [boundsOf(was), boundsOf(is)];
  const lost = before.countries.filter((each) => !after.countries.includes(each));
  return [
    ...(isBlocking(was) && !isBlocking(is) ? ['only counts from now on'] : []),
    ...(after.limit > before.limit
      ? [`lets through ${after.limit} instead of ${before.limit}`]
      : []),
    ...(lost.length > 0 ? [`lets through ${lost.join(', ')}`] : []),
  ];
}

function isBlocking(rule: Body): boolean {
  const action = bodyOf([rule['action'] ?? rule['override_action']].flat()[0]);
  return !Object.hasOwn(action, 'count');
}

interface Bounds {
  readonly limit: number;
  readonly countries: readonly string[];
}

/** Wherever they stand in statements within statements. */
function boundsOf(rule: Body): Bounds {
  const text = JSON.stringify(rule);
  const [, limit = '0'] = /"limit":(\d+)/.exec(text) ?? [];
  const codes = [...text.matchAll(/"country_codes":\[([^\]]*)\]/g)];
  return {
    limit: Number(limit),
    countries: codes.flatMap(([, list = '']) => list.replaceAll('"', '').split(',')),
  };
}

function isAllow(body: Body): boolean {
  return Object.hasOwn(bodyOf([body['default_action']].flat()[0]), 'allow');
}
