import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../emit/temporary-folder.ts';
import { fakeRun } from './fake-run.ts';

function aRepository(): string {
  return temporaryFolder({ 'package.json': '{}' });
}

describe('run', () => {
  it.each([
    ['an unknown command', ['snyth'], 'command/unknown-command', 'Did you mean "synth"?'],
    [
      'an unknown option',
      ['synth', '--chekc'],
      'command/unknown-option',
      'Did you mean "--check"?',
    ],
    [
      'an unknown short option',
      ['synth', '-x'],
      'command/unknown-option',
      'Use one of: --check, --base, --out',
    ],
    ['an unknown format', ['synth', '--format=xml'], 'command/wrong-value', 'one of text, json'],
    ['an option without its value', ['synth', '--out'], 'command/wrong-value', 'found nothing'],
    [
      'an option in place of a value',
      ['synth', '--out', '--check'],
      'command/wrong-value',
      '"--check"',
    ],
    ['an empty value', ['synth', '--out='], 'command/wrong-value', 'a folder'],
    ['a value too many', ['synth', '--check=yes'], 'command/wrong-value', 'no value'],
    [
      'a root that is no folder',
      ['synth', '--root', 'nowhere'],
      'command/wrong-value',
      '"nowhere"',
    ],
  ])('exits with 2 for %s', (_name, argv, code, words) => {
    const { exitCode, out, error } = fakeRun(argv, { cwd: aRepository() });

    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(code);
    expect(error).toContain(words);
  });

  it('reports every fault of a command line at once', () => {
    const { error } = fakeRun(['snyth', '--nope', '--out'], { cwd: aRepository() });

    expect(error.match(/command\/[a-z-]+/g)).toHaveLength(3);
  });

  it('exits with 2 and shows the help without a command', () => {
    const { exitCode, out, error } = fakeRun([], { cwd: aRepository() });

    expect([exitCode, out]).toEqual([2, '']);
    expect(error).toContain('Usage');
  });

  it('exits with 2 outside a repository', () => {
    const { exitCode, error } = fakeRun(['synth'], { cwd: temporaryFolder() });

    expect(exitCode).toBe(2);
    expect(error).toContain('command/no-project');
  });

  it.each([
    [['--help'], 'synth '],
    [['-h'], 'synth '],
    [['synth', '--help'], '--check'],
    [['synth', 'shop/prod', '-h'], 'groundplan synth --check --base origin/main'],
  ])('prints the help for %j', (argv, words) => {
    const { exitCode, out } = fakeRun(argv, { cwd: temporaryFolder() });

    expect(exitCode).toBe(0);
    expect(out).toContain(words);
  });

  it('proposes an option that the command takes, and no other', () => {
    const run = (command: string) => fakeRun([command, '--fail-onn'], { cwd: aRepository() }).error;

    expect(run('diff')).toContain('Did you mean "--fail-on"?');
    expect(run('synth')).toContain('Use one of: --check');
  });

  it('says how a number below zero is typed', () => {
    const { exitCode, error } = fakeRun(['set', 'shop', 'charts.echo.wave', '-3'], {
      cwd: aRepository(),
    });

    expect(exitCode).toBe(2);
    expect(error).toContain('hint: Write -- before a number below zero, as in: set');
  });

  it('prints the version', () => {
    const { exitCode, out } = fakeRun(['--version'], { cwd: temporaryFolder() });

    expect([exitCode, out]).toEqual([0, 'groundplan 1.2.3\n']);
  });

  it('names the stage of a bug and its cause, and exits with 70', () => {
    const { exitCode, error } = fakeRun(['synth'], {
      cwd: aRepository(),
      compileFiles: ({ onStage }) => {
        onStage('infra', 'shop/prod');
        throw new Error('outer', { cause: new TypeError('inner') });
      },
    });

    expect(exitCode).toBe(70);
    expect(error).toContain('Compiler bug during infra of shop/prod: this is not your mistake');
    expect(error).toContain('caused by TypeError: inner');
    expect(error).toContain('--trace');
    expect(error).not.toContain('    at ');
  });

  it('shows the stack of a bug with --trace', () => {
    const { error } = fakeRun(['synth', '--trace'], {
      cwd: aRepository(),
      compileFiles: () => {
        throw new Error('outer');
      },
    });

    expect(error).toContain('    at ');
  });

  it('adds up the time of each stage with --timings', () => {
    const clock = [0, 0, 10, 15, 40, 40, 40].values();
    const { error } = fakeRun(['synth', '--timings'], {
      cwd: aRepository(),
      compileFiles: ({ onStage }) => {
        onStage('infra', 'shop/dev');
        onStage('apps', 'shop/dev');
        onStage('infra', 'shop/prod');
        return { names: [], folder: 'dist', files: new Map(), pages: new Map(), diagnostics: [] };
      },
      io: { now: () => clock.next().value ?? 40 },
    });

    expect(error).toMatch(/infra +35 ms\napps +5 ms\n/);
    expect(error).toMatch(/total +40 ms/);
  });

  it.each([
    ['is silent while it is quick', 900, true, ''],
    [
      'tells a person who waits what it does',
      1100,
      true,
      '\r\u001b[Kinfra of shop/prod …\r\u001b[K',
    ],
    ['tells a pipe nothing', 1100, false, ''],
  ])('%s', (_name, elapsed, isErrorTerminal, expected) => {
    let now = 0;
    const { error } = fakeRun(['synth'], {
      cwd: aRepository(),
      compileFiles: ({ onStage }) => {
        now = elapsed;
        onStage('infra', 'shop/prod');
        now = 0;
        return { names: [], folder: 'dist', files: new Map(), pages: new Map(), diagnostics: [] };
      },
      io: { now: () => now, isErrorTerminal },
    });

    expect(error).toBe(expected);
  });
});
