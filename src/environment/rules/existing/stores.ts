// Entries of kinds of resources that stand already: what is written beside, and who may name them.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { asPlainObject } from '../../../model/values/plain-object.ts';
import { entriesOf, kindNamed } from '../../edges.ts';
import { referencesOf } from '../references.ts';

/** Asked of what is written: a default says nothing about what stands. */
export function checkBeside(written: unknown): readonly Diagnostic[] {
  return everyKind.flatMap(({ collection, stands }) => {
    if (!stands) return [];
    const entries = asPlainObject(asPlainObject(written)?.[collection]) ?? {};
    return Object.entries(entries).flatMap(([key, entry]) => {
      const values = asPlainObject(entry);
      // What is no map is the schema's to report.
      if (values === undefined) return [];
      const path = [collection, key];
      if (values['existing'] !== undefined) {
        return Object.keys(values)
          .filter((each) => each !== 'existing' && !stands.beside.includes(each))
          .map((each) => beside([...path, each], stands.beside));
      }
      return Object.entries(stands.needed ?? {})
        .filter(([each]) => values[each] === undefined)
        .map(([each, expected]) => {
          const args = { key: each, parent: path.join('.'), expected };
          return diagnostic('load/missing-key', args, { path: [...path, each], target: 'key' });
        });
    });
  });
}

function beside(path: readonly string[], able: readonly string[]): Diagnostic {
  const [collection = '', entry = '', key = ''] = path;
  const args = { entry: `${collection}.${entry}`, key, able: able.join(', ') };
  return diagnostic('model/existing-beside', args, { path: [...path], target: 'key' });
}

/** Whatever names one outside of `uses` needs more of it than its owner has promised. */
export function checkStandingNamed(environment: Environment): readonly Diagnostic[] {
  if (!hasStanding(environment)) return [];
  return referencesOf(environment).flatMap(({ kind: noun, name, user, path, target }) => {
    const kind = kindNamed(noun);
    if (!kind?.stands || path.includes('uses') || kind.stands.mayName?.(path)) return [];
    const entry = entriesOf(environment, kind)[name];
    if (!entry?.['existing']) return [];
    const args = { user, noun, name };
    return [diagnostic('model/existing-named', args, { path, target: target ?? 'value' })];
  });
}

/** Most environments have none, and all their references need not be asked a second time. */
function hasStanding(environment: Environment): boolean {
  return everyKind.some(
    (kind) =>
      kind.stands !== undefined &&
      Object.values(entriesOf(environment, kind)).some((entry) => entry['existing']),
  );
}
