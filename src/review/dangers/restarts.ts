import { firstOf } from '../../diagnostics/wording.ts';
import type { KubernetesObject } from '../../model/artifact.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import type { FieldChange } from '../fields/field-changes.ts';
import type { DangerJudge } from './danger-judge.ts';

/** Kinds whose controllers replace pods when the template of these changes:
 * https://kubernetes.io/docs/concepts/workloads/controllers/ */
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'];

export const judgeRestarts: DangerJudge = ({ thing, kind, action, fields }) => {
  if (thing.plane !== 'kubernetes' || action !== 'change' || !KINDS.includes(kind)) return [];
  const template = fields.filter(({ path }) => path.startsWith('spec.template.'));
  const object = thing.of.after;
  if (template.length === 0 || object === null) return [];
  const reason = `pods of ${kind} ${object.metadata.name} are replaced${orderOf(object)}: ${whyOf(template)}`;
  return [{ label: 'restarts pods', reason }];
};

function whyOf(fields: readonly FieldChange[]): string {
  const names = [
    ...new Set(fields.map(({ path }) => path.replace(/^spec\.template\.(spec\.)?/, ''))),
  ];
  return `${firstOf(names, 2)} ${names.length === 1 ? 'changes' : 'change'}`;
}

function orderOf({ kind, spec }: KubernetesObject): string {
  if (!isPlainObject(spec)) return '';
  if (kind === 'Rollout') return ' step by step, as its strategy says';
  const strategy = spec[kind === 'Deployment' ? 'strategy' : 'updateStrategy'];
  const type = isPlainObject(strategy) ? strategy['type'] : undefined;
  if (type === 'Recreate') return ' all at once, with none between';
  if (type === 'OnDelete') return ' when somebody deletes them';
  const rolling = isPlainObject(strategy) ? strategy['rollingUpdate'] : undefined;
  const unavailable = isPlainObject(rolling) ? rolling['maxUnavailable'] : undefined;
  return unavailable === 0 ? ', new ones first' : ' one after another';
}
