// A kind of resource of the repository's own, as files that compile: `new kind`.
import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import type { Files } from '../../emit/plan-files.ts';
import { standsIn } from '../../emit/read-repository.ts';
import { Key } from '../../model/schema/primitives.ts';
import { kindFiles } from '../../scaffold/kind.ts';
import { wrongKey } from './refusals.ts';

export function addKind(root: string, name: string): Result<Files> {
  if (!Key.safeParse(name).success) {
    return { diagnostics: [wrongKey('<name>', name, 'feature-flags')] };
  }
  const path = `extensions/${name}`;
  if (standsIn(root, path)) return { diagnostics: [diagnostic('command/already-there', { path })] };
  const files = [...kindFiles(name)].filter(([file]) => !standsIn(root, file));
  return { value: new Map(files), diagnostics: [] };
}
