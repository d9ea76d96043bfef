// A Terraform document as what waits for what: its blocks, what each refers to, and its other texts.
import type { Json } from '../artifact.ts';

export interface Document {
  readonly [key: string]: Json;
}

export interface Block {
  /** `aws_vpc.main`, `data.aws_iam_policy_document.media` */
  readonly address: string;
  readonly type: string;
  readonly section: 'resource' | 'data' | 'ephemeral';
  readonly body: Document;
  readonly references: readonly Reference[];
  readonly literals: readonly Literal[];
}

export interface Reference {
  /** Without positions: `rule.destination.bucket`. */
  readonly argument: string;
  readonly address: string;
}

export interface Literal {
  readonly argument: string;
  readonly text: string;
}

const SECTIONS = ['resource', 'data', 'ephemeral'] as const;

export function readBlocks(document: Document): ReadonlyMap<string, Block> {
  const bare = SECTIONS.flatMap((section) =>
    entriesOf(document[section]).flatMap(([type, named]) =>
      entriesOf(named).map(([key, body]) => {
        const prefix = section === 'resource' ? '' : `${section}.`;
        return { address: `${prefix}${type}.${key}`, type, section, body: body as Document };
      }),
    ),
  );
  const known = new Set(bare.map(({ address }) => address));
  return new Map(
    bare.map((block) => {
      const found: Found = { references: [], literals: [] };
      for (const [key, value] of Object.entries(block.body)) visit(value, key, known, found);
      return [block.address, { ...block, ...found }];
    }),
  );
}

interface Found {
  readonly references: Reference[];
  readonly literals: Literal[];
}

const ADDRESS = /(?:data\.|ephemeral\.)?[a-z0-9]+_[a-z0-9_]+\.[A-Za-z_][\w-]*/g;
/** Where addresses stand without `${}`. */
const BARE: ReadonlySet<string> = new Set(['depends_on', 'lifecycle.replace_triggered_by']);

function visit(value: Json, argument: string, known: ReadonlySet<string>, found: Found): void {
  if (typeof value === 'string') {
    visitText(value, argument, known, found);
  } else if (Array.isArray(value)) {
    for (const each of value) visit(each, argument, known, found);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) {
      visit(each, `${argument}.${key}`, known, found);
    }
  }
}

function visitText(text: string, argument: string, known: ReadonlySet<string>, found: Found): void {
  if (BARE.has(argument) || text.includes('${')) {
    for (const [address] of text.matchAll(ADDRESS)) {
      if (known.has(address)) found.references.push({ argument, address });
    }
    return;
  }
  const inside = text.startsWith('{') || text.startsWith('[') ? parse(text) : undefined;
  if (inside === undefined) found.literals.push({ argument, text });
  else visit(inside, argument, known, found);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
