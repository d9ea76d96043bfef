// Every argument of a resource, by the schema of the provider: those of its blocks too.
import type { Path } from './body.ts';
import {
  type AttributeSchema,
  type BlockSchema,
  isArgument,
  type NestedSchema,
} from './provider-schema.ts';

export interface Argument {
  readonly path: Path;
  readonly attribute?: AttributeSchema;
  readonly nested?: NestedSchema;
  /** It or a block around it is one of a set, which has no positions. */
  readonly isInSet: boolean;
}

export interface Arguments {
  readonly asked: readonly Argument[];
  /** What stands deeper than we look, by the block that holds it. */
  readonly deeper: readonly Path[];
}

/** Statements of web ACLs nest without end: nineteen thousand arguments by the schema. */
const DEPTHS = [7, 6, 5, 4, 3, 2, 1];
const ARGUMENTS_MAX = 200;
/** Every question about a type reads its whole schema: of how many arguments, all questions together. */
const READ_MAX = 400_000;

/** How long the provider waits is nothing that AWS knows; an id is given by AWS. */
const NO_ARGUMENT = ['timeouts', 'id'];

export function argumentsOf(block: BlockSchema): Arguments {
  const found = DEPTHS.map((depth) => collect(block, { above: [], isInSet: false, depth }));
  const max = Math.min(ARGUMENTS_MAX, READ_MAX / sizeOf(block));
  return found.find(({ asked }) => asked.length <= max) ?? found.at(-1) ?? NOTHING;
}

const NOTHING: Arguments = { asked: [], deeper: [] };

function sizeOf({ attributes = {}, block_types = {} }: BlockSchema): number {
  const below = Object.values(block_types).map(({ block }) => sizeOf(block));
  return below.reduce((sum, size) => sum + size, Object.keys(attributes).length);
}

interface Place {
  readonly above: Path;
  readonly isInSet: boolean;
  readonly depth: number;
}

function collect(block: BlockSchema, { above, isInSet, depth }: Place): Arguments {
  const attributes = Object.entries(block.attributes ?? {})
    .filter(([name, attribute]) => isArgument(attribute) && isOurs(name, above))
    .map(([name, attribute]) => ({ path: [...above, name], attribute, isInSet }));
  const blocks = Object.entries(block.block_types ?? {}).filter(([name]) => isOurs(name, above));
  const below = blocks.map(([name, nested]) => {
    const path = [...above, name];
    const self = { path, nested, isInSet };
    if (path.length >= depth && holds(nested) > 0) return { asked: [self], deeper: [path] };
    const inner = isInSet || nested.nesting_mode === 'set';
    const { asked, deeper } = collect(nested.block, { above: path, isInSet: inner, depth });
    return { asked: [self, ...asked], deeper };
  });
  return {
    asked: [...attributes, ...below.flatMap(({ asked }) => asked)],
    deeper: below.flatMap(({ deeper }) => deeper),
  };
}

function holds({ block }: NestedSchema): number {
  return Object.keys({ ...block.attributes, ...block.block_types }).length;
}

function isOurs(name: string, above: Path): boolean {
  return above.length > 0 || !NO_ARGUMENT.includes(name);
}
