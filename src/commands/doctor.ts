// `doctor`: what this machine and this repository lack, each with what to do about it. Writes nothing.
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { manual, typed } from '../diagnostics/typed.ts';
import { plural } from '../diagnostics/wording.ts';
import { mainBranchOf } from './base/find-base.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { countChanges } from './render-changes.ts';
import type { Session } from './session.ts';

interface Check {
  readonly what: string;
  /** `missing` keeps commands from working, `optional` does not. */
  readonly state: 'ok' | 'missing' | 'optional';
  readonly found: string;
  /** What to do; empty where all is well. */
  readonly advice: string;
}

export function doctor(session: Session): ExitCode {
  const { io, stopwatch } = session;
  stopwatch.onStage('load');
  const checks = [...machine(session), ...repository(session), ...results(session)];
  stopwatch.stop();
  io.writeOut(checks.map(render).join(''));
  const missing = checks.filter(({ state }) => state === 'missing').length;
  const optional = checks.filter(({ state }) => state === 'optional').length;
  io.writeOut(
    missing + optional === 0
      ? '\nNothing is missing.\n'
      : `\n${plural(missing, 'thing')} to mend, ${plural(optional, 'thing')} to consider.\n`,
  );
  return missing > 0 ? EXIT.errors : EXIT.ok;
}

const SIGNS = { ok: 'ok   ', missing: 'MEND ', optional: 'think' } as const;

function render({ what, state, found, advice }: Check): string {
  const line = `${SIGNS[state]}  ${what}: ${found}\n`;
  return advice === '' ? line : `${line}         ${advice}\n`;
}

function machine({ io }: Session): readonly Check[] {
  return [
    tool(io.start('node', ['--version'], io.cwd), {
      ...{
        what: 'Node',
        least: [20, 19],
        advice: 'Install Node 20.19 or newer: https://nodejs.org',
      },
    }),
    tool(io.start('git', ['--version'], io.cwd), {
      ...{ what: 'git', least: [2, 0], advice: 'Install git: diff, lifecycle and upgrade ask it' },
    }),
    optional(
      tool(io.start('terraform', ['version'], io.cwd), {
        ...{ what: 'Terraform', least: [1, 11] },
        advice:
          'Only who plans by hand needs it, 1.11 or newer: https://developer.hashicorp.com/terraform/install',
      }),
    ),
  ];
}

interface Tool {
  readonly what: string;
  readonly least: readonly [major: number, minor: number];
  readonly advice: string;
}

function tool(
  { status, out }: { readonly status: number | null; readonly out: string },
  { what, least: [major, minor], advice }: Tool,
): Check {
  if (status !== 0) return { what, state: 'missing', found: 'not found', advice };
  const [version = '0.0', a = 0, b = 0] = /(\d+)\.(\d+)(?:\.\d+)?/.exec(out) ?? [];
  const isEnough = Number(a) > major || (Number(a) === major && Number(b) >= minor);
  return {
    what,
    state: isEnough ? 'ok' : 'missing',
    found: version,
    advice: isEnough ? '' : advice,
  };
}

function optional(check: Check): Check {
  return check.state === 'missing' ? { ...check, state: 'optional' } : check;
}

/** `yes`, or what to do about it. */
function yes(what: string, isThere: boolean, advice: string): Check {
  return {
    ...{ what, state: isThere ? 'ok' : 'optional' },
    found: isThere ? 'yes' : 'no',
    advice: isThere ? '' : advice,
  };
}

function must(check: Check): Check {
  return check.state === 'optional' ? { ...check, state: 'missing' } : check;
}

function repository(session: Session): readonly Check[] {
  const { io, pipeline, root } = session;
  const main = mainBranchOf(session);
  const found = pipeline.edits.examine(root, io.home);
  const asked = (...words: string[]) => io.git(words, { cwd: root }).status === 0;
  const isIgnored = ['node_modules', 'build', '.terraform'].filter(
    (path) => !asked('check-ignore', '-q', `${path}/x`),
  );
  const [file = ''] = found.unschemed;
  return [
    must(
      yes(
        'Repository of git',
        asked('rev-parse', '--git-dir'),
        'Run git init: changes are compared with what is committed',
      ),
    ),
    branch(main, found.branches),
    yes(
      'Ignores packages, build/ and .terraform/',
      isIgnored.length === 0,
      `Add to .gitignore: ${isIgnored.join('/, ')}/`,
    ),
    must(
      yes(
        `Provider lock ${found.lockPath}`,
        found.hasLock,
        `Copy ${found.lockPath} of the package groundplan`,
      ),
    ),
    ...(found.hasLock
      ? [
          yes(
            'Lock is that of this groundplan',
            found.isLockOurs,
            'Compare it with that of the package, and copy that one unless yours is meant',
          ),
        ]
      : []),
    yes(
      'package-lock.json',
      found.hasPackageLock,
      'Run npm install and commit it, so that everybody has this version',
    ),
    yes(
      'Editors know the schema',
      found.unschemed.length === 0,
      `Begin ${file} with: # yaml-language-server: $schema=../environment.schema.json`,
    ),
    yes(
      'atlantis.yaml',
      found.hasAtlantis,
      `Run ${typed('synth')} without names, unless Terraform is run elsewhere`,
    ),
    yes(
      'Pipeline of pull requests',
      found.hasWorkflow,
      `Run ${typed(`synth --check --base origin/${main}`)} in one: ${manual('how-to/review-a-pull-request.md')}`,
    ),
  ];
}

/** Argo CD reads one branch, and the pipeline compares with it. */
function branch(
  main: string,
  branches: readonly { readonly file: string; readonly branch: string }[],
): Check {
  const what = `Main branch is ${main}`;
  const other = branches.find((each) => each.branch !== main);
  if (other === undefined) return { what, state: 'ok', found: 'everywhere', advice: '' };
  return {
    ...{ what, state: 'missing', found: `${other.branch} in ${other.file}` },
    advice: `Write ${main} there, or rename the branch: git branch -m ${main} ${other.branch}`,
  };
}

/** Whether files compile, and dist/ is what they compile to. */
function results({ io, pipeline, root, stopwatch }: Session): readonly Check[] {
  const { commitDate, cwd, runId } = io;
  const { onStage } = stopwatch;
  const request = { root, names: [], pages: 'schema', onStage, commitDate } as const;
  const compilation = pipeline.compileFiles(request);
  const errors = compilation.diagnostics.filter(({ severity }) => severity === 'error').length;
  const what = 'Environments compile';
  if (hasErrors(compilation.diagnostics)) {
    const advice = `Run ${typed('synth')}, which names each with its line`;
    return [{ what, state: 'missing', found: plural(errors, 'error'), advice }];
  }
  const { changes } = pipeline.writeFiles({
    ...{ compilation, root, cwd, runId, out: undefined, names: compilation.names },
    ...{ isComplete: true, isDryRun: true },
  });
  const count = countChanges(changes);
  const stale = count === 0 ? 'current' : `${plural(count, 'file')} to write`;
  const isCurrent = count === 0;
  return [
    { what, state: 'ok', found: plural(compilation.names.length, 'environment'), advice: '' },
    {
      ...{ what: 'Results', state: isCurrent ? 'ok' : 'missing', found: stale },
      advice: isCurrent ? '' : `Run ${typed('synth')} and commit what it writes`,
    },
  ];
}
