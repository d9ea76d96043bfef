// One line of transitions.yaml: an edit of an environment file, and what it does to what runs.
import { parse } from 'yaml';
import { z } from 'zod';
import { type KeyPath, keyPathOf } from './key-path.ts';

/** `data/aws_db_instance.main`; `*` stands for any characters but `/`. */
const Address = z.string().regex(/^[a-z*-]+\/[\w*]+\.[\w*-]+$/);
const ACTIONS = ['create', 'modify', 'destroy'] as const;
const ORDER = /^(create|modify|destroy) (\S+) before (create|modify|destroy) (\S+)$/;

const Row = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  environment: z.string().regex(/^[a-z-]+\/[a-z-]+$/),
  /** Starts where this one ended; absent: where the repository is. */
  after: z.string().optional(),
  /** Values by path, as diagnostics write paths. */
  set: z.record(z.string(), z.unknown()).default({}),
  remove: z.array(z.string()).default([]),
  on: z.array(z.enum(['graph', 'emulator'])).default(['graph']),
  /** Whose documents change, in the order in which Atlantis applies them. */
  stacks: z.array(z.string()).default([]),
  creates: z.array(Address).default([]),
  modifies: z.array(Address).default([]),
  /** Exactly these are destroyed, with another in their place. */
  replaces: z.array(Address).default([]),
  /** Exactly these are destroyed, with none in their place. */
  destroys: z.array(Address).default([]),
  order: z.array(z.string().regex(ORDER)).default([]),
  /** Codes of what the compiler finds, and somebody waives. */
  waived: z.array(z.string()).default([]),
  /** The compiler refuses it with this code; nothing is applied. */
  refused: z.string().optional(),
  /** Why it does not hold yet. */
  knownToFail: z.string().optional(),
});

export type Action = (typeof ACTIONS)[number];

export interface Step {
  readonly action: Action;
  readonly address: string;
}

export interface Transition
  extends Omit<z.infer<typeof Row>, 'set' | 'remove' | 'order' | 'after' | 'refused'> {
  readonly after: string | undefined;
  readonly refused: string | undefined;
  readonly set: readonly { readonly path: KeyPath; readonly value: unknown }[];
  readonly remove: readonly KeyPath[];
  readonly order: readonly { readonly first: Step; readonly second: Step }[];
}

/** Throws with the names of what is wrong. */
export function readTransitions(text: string): readonly Transition[] {
  const rows = z.array(Row).parse(parse(text));
  const names = new Set<string>();
  return rows.map((row) => {
    if (names.has(row.name)) throw new Error(`Two transitions are named ${row.name}`);
    if (row.after !== undefined && !names.has(row.after)) {
      throw new Error(`${row.name} comes after ${row.after}, which does not stand above it`);
    }
    names.add(row.name);
    return {
      ...row,
      after: row.after,
      refused: row.refused,
      set: Object.entries(row.set).map(([path, value]) => ({ path: keyPathOf(path), value })),
      remove: row.remove.map(keyPathOf),
      order: row.order.map(orderOf),
    };
  });
}

function orderOf(text: string): { readonly first: Step; readonly second: Step } {
  const [, first, one = '', second, other = ''] = ORDER.exec(text) ?? [];
  return {
    first: { action: first as Action, address: one },
    second: { action: second as Action, address: other },
  };
}

/** Whether a pattern of the table is about an address. */
export function isAbout(pattern: string, address: string): boolean {
  const words = pattern.split('*').map((word) => word.replaceAll('.', '\\.'));
  return new RegExp(`^${words.join('[^/]*')}$`).test(address);
}

/** What a run is asked for. */
export interface Work {
  readonly root: string;
  readonly workspace: string;
  readonly all: readonly Transition[];
  readonly chosen: readonly Transition[];
  /** Whether all that changed is printed, too. */
  readonly showChanges: boolean;
}
