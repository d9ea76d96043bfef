// What a review says of edits of this repository's own environments, whose results are committed.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { committedBase } from '../../scripts/lifecycle/committed-base.ts';
import { pipeline } from '../../src/pipeline.ts';
import type { Review } from '../../src/review/review.ts';

/** `find` stands in the file once. */
export type TextEdit =
  | { readonly file: string; readonly find: string; readonly replace: string }
  | { readonly file: string; readonly write: string }
  | { readonly file: string; readonly remove: true };

export interface Reviewed {
  /** None: all of them. */
  readonly environments: readonly string[];
  readonly edits: readonly TextEdit[];
  /** Of what is committed, as another version of this program made it. Absent: it was this one. */
  readonly stood?: readonly Replacement[];
}

/** Of environments of this repository. */
export function reviewed({ environments: names, edits, stood = [] }: Reviewed): Review {
  const root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  try {
    for (const part of ['environments', 'locks', 'package.json']) {
      cpSync(part, join(root, part), { recursive: true });
    }
    for (const edit of edits) apply(root, edit);
    const isComplete = names.length === 0;
    const results = isComplete ? ['dist'] : names.map((name) => `dist/${name}`);
    const files = new Map(['environments', ...results].flatMap(filesIn));
    for (const each of stood) files.set(each.file, replaced(files.get(each.file) ?? '', each));
    const base = { ...committedBase(files), isProgramSame: () => stood.length === 0 };
    const compilation = pipeline.compileFiles({
      ...{ root, names, pages: 'none', base },
      onStage: () => undefined,
      commitDate: () => '2026-11-21',
    });
    const { judged = [], diagnostics } = compilation;
    const faults = diagnostics.filter(({ code }) => !code.startsWith('lifecycle/'));
    const [fault] = faults.filter(({ severity }) => severity === 'error');
    if (fault !== undefined) throw new Error(`${fault.code}: ${fault.message}`);
    return pipeline.reviewFiles({ ...compilation, judged, base, isComplete });
  } finally {
    rmSync(root, { recursive: true });
  }
}

function apply(root: string, edit: TextEdit): void {
  const path = join(root, edit.file);
  if ('remove' in edit) rmSync(path);
  else
    writeFileSync(path, 'write' in edit ? edit.write : replaced(readFileSync(path, 'utf8'), edit));
}

type Replacement = Extract<TextEdit, { readonly find: string }>;

function replaced(text: string, { file, find, replace }: Replacement): string {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times ${find}`);
  return parts.join(replace);
}

function filesIn(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path, readFileSync(path, 'utf8')] as const);
}
