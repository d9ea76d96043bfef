// Modules that terraform init gets from a registry or from git. Where that is not possible, a rehearsal takes the
// copy that the repository keeps: rehearsal/modules/<host>/<path>/<version>.
import { cpSync, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ModuleCall, RootDocument, Stack } from './find-stacks.ts';

const COPIES = 'rehearsal/modules';
const REGISTRY = 'registry.terraform.io';
/** https://developer.hashicorp.com/terraform/language/modules/sources#generic-git-repository */
const GIT = /^git::\w+:\/\/(?:[^@/]+@)?([^?]+?)(?:\.git)?(?:\/\/([^?]+))?\?ref=(.+)$/;

interface Published {
  readonly copy: string;
  /** Of the module in it. */
  readonly folder: string;
}

/** Undefined for a folder beside the document. */
function published({ source, version = '' }: ModuleCall): Published | undefined {
  if (source.startsWith('./')) return undefined;
  const [, path, folder = '', ref = ''] = GIT.exec(source) ?? [];
  if (path !== undefined) return { copy: join(path, ref), folder };
  const [module = '', inner = ''] = source.split('//');
  return { copy: join(REGISTRY, module, version), folder: inner };
}

/** The document with calls of the copies that are there, which are laid beside it. */
export function withCopies(stack: Stack, document: RootDocument, folder: string): RootDocument {
  const calls = Object.entries(document.module ?? {}).map(([name, call]) => {
    const found = copyOf(stack, call);
    if (found === undefined) return [name, call] as const;
    cpSync(found.copy, join(folder, 'copies', name), { recursive: true });
    const { version: _, ...rest } = call;
    return [name, { ...rest, source: `./${join('copies', name, found.folder)}` }] as const;
  });
  return calls.length === 0 ? document : { ...document, module: Object.fromEntries(calls) };
}

/** Where copies of those would stand that nobody keeps. */
export function missingCopies(stack: Stack): readonly string[] {
  return Object.values(stack.document.module ?? {}).flatMap((call) => {
    const wanted = published(call);
    return wanted === undefined || copyOf(stack, call) ? [] : [join(COPIES, wanted.copy)];
  });
}

function copyOf({ folder }: Stack, call: ModuleCall): Published | undefined {
  const wanted = published(call);
  if (wanted === undefined) return undefined;
  const copy = above(resolve(folder))
    .map((each) => join(each, COPIES, wanted.copy))
    .find(existsSync);
  return copy === undefined ? undefined : { ...wanted, copy };
}

function above(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
}
