// npm run bench:diff [-- RUNS]
// What `diff` costs beyond the compilation, in CPU time, and how long its comment is: of changes that reach all
// environments. Each is made in memory, the repository itself is what there is now.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { committedBase } from '../scripts/lifecycle/committed-base.ts';
import type { Base } from '../src/lifecycle/base/base.ts';
import { type CompileRequest, pipeline } from '../src/pipeline.ts';
import { renderReviewMarkdown } from '../src/review/render/markdown.ts';
import { median } from './median.ts';

type Files = ReadonlyMap<string, string>;

interface Case {
  readonly name: string;
  readonly base: Base;
}

const [runs = '3'] = process.argv.slice(2);
const root = process.cwd();
const files: Files = new Map(['environments', 'dist'].flatMap(filesIn));

function filesIn(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path, readFileSync(path, 'utf8')] as const);
}

/** Another version of this program, which wrote something else into every object and every resource. */
function byProgram(): Case {
  const stood = [...files].map(([path, text]) => {
    if (!path.startsWith('dist/')) return [path, text] as const;
    const objects = text.replace(/^ {2}labels:$/m, '  labels:\n    made-by: another');
    return [path, objects.replaceAll('"tags": {', '"tags": {\n"MadeBy": "another",')] as const;
  });
  const base = committedBase(new Map(stood));
  return { name: 'this program', base: { ...base, isProgramSame: () => false } };
}

/** As many keys of each environment as are told, written otherwise at the base; results follow them. */
function byEdits(name: string, edit: (document: ReturnType<typeof parseDocument>) => void): Case {
  const sources = new Map(
    [...files].flatMap(([path, text]) => {
      if (!/^environments\/.+\.yaml$/.test(path) || path.endsWith('.base.yaml')) return [];
      const document = parseDocument(text);
      if (!document.hasIn(['environment'])) return [];
      edit(document);
      return [[path, document.toString({ lineWidth: 0 })] as const];
    }),
  );
  const { files: results, diagnostics } = pipeline.compileFiles({ ...request(), edits: sources });
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  if (fault !== undefined) throw new Error(`${name}: ${fault.message}`);
  return { name, base: committedBase(new Map([...files, ...results, ...sources])) };
}

function request(): CompileRequest {
  const onStage = () => undefined;
  return { root, names: [], pages: 'none', onStage, commitDate: () => '2026-11-29' };
}

/** In milliseconds. */
function cpuOf<T>(work: () => T): { readonly cpu: number; readonly value: T } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, value };
}

function measure({ name, base }: Case): void {
  const rounds = Array.from({ length: Number(runs) }, () => {
    const compile = cpuOf(() => pipeline.compileFiles(request()));
    const compared = cpuOf(() => pipeline.compileFiles({ ...request(), base }));
    const { judged = [] } = compared.value;
    const review = cpuOf(() =>
      pipeline.reviewFiles({ ...compared.value, judged, base, isComplete: true }),
    );
    const comment = renderReviewMarkdown(review.value).length;
    const places = review.value.groups.flatMap(({ patterns }) =>
      patterns.flatMap((pattern) => pattern.places),
    );
    const beyond = compared.cpu - compile.cpu + review.cpu;
    return { compile: compile.cpu, beyond, comment, places: places.length };
  });
  const of = (key: 'compile' | 'beyond') => median(rounds.map((each) => each[key])).toFixed(0);
  const [{ comment = 0, places = 0 } = {}] = rounds;
  console.log(
    `${name.padEnd(32)} ${of('beyond').padStart(6)} ms beyond ${of('compile')} ms of compilation; ${places} things, comment of ${comment} characters`,
  );
}

measure(byProgram());
measure(byEdits('one key of each environment', (document) => document.setIn(['title'], 'Another')));
measure(
  byEdits('two keys of each environment', (document) => {
    document.setIn(['title'], 'Another');
    document.setIn(['observability', 'logs', 'retentionDays'], 60);
  }),
);
measure(
  byEdits('eight keys of each environment', (document) => {
    document.setIn(['title'], 'Another');
    document.setIn(['observability', 'logs', 'retentionDays'], 60);
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f'])
      document.setIn(['statements', key], 'Another');
  }),
);
