// What environments compile to, stack by stack, with the sources of an edit in the place of those on disk.

import { compileInfra } from '../../src/infra/compile-infra.ts';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import type { Sources } from './edit-environment.ts';

export interface WorldStack {
  /** `<system>/<environment>/<stack>` */
  readonly name: string;
  readonly document: Document;
  /** Names of stacks that come first. */
  readonly after: readonly string[];
}

/** `data` of `three-tier/prod/data`. */
export function shortOf({ name }: Pick<WorldStack, 'name'>): string {
  return name.replace(/^[^/]+\/[^/]+\//, '');
}

export type Body = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Body>>>>;

/** The parts of a root module that are read. */
export interface Document {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly ephemeral?: Blocks;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  readonly removed?: readonly (Body & { readonly from: string })[];
  readonly terraform?: { readonly backend?: { readonly s3?: Place } };
  readonly provider?: { readonly aws?: Body | readonly Body[] };
}

interface Place {
  readonly bucket: string;
  readonly key: string;
}

/** Throws when an environment does not compile, with what was found. No names: all environments. */
export function compileWorld(
  root: string,
  names: readonly string[],
  edits: Sources = new Map(),
): readonly WorldStack[] {
  const { value, diagnostics } = loadEnvironments({ root, names, edits });
  if (value === undefined) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    throw new Error(errors.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  }
  return value.flatMap(({ name, environment, landscape, folders }) =>
    compileInfra(environment, landscape, folders).map((artifact) => ({
      name: `${name}/${artifact.stack}`,
      document: artifact.document as Document,
      after: [
        ...artifact.dependsOn.map((stack) => `${name}/${stack}`),
        ...artifact.dependsOnOthers.map((other) => `${other.environment}/${other.stack}`),
      ],
    })),
  );
}

/** What is waited for stands before what waits; only those that the named environments need. */
export function inApplyOrder(
  stacks: readonly WorldStack[],
  environment: string,
): readonly WorldStack[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const sorted = new Map<string, WorldStack>();
  const visit = (stack: WorldStack | undefined) => {
    if (stack === undefined || sorted.has(stack.name)) return;
    for (const name of stack.after) visit(byName.get(name));
    sorted.set(stack.name, stack);
  };
  for (const stack of stacks) if (stack.name.startsWith(`${environment}/`)) visit(stack);
  return [...sorted.values()];
}
