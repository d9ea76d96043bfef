// What a process has used, all in all.
import { spawnSync } from 'node:child_process';

export interface Usage {
  readonly seconds: number;
  /** Seconds as well. */
  readonly cpu: number;
  /** At most; NaN: it does not say. */
  readonly megabytes: number;
}

interface Place {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Of one that says it itself, as `bench/usage.cjs` makes it do. */
export function time(command: string, words: readonly string[], cwd = process.cwd()): Usage {
  const { seconds, stderr } = run(command, words, { cwd });
  const [, cpu, megabytes] = /^usage (\S+) (\S+)$/m.exec(stderr) ?? [];
  return { seconds, cpu: Number(cpu) / 1000, megabytes: Number(megabytes) };
}

/** Of any program; the shell tells what its children have used. */
export function timeAny(command: string, words: readonly string[], place: Place = {}): Usage {
  const script = '"$@" >/dev/null && times >&2';
  const { seconds, stderr } = run('bash', ['-c', script, 'bash', command, ...words], place);
  const [, ...children] = /(?:.*\n)*.*?^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/m.exec(stderr) ?? [];
  const [minutes = 0, rest = 0, systemMinutes = 0, systemRest = 0] = children.map(Number);
  const cpu = 60 * (minutes + systemMinutes) + rest + systemRest;
  return { seconds, cpu, megabytes: Number.NaN };
}

export function sum(usages: readonly Usage[]): Usage {
  const of = (pick: (usage: Usage) => number) => usages.reduce((all, each) => all + pick(each), 0);
  return {
    seconds: of(({ seconds }) => seconds),
    cpu: of(({ cpu }) => cpu),
    megabytes: Math.max(...usages.map(({ megabytes }) => megabytes)),
  };
}

function run(command: string, words: readonly string[], place: Place) {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, words, {
    ...{ ...place, encoding: 'utf8', maxBuffer: 2 ** 30 },
  });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  return { seconds: (performance.now() - start) / 1000, stderr };
}
