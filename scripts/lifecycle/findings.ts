// What the compiler says of an edit, compared with what stands.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { type CompileRequest, pipeline } from '../../src/pipeline.ts';
import { committedBase } from './committed-base.ts';
import type { Sources } from './edit-environment.ts';
import type { Transition } from './transition.ts';

interface Edited {
  readonly root: string;
  readonly before: Sources;
  readonly after: Sources;
}

/** What it finds and the line does not say, and the other way round. */
export function surprisingFindings(
  { environment, refused, waived }: Transition,
  edited: Edited,
): readonly string[] {
  const errors = errorsOf(environment, edited);
  const codes = [...new Set(errors.map(({ code }) => code))];
  if (refused !== undefined) {
    const found = codes.length === 0 ? 'nothing' : codes.join(', ');
    return codes.includes(refused) ? [] : [`the compiler finds ${found}, and not ${refused}`];
  }
  return [
    ...errors
      .filter(({ code }) => !waived.includes(code))
      .map(({ code, message }) => `the compiler refuses it: ${code}: ${message}`),
    ...waived
      .filter((code) => !codes.includes(code))
      .map((code) => `the compiler does not find ${code}`),
  ];
}

function errorsOf(environment: string, { root, before, after }: Edited): readonly Diagnostic[] {
  const request: CompileRequest = {
    root,
    names: [environment],
    // The day of the facts: no waiver of the repository has ended.
    commitDate: () => '2026-11-29',
    pages: 'none',
    onStage: () => undefined,
  };
  const stands = pipeline.compileFiles({ ...request, edits: before });
  const files = new Map([...sourcesOf(root), ...before, ...stands.files]);
  const { diagnostics } = pipeline.compileFiles({
    ...request,
    edits: after,
    base: committedBase(files),
  });
  return diagnostics.filter(({ severity }) => severity === 'error');
}

function sourcesOf(root: string): readonly (readonly [string, string])[] {
  return readdirSync(join(root, 'environments'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => {
      const source = `environments/${path}`;
      return [source, readFileSync(join(root, source), 'utf8')] as const;
    });
}
