// The structure of Terraform's native syntax: blocks with their labels, and the text of their arguments.
import {
  type Cursor,
  expression,
  IDENTIFIER,
  match,
  pass,
  quoted,
  Stop,
  take,
} from './scan-hcl.ts';

export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly line: number;
  /** The expression of each argument, as it is written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly blocks: readonly Block[];
}

export interface Unreadable {
  readonly line: number;
  /** In words, such as `a string without its end`. */
  readonly found: string;
}

export function readHcl(text: string): readonly Block[] | Unreadable {
  const cursor: Cursor = { text: text.replace(/^\uFEFF/, ''), at: 0 };
  try {
    return bodyOf(cursor, undefined).blocks;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { line: lineAt(cursor, error.at), found: error.found };
  }
}

function lineAt({ text }: Cursor, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** Arguments and blocks up to the end, or up to the brace that closes the block that begins at `start`. */
function bodyOf(cursor: Cursor, start: number | undefined): Pick<Block, 'attributes' | 'blocks'> {
  const attributes = new Map<string, string>();
  const blocks: Block[] = [];
  for (pass(cursor, true); cursor.at < cursor.text.length; pass(cursor, true)) {
    if (start !== undefined && take(cursor, '}')) return { attributes, blocks };
    const from = cursor.at;
    const name = match(cursor, IDENTIFIER);
    if (name === undefined) throw new Stop(from, `an unexpected "${cursor.text[from]}"`);
    pass(cursor, false);
    if (take(cursor, '=')) attributes.set(name, expression(cursor));
    else blocks.push(blockOf(cursor, name, from));
  }
  if (start !== undefined) throw new Stop(start, 'a block without its end');
  return { attributes, blocks };
}

function blockOf(cursor: Cursor, type: string, from: number): Block {
  const labels: string[] = [];
  for (pass(cursor, false); !take(cursor, '{'); pass(cursor, false)) {
    const label = quoted(cursor) ?? match(cursor, IDENTIFIER);
    if (label === undefined) throw new Stop(from, `neither an argument nor a block: "${type}"`);
    labels.push(label);
  }
  return { type, labels, line: lineAt(cursor, from), ...bodyOf(cursor, from) };
}
