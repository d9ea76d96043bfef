// A kind from outside, each function of which says in whose file it stopped.
import { diagnostic, type Position } from '../../diagnostics/diagnostic.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import type { Kind } from '../kind.ts';
import type { ExtendedKind } from './extended-kind.ts';
import { ExtensionError, placeOfError } from './extension-error.ts';
import { firstLine } from './kind-shape.ts';
import { lineOf } from './line-of.ts';
import { resultFault } from './results.ts';

type PlaceOf = (stack: string) => Position | undefined;
// biome-ignore lint/suspicious/noExplicitAny: functions of every part of the contract
type AnyFunction = (...args: any[]) => unknown;

/** Its schemas stay as they are. */
export function guarded(extended: ExtendedKind, placeOf: PlaceOf): Kind {
  const { entry, use, ...parts } = extended.kind;
  const guard = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === 'function') {
      return guardedFunction(value as AnyFunction, { extended, path, placeOf });
    }
    if (Array.isArray(value)) return value.map((item, index) => guard(item, [...path, `${index}`]));
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, guard(item, [...path, key])]),
    );
  };
  return { ...(guard(parts, []) as Omit<Kind, 'entry' | 'use'>), entry, use };
}

interface Guard {
  readonly extended: ExtendedKind;
  readonly path: readonly string[];
  readonly placeOf: PlaceOf;
}

function guardedFunction(call: AnyFunction, { extended, path, placeOf }: Guard): AnyFunction {
  const place = `${extended.file}, ${path.join('.')}`;
  const own = () => lineOf(extended, path[0]);
  return function guardedCall(this: unknown, ...args) {
    const result = attempt(
      () => call.apply(this, args),
      (error) =>
        diagnostic(
          'extension/threw',
          { place, text: firstLine(error) },
          { at: placeOfError(error, placeOf) ?? own() },
        ),
    );
    const text = resultFault(path.join('.'), result);
    if (text === undefined) return result;
    throw new ExtensionError(diagnostic('extension/wrong-result', { place, text }, { at: own() }));
  };
}

function attempt(call: () => unknown, say: (error: unknown) => ExtensionError['found']): unknown {
  try {
    return call();
  } catch (error) {
    if (error instanceof ExtensionError) throw error;
    throw new ExtensionError(say(error), error);
  }
}
