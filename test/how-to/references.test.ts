// What the how-tos name exists: files, commands of this repository, stacks, projects of Atlantis, resources,
// secrets, and keys of the environment file.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeIn, isKey, keysIn } from '../support/pages.ts';
import { ROOT } from '../support/root.ts';
import { isOfGone, noteSkipped, systemsGone } from '../support/systems/systems.ts';

const FOLDER = join(ROOT, 'docs/how-to');
const pages = readdirSync(FOLDER).map((name): readonly [string, string] => [
  name,
  readFileSync(join(FOLDER, name), 'utf8'),
]);
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What pages name may be made by any of the five systems: without one of them, who makes it is not known. */
const whereAllAreThere = it.skipIf(systemsGone.length > 0);
if (systemsGone.length > 0) {
  noteSkipped({ what: 'what how-tos name of dist/', gone: systemsGone });
}

/** Environments that a page only makes up. */
const MADE_UP = /bookshop|learning-hub[/-]staging|(dist|environments)\/shop\//;

/** Each match of the first group, once, that names nothing to fill in. */
function namesIn(text: string, pattern: RegExp): readonly string[] {
  const names = [...text.matchAll(pattern)].map(([, name]) => name ?? '');
  return [...new Set(names)].filter((name) => !MADE_UP.test(name) && !/[<…*]/.test(name));
}

function filesBelow(folder: string, name: string): readonly string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(name))
    .map((path) => read(join(folder, path)));
}

const stacks = filesBelow('dist', 'cdk.tf.json');
const documents = stacks.map((stack) => JSON.parse(stack));
const everyStack = stacks.join('\n');
const sources = filesBelow('src', '.ts').join('\n');
const everyObject = filesBelow('dist', '.yaml').join('\n');
const atlantis = existsSync(join(ROOT, 'atlantis.yaml')) ? read('atlantis.yaml') : '';
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

/** By a stack in dist, or by code that no environment here asks for. */
function isMade(address: string): boolean {
  const [type = '', key = ''] = address.split('.');
  const binding = `/${type.replace(/^aws_/, '').replaceAll('_', '-')}/index.js`;
  const isAsked = documents.some(({ resource }) => resource?.[type] !== undefined);
  if (!isAsked) return sources.includes(binding);
  return documents.some(({ resource }) => resource?.[type]?.[key] !== undefined);
}

describe.each(pages)('docs/how-to/%s', (_name, text) => {
  const code = codeIn(text).join('\n');

  it('names commands of this repository', () => {
    const commands = namesIn(code, /npm run (?:--silent )?([\w:-]+)/g);

    expect(commands.filter((command) => !scripts.includes(command))).toEqual([]);
  });

  it('names files of this repository', () => {
    const files = namesIn(
      code,
      /(?:^|[\s"'(=])((?:dist|src|docs|environments|scripts|test)\/[\w./-]+)/gm,
    );

    const asked = files.filter((file) => !isOfGone(file));
    expect(asked.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  whereAllAreThere('names projects of Atlantis', () => {
    const projects = namesIn(code, /atlantis \w+ +-p ([\w-]+)/g);

    expect(projects.filter((project) => !atlantis.includes(`name: ${project}\n`))).toEqual([]);
  });

  whereAllAreThere('names stacks', () => {
    const named = namesIn(text, /[Ss]tack `([a-z]+)`/g);
    const ofExample = read('examples/parcelwise/atlantis.yaml');

    expect(
      named.filter((stack) => !(atlantis + ofExample).includes(`/terraform/${stack}\n`)),
    ).toEqual([]);
  });

  whereAllAreThere('names resources that a stack makes', () => {
    const addresses = namesIn(code, /\b(aws_[a-z0-9_]+\.[a-z][\w-]+)(?![\w<…-])/g);

    expect(addresses.filter((address) => !isMade(address))).toEqual([]);
  });

  whereAllAreThere('names secrets that a stack makes', () => {
    const secrets = namesIn(code, /--secret-id ([\w/-]+)/g);

    expect(secrets.filter((secret) => !everyStack.includes(`"name": "${secret}"`))).toEqual([]);
  });

  whereAllAreThere('names namespaces and workloads of dist', () => {
    const namespaces = namesIn(code, /kubectl (?:-n|--namespace) ([\w-]+)/g);
    const workloads = namesIn(code, /rollout restart deployment\/([\w-]+)/g);
    const unknown = [...namespaces, ...workloads].filter(
      (each) => !new RegExp(`^ *name(?:space)?: ${each}$`, 'm').test(everyObject),
    );

    expect(unknown).toEqual([]);
  });

  it('names keys of the environment file', () => {
    expect(keysIn(text).filter((key) => !isKey(key))).toEqual([]);
  });
});

describe('what the pages are held to', () => {
  it('finds keys, and tells them from words', () => {
    expect(keysIn('`cluster.endpoint.publicCidrs` and `cluster.endpoint.nobody: x`')).toEqual([
      'cluster.endpoint.publicCidrs',
      'cluster.endpoint.nobody',
    ]);
    expect(isKey('cluster.endpoint.publicCidrs')).toBe(true);
    expect(isKey('delivery.pipeline.trustedRole')).toBe(true);
    expect(isKey('databases.main.engine')).toBe(true);
    expect(isKey('cluster.endpoint.nobody')).toBe(false);
  });
});

describe('the images that bring-up.md looks for', () => {
  const [, pattern = ''] = /grep -rhoE '([^']+)'/.exec(read('docs/how-to/bring-up.md')) ?? [];

  whereAllAreThere('are those of every service with an image of ours', () => {
    const found = everyObject.split('\n').flatMap((line) => line.match(new RegExp(pattern)) ?? []);

    expect(found).toContain(
      '111122223333.dkr.ecr.us-east-1.amazonaws.com/learning-hub/user-service:1.0.0',
    );
    for (const image of found) expect(image).toMatch(/^\S+\/[\w-]+:[\w.-]+$/);
  });
});
