import type { KubernetesObject } from '../../model/artifact.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import type { FieldChange } from '../fields/field-changes.ts';
import { changing } from './changing.ts';
import type { DangerJudge } from './danger-judge.ts';

/** Kinds whose controllers replace pods when the template of these changes:
 * https://kubernetes.io/docs/concepts/workloads/controllers/ */
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'];

export const judgeRestarts: DangerJudge = ({ thing, kind, action, fields }) => {
  if (thing.plane !== 'kubernetes' || action !== 'change' || !KINDS.includes(kind)) return [];
  const template = fields.filter(({ path }) => path.startsWith('spec.template.'));
  const object = thing.of.after;
  if (template.length === 0 || object === null) return [];
  const subject = `${kind} ${object.metadata.name}`;
  const reason = `pods of ${subject} are replaced${orderOf(object)}: ${whyOf(template, object.metadata.name)}`;
  return [{ label: 'restarts pods', reason, subject }];
};

function whyOf(fields: readonly FieldChange[], own: string): string {
  const names = [...new Set(fields.map(({ path }) => wordsOf(path, own)))];
  return changing(names);
}

/** What stands in files and variables is in the template as a hash. */
const HASHES: Readonly<Record<string, string>> = {
  config: 'its configuration',
  files: 'what its files say',
  secret: 'which secrets it has',
};

/** The container that everybody thinks of has the name of the workload. */
function wordsOf(path: string, own: string): string {
  const [, hash = ''] = /groundplan\.dev\/(\w+)-hash/.exec(path) ?? [];
  return (
    HASHES[hash] ??
    path.replace(/^spec\.template\.(spec\.)?/, '').replace(`containers[${own}].`, '')
  );
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
