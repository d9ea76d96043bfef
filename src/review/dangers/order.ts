// What is applied before what it needs, beside what `lifecycle` finds. Within one environment stacks wait for
// those whose outputs they read; the state of another environment is read as it is.
import { bodyOf } from '../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../lifecycle/transition.ts';
import type { DangerJudge, Setting } from './danger-judge.ts';

const OUTPUT =
  /data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)(?:\[\\*"([^"\\]+)\\*"\])?/g;

export const judgeStackOrder: DangerJudge = ({ thing, place, name }, setting) => {
  if (thing.plane !== 'terraform' || setting === null || thing.of.after === null) return [];
  const missing = outputsIn(thing.of.after).flatMap((output) => missingOf(output, place, setting));
  return [...new Set(missing)].map((each) => ({
    label: 'applies out of order',
    reason: `${name} reads ${each}, which is there only once that is applied`,
    about: name,
  }));
};

interface Output {
  readonly state: string;
  readonly output: string;
  readonly key: string | undefined;
}

function outputsIn(body: Body): readonly Output[] {
  return [...JSON.stringify(body).matchAll(OUTPUT)].map(([, state = '', output = '', key]) => ({
    ...{ state, output, key },
  }));
}

/** Of states of which nothing is known, none. */
function missingOf({ state, output, key }: Output, place: string, { transition }: Setting) {
  if (transition.stacks.after.has(state)) return [];
  const document = transition.stacks.after.get(place) ?? {};
  const remote = bodyOf(bodyOf(bodyOf(document['data'])['terraform_remote_state'])[state]);
  const path = String(bodyOf(remote['config'])['key'] ?? '');
  const standing = transition
    .elsewhere()
    .find(({ environment, stack }) => path === `${environment}/${stack}.tfstate`);
  if (standing === undefined) return [];
  const value = bodyOf(bodyOf(standing.document['output'])[output])['value'];
  const isThere = value !== undefined && (key === undefined || hasKey(value, key));
  const named = key === undefined ? output : `${output} ${key}`;
  return isThere ? [] : [`${named} of stack ${standing.stack} of ${standing.environment}`];
}

/** Of an expression nothing is known. */
function hasKey(value: unknown, key: string): boolean {
  return typeof value !== 'object' || value === null || Object.hasOwn(value, key);
}
