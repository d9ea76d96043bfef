// Where the time of a run goes: by room, by package, and by what V8 and Node do.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

interface Profile {
  readonly places: readonly (readonly [place: string, seconds: number])[];
  readonly functions: readonly (readonly [name: string, seconds: number])[];
}

/** Smaller ones are added up. */
const SHARE_MIN = 0.01;

/** Of a cold run with one thread, as lines of a page. */
export function profileOf(root: string): readonly string[] {
  const { places, functions } = profiled(root);
  const all = places.reduce((total, [, seconds]) => total + seconds, 0);
  const large = places.filter(([, seconds]) => seconds / all >= SHARE_MIN);
  const rest = places.length - large.length;
  const share = (seconds: number) => `${((100 * seconds) / all).toFixed(1)} %`;
  const others = all - large.reduce((total, [, seconds]) => total + seconds, 0);
  const rows = [...large, [`${rest} others`, others] as const];
  const ours = functions.filter(([name]) => !/ of (?:garbage collection|V8|Node)$/.test(name));
  const [most] = ours;
  return [
    '| room or package | of the time |',
    '| --- | --- |',
    ...rows.map(([place, seconds]) => `| ${place} | ${share(seconds)} |`),
    '',
    `The function that takes most by itself is ${most?.[0]}, with ${share(most?.[1] ?? 0)}; the ten after it take ${share(
      ours.slice(1, 11).reduce((total, [, seconds]) => total + seconds, 0),
    )} together.`,
  ];
}

function profiled(root: string): Profile {
  const words = ['--require', resolve('bench/profile.cjs'), 'bin/run.mjs', 'src/main.ts', 'synth'];
  const { status, stderr } = spawnSync(
    'node',
    [...words, '--root', root, '--workers', '1', '--quiet'],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  const [, found] = /^profile (.*)$/m.exec(stderr) ?? [];
  if (status !== 0 || found === undefined) throw new Error(`synth ended with ${status}: ${stderr}`);
  return JSON.parse(found) as Profile;
}
