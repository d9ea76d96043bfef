// What is said to have another key than before stands there, and the old key does not.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { type Move, movesOf } from '../../model/moved.ts';
import { resolvePath } from '../../model/resolve-path.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { asPlainObject } from '../../model/values/plain-object.ts';

export function checkMoved(environment: Environment): readonly Diagnostic[] {
  return movesOf(environment).flatMap((move) => checkMove(environment, move));
}

function checkMove(
  environment: Environment,
  { to, from, path, keys }: Move,
): readonly Diagnostic[] {
  const at = ['moved', to];
  if (path === undefined) {
    const suggestion = nearest(to, besides(environment, to));
    return [diagnostic('model/moved-unknown', { to, suggestion }, { path: at, target: 'key' })];
  }
  if (keys === undefined) return [diagnostic('model/moved-elsewhere', { to, from }, { path: at })];
  if (resolvePath(environment, from) === undefined) return [];
  return [diagnostic('model/moved-standing', { to, from }, { path: at })];
}

function besides(environment: Environment, to: string): readonly string[] {
  const parent = to.slice(0, Math.max(to.lastIndexOf('.'), 0));
  const entries = asPlainObject(resolvePath(environment, parent)?.value) ?? {};
  return Object.keys(entries).map((key) => `${parent}.${key}`);
}
