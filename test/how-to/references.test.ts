// What the how-tos name exists: files, commands of this repository, stacks, projects of Atlantis, resources,
// secrets, and keys of the environment file.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentJsonSchema } from '../../src/environment/schema/schema-json.ts';
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

/** Written of all environments together; without any there is none. */
function isOfEnvironments(path: string): boolean {
  return atlantis === '' && /^atlantis(-server)?\.yaml$/.test(path);
}

/** Environments that a page only makes up. */
const MADE_UP = /bookshop|learning-hub[/-]staging|(dist|environments)\/shop\//;

/** Each match of the first group, once, that names nothing to fill in. */
function namesIn(text: string, pattern: RegExp): readonly string[] {
  const names = [...text.matchAll(pattern)].map(([, name]) => name ?? '');
  return [...new Set(names)].filter((name) => !MADE_UP.test(name) && !/[<…*]/.test(name));
}

/** Fenced blocks, and what stands between two backticks. */
function codeIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^ *```\w*\n([\s\S]*?)^ *```$/gm)].map(([, code]) => code ?? '');
  const rest = text.replaceAll(/^ *```\w*\n[\s\S]*?^ *```$/gm, '');
  return [...blocks, ...[...rest.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '')];
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

type Schema = Readonly<Record<string, unknown>>;

const schema = environmentJsonSchema() as Schema;

/** Every schema that a key may lead to from here; a map takes any key. */
function below(at: Schema, key: string): readonly Schema[] {
  const alternatives = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => (at[word] ?? []) as Schema[]);
  const properties = (at['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const others = at['additionalProperties'];
  return [
    ...(properties[key] === undefined ? [] : [properties[key]]),
    ...(properties[key] === undefined && typeof others === 'object' ? [others as Schema] : []),
    ...alternatives.flatMap((each) => below(each, key)),
  ];
}

function isKey(path: string): boolean {
  return (
    path
      .split('.')
      .reduce<readonly Schema[]>((at, key) => at.flatMap((each) => below(each, key)), [schema])
      .length > 0
  );
}

const TOP = Object.keys(((schema['properties'] ?? {}) as object) || {});

/** Text between backticks that is a dotted path from the top of an environment file. */
function keysIn(text: string): readonly string[] {
  const paths = codeIn(text)
    .filter((code) => !code.includes('\n'))
    .map((code) => /^([a-zA-Z]+(?:\.[a-zA-Z<>-]+)+)(?::.*)?$/.exec(code)?.[1] ?? '')
    .map((path) => path.replaceAll(/<[a-z-]+>/g, 'main'));
  return [...new Set(paths)].filter((path) => TOP.includes(path.split('.')[0] ?? ''));
}

describe.each(pages)('docs/how-to/%s', (name, text) => {
  const code = codeIn(text).join('\n');

  it('links to pages that exist', () => {
    const links = namesIn(text, /\]\(([^)#\s]+?)(?:#[^)]*)?\)/g).filter(
      (link) => !link.startsWith('http'),
    );

    const asked = links
      .map((link) => join('docs/how-to', dirname(name), link))
      .filter((path) => !isOfGone(path) && !isOfEnvironments(path));
    expect(asked.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('links to headings that exist', () => {
    const anchors = [...text.matchAll(/\]\(([\w./-]*\.md)?#([\w-]+)\)/g)].filter(
      ([, page, anchor]) => {
        const target = page === undefined ? text : readFileSync(join(FOLDER, page), 'utf8');
        const headings = [...target.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
          heading
            .toLowerCase()
            .replaceAll(/[^\w\s-]/g, '')
            .replaceAll(' ', '-'),
        );
        return !headings.includes(anchor ?? '');
      },
    );

    expect(anchors.map(([link]) => link)).toEqual([]);
  });

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
    // Some begin at a service.
    const unknown = keysIn(text).filter((key) => !isKey(key) && !isKey(`services.main.${key}`));
    expect(unknown).toEqual([]);
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
