// Changes what is compiled as `patches` says, before it is checked. A patch that no longer applies is an
// error: it would stay in the file as if it had an effect.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Operation, Patch } from '../../model/schema/operations/patch.ts';
import { applyOperation, isSame, keysOf } from '../../model/values/json-patch.ts';
import { asPlainObject, type PlainObject } from '../../model/values/plain-object.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { type Compiled, type Target, targetsIn } from './patch-targets.ts';

export interface Patched extends Compiled {
  readonly diagnostics: readonly Diagnostic[];
}

/** Objects of Argo CD follow from all others, so theirs come in a second round. */
export type Round = 'compiled' | 'argocd';

export function applyPatches({ patches }: Environment, compiled: Compiled, round: Round): Patched {
  const due = sortedEntries(patches).filter(
    ([, { target }]) => target.startsWith('argocd/') === (round === 'argocd'),
  );
  return due.reduce<Patched>((before, [name, patch]) => applyPatch(before, name, patch), {
    ...compiled,
    diagnostics: [],
  });
}

function applyPatch(before: Patched, name: string, patch: Patch): Patched {
  const fail = (...found: readonly Diagnostic[]) => ({
    ...before,
    diagnostics: [...before.diagnostics, ...found],
  });
  const targets = targetsIn(before);
  const found = targets.find(({ address }) => address === patch.target);
  // As it is written: what is undefined is left out then.
  const target = found && { ...found, body: JSON.parse(JSON.stringify(found.body)) };
  const at = ['patches', name];
  if (target === undefined) {
    const suggestion = nearest(
      patch.target,
      targets.map(({ address }) => address),
    );
    const args = { target: patch.target, suggestion };
    return fail(diagnostic('patch/target-missing', args, { path: [...at, 'target'] }));
  }
  const changed = changedBody(target, patch, [...at, 'patch']);
  if ('faults' in changed) return fail(...changed.faults);
  return { ...target.put(before, changed.body), diagnostics: before.diagnostics };
}

type Changed = { readonly body: PlainObject } | { readonly faults: readonly Diagnostic[] };

function changedBody(target: Target, { patch }: Patch, at: Path): Changed {
  let body: unknown = target.body;
  for (const [index, operation] of patch.entries()) {
    const step = applyStep(target, body, operation);
    if ('code' in step) {
      return { faults: [diagnostic(step.code, step.args, { path: [...at, index] })] };
    }
    body = step.body;
  }
  return judged(target, body, at);
}

type Step =
  | { readonly body: unknown }
  | {
      readonly code: 'patch/path-missing' | 'patch/test-failed' | 'patch/needless';
      readonly args: { readonly pointer: string; readonly target: string };
    }
  | { readonly code: 'patch/forbidden'; readonly args: { readonly what: string } };

function applyStep({ address, isResource }: Target, body: unknown, operation: Operation): Step {
  const what = isResource ? forbiddenIn(operation) : undefined;
  if (what !== undefined) return { code: 'patch/forbidden', args: { what } };
  const result = applyOperation(body, operation);
  const isFrom = result.fault === 'from' && 'from' in operation;
  const args = { pointer: isFrom ? operation.from : operation.path, target: address };
  if (result.fault === 'test') return { code: 'patch/test-failed', args };
  if (result.fault) return { code: 'patch/path-missing', args };
  const isNeedless = operation.op !== 'test' && isSame(body, result.value);
  return isNeedless ? { code: 'patch/needless', args } : { body: result.value };
}

/** Of all operations together. */
function judged({ address, isResource, body: before }: Target, body: unknown, at: Path): Changed {
  if (isSame(before, body)) {
    const args = { pointer: '', target: address };
    return { faults: [diagnostic('patch/needless', args, { path: at })] };
  }
  const object = asPlainObject(body);
  const isOther = object === undefined || identityOf(object) !== identityOf(before);
  if (object === undefined || (!isResource && isOther)) {
    const what = 'what it is, its name, or its namespace';
    return { faults: [diagnostic('patch/forbidden', { what }, { path: at })] };
  }
  return { body: object };
}

function identityOf({ kind, metadata }: PlainObject): string {
  const { name, namespace } = asPlainObject(metadata) ?? {};
  return JSON.stringify([kind, namespace, name]);
}

/** Which of these decide where and by whom a resource is made, under which address, and what runs beside
 * Terraform. */
const OF_TERRAFORM = ['provider', 'provisioner', 'connection', 'count', 'for_each'];
/** A resource or data source of the same stack; functions may read the machine and the clock. */
const REFERENCE = /^(?:data\.)?[a-z0-9]+_[a-z0-9_]+\.[\w-]+(?:\.[\w-]+|\[[^\]]+\])*$/;

function forbiddenIn(operation: Operation): string | undefined {
  const pointers = 'from' in operation ? [operation.path, operation.from] : [operation.path];
  const roots = pointers.map((pointer) => keysOf(pointer)[0] ?? '');
  if (roots.includes('')) return 'all of a resource at once';
  const root = roots.find((each) => OF_TERRAFORM.includes(each));
  if (root !== undefined) return `the ${root} of a resource`;
  const isTest = operation.op === 'test' || !('value' in operation);
  const expression = isTest ? undefined : textsIn(operation.value).find(isComputed);
  return expression === undefined ? undefined : `a value that is computed: ${expression}`;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(textsIn)];
}

function isComputed(text: string): boolean {
  const plain = text.replaceAll('$${', '').replaceAll('%%{', '');
  const parts = [...plain.matchAll(/\$\{([^}]*)\}/g)].map(([, inner = '']) => inner.trim());
  const isOpen = plain.replaceAll(/\$\{[^}]*\}/g, '').includes('${') || plain.includes('%{');
  return isOpen || parts.some((inner) => !REFERENCE.test(inner));
}
