// What the compiler says of an edit, compared with what stands.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Base } from '../../src/lifecycle/base/base.ts';
import { type Compilation, type CompileRequest, pipeline } from '../../src/pipeline.ts';
import type { Review } from '../../src/review/review.ts';
import { committedBase } from './committed-base.ts';
import type { Sources } from './edit-environment.ts';
import type { Transition } from './transition.ts';

interface Edited {
  readonly root: string;
  readonly before: Sources;
  readonly after: Sources;
}

/** What the compiler finds and the line does not say, and the other way round. */
export function surprisingFindings(
  { refused, waived }: Transition,
  { diagnostics }: Pick<Compilation, 'diagnostics'>,
): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
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

export interface Compiled {
  readonly compilation: Compilation;
  readonly base: Base;
}

/** One environment after an edit, beside what it came to before. */
export function compileEdit(environment: string, { root, before, after }: Edited): Compiled {
  const request: CompileRequest = {
    root,
    names: [environment],
    // The day of the facts: no waiver of the repository has ended.
    commitDate: () => '2026-11-29',
    pages: 'none',
    onStage: () => undefined,
  };
  const stands = pipeline.compileFiles({ ...request, edits: before });
  const base = committedBase(new Map([...sourcesOf(root), ...before, ...stands.files]));
  return { compilation: pipeline.compileFiles({ ...request, edits: after, base }), base };
}

/** What a reviewer would be told of it. */
export function reviewOf({ compilation, base }: Compiled): Review {
  const { judged = [] } = compilation;
  return pipeline.reviewFiles({ ...compilation, judged, base, isComplete: false });
}

function sourcesOf(root: string): readonly (readonly [string, string])[] {
  return readdirSync(join(root, 'environments'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => {
      const source = `environments/${path}`;
      return [source, readFileSync(join(root, source), 'utf8')] as const;
    });
}
