// A copy of one stack in a folder of its own, ready for `terraform init`.
import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RootDocument, Stack, StatePlace } from './find-stacks.ts';
import { withCopies } from './published-modules.ts';
import { accountOf, rehearsalOverride } from './rehearsal-override.ts';
import { sampleState } from './sample-state.ts';

export interface Rehearsal {
  /** All stacks, since one may read the outputs of another. */
  readonly stacks: readonly Stack[];
  readonly workspace: string;
  readonly stubUrl: string;
}

const LOCK = '.terraform.lock.hcl';

/** Returns the folder. Throws when a state is read that no stack writes. */
export function prepareRehearsal(stack: Stack, rehearsal: Rehearsal): string {
  const folder = join(rehearsal.workspace, stack.name);
  mkdirSync(folder, { recursive: true });
  const lock = join(stack.folder, LOCK);
  if (existsSync(lock)) copyFileSync(lock, join(folder, LOCK));
  const document = withCopies(stack, withoutImports(stack), folder);
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(document, null, 2));
  copyModule(stack, folder);
  const states = writeStates(stack, rehearsal.stacks, folder);
  const override = rehearsalOverride(stack.document, states, rehearsal.stubUrl);
  writeFileSync(join(folder, 'override.tf.json'), JSON.stringify(override, null, 2));
  return folder;
}

/** Files of the user that a stack calls. */
export function copyModule(stack: Stack, folder: string): void {
  const module = join(stack.folder, 'module');
  if (existsSync(module)) cpSync(module, join(folder, 'module'), { recursive: true });
}

/** What is adopted stands in an account, and a rehearsal has none: it is planned as if it were made. */
function withoutImports({ document }: Stack): RootDocument {
  const { import: _, ...rest } = document as { readonly import?: unknown };
  return rest;
}

/** The states that the stack reads, by the name of the data source. */
function writeStates(
  stack: Stack,
  stacks: readonly Stack[],
  folder: string,
): Readonly<Record<string, string>> {
  const reads = Object.entries(stack.document.data?.terraform_remote_state ?? {});
  const paths = reads.map(([name, { config }]) => {
    const producer = stacks.find(({ document }) => isKeptAt(document, config));
    if (!producer) throw new Error(`${stack.name} reads ${config.key}, which no stack writes`);
    const path = join(folder, `${name}.sample.tfstate`);
    const state = sampleState(producer.document, accountOf(producer.document));
    writeFileSync(path, JSON.stringify(state, null, 2));
    return [name, path] as const;
  });
  return Object.fromEntries(paths);
}

function isKeptAt({ terraform }: RootDocument, { bucket, key }: StatePlace): boolean {
  const place = terraform?.backend.s3;
  return place?.bucket === bucket && place.key === key;
}
