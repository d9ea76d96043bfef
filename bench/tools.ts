// Other programs that make the same, where they are on the PATH: the objects by `kubectl kustomize` and
// `helm template`, once for each environment, and the stacks of this repository by `cdktf synth`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { sum, timeAny, type Usage } from './usage.ts';

interface Tool {
  readonly title: string;
  readonly run: (round: number) => Usage;
}

/** `root` has been compiled. */
export function toolsFor(root: string, folder: string): readonly Tool[] {
  const objects = objectsIn(join(root, 'dist'));
  return [
    ...(has('kubectl', 'version', '--client') ? [kustomize(root, folder, objects)] : []),
    ...(has('helm', 'version', '--short') ? [helm(root, folder, objects)] : []),
    ...(has('cdktf', '--version') ? [cdktf(folder)] : []),
  ];
}

function has(command: string, ...words: readonly string[]): boolean {
  const found = spawnSync(command, words, { stdio: 'ignore' }).status === 0;
  if (!found) console.error(`!!! ${command} is not on the PATH: it is not compared with !!!`);
  return found;
}

/** Paths below `dist/<system>/<environment>`, by that. */
type Objects = ReadonlyMap<string, readonly string[]>;

function objectsIn(dist: string): Objects {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
    .filter((path) => /^[^/]+\/[^/]+\/kubernetes\/.+\.yaml$/.test(path));
  const nameOf = (path: string) => path.split('/').slice(0, 2).join('/');
  const names = [...new Set(files.map(nameOf))];
  return new Map(
    names.map((name) => [
      name,
      files.filter((path) => nameOf(path) === name).map((path) => relative(name, path)),
    ]),
  );
}

function countOf(objects: Objects): number {
  return [...objects.values()].flat().length;
}

function kustomize(root: string, folder: string, objects: Objects): Tool {
  const to = join(folder, 'kustomize');
  cpSync(join(root, 'dist'), to, { recursive: true });
  for (const [name, resources] of objects) {
    writeFileSync(join(to, name, 'kustomization.yaml'), JSON.stringify({ resources }));
  }
  return {
    title: `kubectl kustomize of the objects of these, ${countOf(objects)} files`,
    run: () =>
      sum([...objects.keys()].map((name) => timeAny('kubectl', ['kustomize', join(to, name)]))),
  };
}

function helm(root: string, folder: string, objects: Objects): Tool {
  const to = join(folder, 'helm');
  for (const [name, paths] of objects) {
    const chart = join(to, name);
    for (const path of paths) {
      const text = readFileSync(join(root, 'dist', name, path), 'utf8');
      const template = join(chart, 'templates', path);
      mkdirSync(dirname(template), { recursive: true });
      writeFileSync(template, text.replaceAll('{{', '{{ "{{" }}'));
    }
    const about = { apiVersion: 'v2', name: name.replace('/', '-'), version: '1.0.0' };
    writeFileSync(join(chart, 'Chart.yaml'), JSON.stringify(about));
  }
  return {
    title: `helm template of the same objects, ${countOf(objects)} files`,
    run: () =>
      sum([...objects.keys()].map((name) => timeAny('helm', ['template', join(to, name)]))),
  };
}

/** What `cdktf.json` says. */
function cdktf(folder: string): Tool {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  return {
    title: 'cdktf synth of the stacks of these',
    run: (round) =>
      timeAny('cdktf', ['synth', '--output', join(folder, `cdktf-${round}`)], { env }),
  };
}
