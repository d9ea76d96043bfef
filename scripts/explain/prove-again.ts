// Whether an answer holds, without what found it: the text of the file is changed, and all of it loaded and compiled.
import { removeEntry } from '../../src/edit/remove-entry.ts';
import { setValue } from '../../src/edit/set-value.ts';
import { type Field, fieldIn, isSameNow } from '../../src/explain/fields/field.ts';
import type { Source } from '../../src/explain/search/effects.ts';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import { sourceTextIn } from '../../src/load/read-text.ts';
import { compileEnvironment } from '../../src/pipeline/environment/compile-environment.ts';

export type Proof = 'holds' | 'does not hold' | 'cannot be asked';

export function proveAgain(root: string, name: string, field: Field, source: Source): Proof {
  const file =
    source.key.type === 'default'
      ? `environments/${source.key.environment}.yaml`
      : source.key.at.file;
  const text = sourceTextIn(root)(file);
  const edited = text === undefined ? undefined : editText(text, source);
  if (edited === undefined || !source.isValid) return 'cannot be asked';
  const { value } = loadEnvironments({ root, names: [name], edits: new Map([[file, edited]]) });
  const [loaded] = value ?? [];
  if (loaded === undefined) return 'cannot be asked';
  const { artifacts } = compileEnvironment(loaded, () => undefined);
  const now = fieldIn(field, { artifacts, renames: [] });
  return isSameNow(field, now) ? 'does not hold' : 'holds';
}

function editText(text: string, { key, edit }: Source): string | undefined {
  const { path, at, type } = key;
  if (edit.how === 'removed') return removeEntry(text, path);
  if (edit.how !== 'value') return undefined;
  if (type === 'default') return setValue(text, path, JSON.stringify(edit.to), () => []);
  if (at.line !== at.endLine) return undefined;
  const lines = text.split('\n');
  const line = lines[at.line - 1] ?? '';
  const written =
    line.slice(0, at.column - 1) + JSON.stringify(edit.to) + line.slice(at.endColumn - 1);
  return lines.with(at.line - 1, written).join('\n');
}
