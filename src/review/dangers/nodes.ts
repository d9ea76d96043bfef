// Nodes that go take the pods on them along: EKS drains one after the other, as disruption budgets allow.
// https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html
import { firstOf } from '../../diagnostics/wording.ts';
import { resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import { replacementOf } from '../../lifecycle/replacement/replacements.ts';
import type { Change } from '../change.ts';
import { changing } from './changing.ts';
import type { DangerJudge, Setting } from './danger-judge.ts';

export const judgeNodes: DangerJudge = (change, setting) => {
  const { thing, kind } = change;
  if (thing.plane !== 'terraform' || setting === null) return [];
  if (kind === 'aws_eks_node_group') return ofGroup(change, setting);
  return kind === 'aws_launch_template' ? ofTemplate(change, setting) : [];
};

/** In place, but with other nodes. */
const ROLLED = /^(version|release_version|launch_template)\b/;

function ofGroup({ name, place, action, fields }: Change, { transition }: Setting) {
  if (action === 'remove' && transition.stacks.after.has(place)) {
    return told(name, `pods on the nodes of ${name} are evicted, and start on others`);
  }
  if (action !== 'change' && action !== 'move') return [];
  const isReplaced = replacementOf(transition, place, name) !== undefined;
  if (isReplaced) return told(name, `pods on the nodes of ${name} move to new nodes`);
  const rolled = fields.filter(({ path }) => ROLLED.test(path)).map(({ path }) => path);
  if (rolled.length === 0) return [];
  const why = changing(rolled);
  return told(
    name,
    `nodes of ${name} are replaced one after another, with the pods on them: ${why}`,
  );
}

/** What of a template concerns no node. */
const NAMES = /^(name|name_prefix|description|tags|lifecycle|depends_on|update_default_version)\b/;

/** A new version of it, which groups follow. */
function ofTemplate({ name, place, action, fields }: Change, { transition }: Setting) {
  const given = fields.filter(({ path }) => !NAMES.test(path)).map(({ path }) => path);
  if (action !== 'change' || given.length === 0) return [];
  const stands = resourcesIn(transition.stacks.after.get(place) ?? {});
  const groups = [...stands].flatMap(([address, body]) =>
    address.startsWith('aws_eks_node_group.') && JSON.stringify(body).includes(`\${${name}.`)
      ? [address]
      : [],
  );
  if (groups.length === 0) return [];
  const why = changing(given, ` of ${name}`);
  const nodes = `nodes of ${firstOf(groups, 3)}`;
  return told(name, `${nodes} are replaced one after another, with the pods on them: ${why}`);
}

function told(subject: string, reason: string): ReturnType<DangerJudge> {
  return [{ label: 'restarts pods', reason, subject }];
}
