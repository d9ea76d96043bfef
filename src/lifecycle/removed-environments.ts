// Environments whose file is gone. Nothing destroys what they made: their projects are gone as well.
import { type Diagnostic, diagnostic, wholeFile } from '../diagnostics/diagnostic.ts';
import { firstOf, plural } from '../diagnostics/wording.ts';
import type { Base } from './base/base.ts';
import { folderBefore } from './base/files-of.ts';
import { resourcesIn } from './compare/resource-changes.ts';
import { documentIn } from './compare/transition-of.ts';
import { holdingIn } from './holdings.ts';
import type { Body } from './transition.ts';

export interface EnvironmentsNow {
  /** `shop/prod` each. */
  readonly names: readonly string[];
  /** Of their results, such as `dist`. */
  readonly folder: string;
}

interface Removing extends EnvironmentsNow {
  /** Whether any of it was applied, as the base says. */
  readonly isApplied: (name: string) => boolean;
}

/** One finding for each, at its file, and with its name for a path: a waiver of any environment may excuse it. */
export function removedEnvironments(base: Base, now: Removing): readonly Diagnostic[] {
  const stacks = stacksAt(base, now);
  return namesGone(base, now, stacks)
    .filter(now.isApplied)
    .flatMap((name) => report(base, name, stacks));
}

/** Sorted. */
export function goneNames(base: Base, now: EnvironmentsNow): readonly string[] {
  return namesGone(base, now, stacksAt(base, now));
}

function stacksAt(base: Base, now: EnvironmentsNow): readonly StackFile[] {
  const folders = new Set([now.folder, ...now.names.flatMap((name) => resultsOf(base, now, name))]);
  return [...base.blobs.keys()].flatMap((path) => stackAt(path, folders));
}

function namesGone(
  base: Base,
  now: EnvironmentsNow,
  stacks: readonly StackFile[],
): readonly string[] {
  return [...new Set(stacks.map(({ name }) => name))]
    .filter((name) => !now.names.includes(name) && base.blobs.has(fileOf(name)))
    .sort();
}

interface StackFile {
  readonly name: string;
  readonly path: string;
}

function resultsOf(base: Base, { folder }: EnvironmentsNow, name: string): readonly string[] {
  const found = folderBefore(base, { folder, name });
  return found === null ? [] : [found.slice(0, -`/${name}/`.length)];
}

function stackAt(path: string, folders: ReadonlySet<string>): readonly StackFile[] {
  const [, folder, name] =
    /^(.+?)\/([^/]+\/[^/]+)\/terraform\/[^/]+\/cdk\.tf\.json$/.exec(path) ?? [];
  return folder !== undefined && name !== undefined && folders.has(folder) ? [{ name, path }] : [];
}

/** The bucket of stack `state` is deleted by hand, after the states in it. */
const STATE = /\/terraform\/state\/[^/]+$/;

/** Nothing of an environment that is empty. */
function report(base: Base, name: string, stacks: readonly StackFile[]): readonly Diagnostic[] {
  const paths = stacks
    .filter((each) => each.name === name && !STATE.test(each.path))
    .map(({ path }) => path);
  const documents = [...base.read(paths).values()].map(documentIn);
  const resources = documents.flatMap((document) => [...resourcesIn(document).keys()]);
  if (resources.length === 0) return [];
  const data = documents.flatMap(dataIn);
  const args = {
    name,
    stacks: plural(paths.length, 'stack'),
    resources: plural(resources.length, 'resource'),
    data: firstOf(data, LISTED_MAX, ', '),
  };
  const where = { path: [name], at: wholeFile(fileOf(name)) };
  return [diagnostic('lifecycle/removes-environment', args, where)];
}

function dataIn(document: Body): readonly string[] {
  return [...resourcesIn(document)]
    .filter(([address, body]) => holdingIn(document, address, body)?.kind === 'data')
    .map(([address]) => address);
}

const LISTED_MAX = 8;

function fileOf(name: string): string {
  return `environments/${name}.yaml`;
}
