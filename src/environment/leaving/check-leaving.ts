// What is written of what leaves: whether it stands, what becomes of its data, and whether anything needs it.
import { type Diagnostic, diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import type { Rule } from '../../kinds/contract/rules-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { STACK_NAMES } from '../../model/naming/state.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { asPlainObject } from '../../model/values/plain-object.ts';
import { valueAt } from '../../model/values/value-at.ts';
import { type Leaver, leaversOf, without } from './leavers.ts';

/** `rules` are all others, which have to hold without what leaves as well. */
export function leavingRule(rules: readonly Rule[]): Rule {
  return (environment) => {
    const leavers = leaversOf(environment);
    const found = [
      ...leavers.flatMap((leaver) => checkLeaver(environment, leaver)),
      ...checkStacks(environment),
      ...checkKeys(environment),
    ];
    return hasErrors(found) ? found : [...found, ...checkLeft(environment, leavers, rules)];
  };
}

function checkLeaver(environment: Environment, leaver: Leaver): readonly Diagnostic[] {
  const { stands, path } = leaver;
  const what = renderPath(stands);
  const entry = valueAt(environment, stands);
  if (entry === undefined || entry === null) {
    const beside = valueAt(environment, stands.slice(0, -1));
    const known = Object.keys(asPlainObject(beside) ?? {});
    const suggestion = nearest(String(stands.at(-1)), known);
    const args = { what, suggestion };
    return [diagnostic('model/leaving-unknown', args, { path, target: 'key' })];
  }
  const isStanding = (asPlainObject(entry)?.['existing'] ?? null) !== null;
  if (isStanding) return [diagnostic('model/leaving-standing', { what }, { path, target: 'key' })];
  return checkData(environment, leaver, what);
}

function checkData(
  environment: Environment,
  { stands, path, leave }: Leaver,
  what: string,
): readonly Diagnostic[] {
  const [collection = '', key = ''] = stands.map(String);
  const holds = holdingOf(environment, collection, key);
  if (leave.data === null && holds !== undefined) {
    const ways = holds.snapshot ? 'retain, snapshot or destroy' : 'retain or destroy';
    return [diagnostic('model/leaving-data', { what, ways }, { path, target: 'key' })];
  }
  const wantsSnapshot = leave.data === 'snapshot';
  if (wantsSnapshot && holds?.snapshot !== true) {
    return [diagnostic('model/leaving-snapshot', { what }, { path: [...path, 'data'] })];
  }
  if (leave.finalSnapshot === null || wantsSnapshot) return [];
  const at = { path: [...path, 'finalSnapshot'], target: 'key' } as const;
  return [diagnostic('model/leaving-snapshot-name', { what }, at)];
}

/** Undefined: it holds none. The repository of a service holds its images. */
function holdingOf({ services }: Environment, collection: string, key: string) {
  if (collection !== 'services') {
    return everyKind.find((kind) => kind.collection === collection)?.leaving;
  }
  const image = services[key]?.image;
  return image?.repository === null && image.from === null ? { snapshot: false } : undefined;
}

function checkStacks(environment: Environment): readonly Diagnostic[] {
  const own = everyKind.flatMap(({ terraform }) => terraform?.ownStacks?.(environment) ?? []);
  const known = [...STACK_NAMES, ...own.map(({ name }) => name)].filter((name) => name !== 'state');
  return Object.keys(environment.leaving.stacks).flatMap((stack) => {
    if (known.includes(stack)) return [];
    const where = { path: ['leaving', 'stacks', stack], target: 'key' } as const;
    if (stack === 'state') return [diagnostic('model/leaving-state', {}, where)];
    const args = { what: `stack ${stack}`, suggestion: nearest(stack, known) };
    return [diagnostic('model/leaving-unknown', args, where)];
  });
}

/** A key stays for what is still encrypted with it; one that is made anyway does. */
function checkKeys({ aws, cluster, leaving }: Environment): readonly Diagnostic[] {
  return leaving.keys.flatMap((purpose, index) => {
    const isWanted = purpose !== 'cluster' || (cluster !== null && cluster.existing === null);
    if (aws.keys[purpose] !== null || !isWanted) return [];
    const path = ['leaving', 'keys', index];
    return [diagnostic('model/leaving-key', { key: purpose }, { path })];
  });
}

/** Whatever holds for all and not for what is left, needs what leaves. */
function checkLeft(
  environment: Environment,
  leavers: readonly Leaver[],
  rules: readonly Rule[],
): readonly Diagnostic[] {
  if (leavers.length === 0) return [];
  const said = (of: Environment) =>
    rules.flatMap((rule) => rule(of)).filter(({ severity }) => severity === 'error');
  const before = new Set(said(environment).map(asText));
  const left = without(environment, leavers);
  return said(left)
    .filter((each) => !before.has(asText(each)))
    .map(({ message, path = [], target = 'value' }) =>
      diagnostic('model/leaving-used', { found: message }, { path, target }),
    );
}

function asText({ code, message, path = [] }: Diagnostic): string {
  return `${code} ${renderPath(path)} ${message}`;
}
