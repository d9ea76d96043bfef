// Finds for each argument of a type a configuration that the provider takes and that has the argument.
import type { TerraformDiagnostic } from '../terraform/read-diagnostics.ts';
import type { Argument } from './arguments.ts';
import { askAll, type Oracle, type Question, type Reply } from './ask.ts';
import { type Body, type Path, readAt, writeAt } from './body.ts';
import { type Draft, revise, sampleOf } from './complaints.ts';
import type { BlockSchema } from './provider-schema.ts';
import { standingBodies } from './standing-body.ts';

const ROUNDS_MAX = 8;

export interface Settled {
  readonly config: Body;
  /** What may stand once it is applied, the likeliest first. */
  readonly states: readonly Body[];
}

export interface Refused {
  readonly refused: string;
}

export interface Type {
  readonly type: string;
  readonly schema: BlockSchema;
  readonly known: readonly Argument[];
}

/** By the name of the draft. */
export type Settlements = ReadonlyMap<string, Settled | Refused>;

export async function settle(
  oracle: Oracle,
  types: ReadonlyMap<string, Type>,
  drafts: readonly Draft[],
): Promise<Settlements> {
  const done = new Map<string, Settled | Refused>();
  let pending: readonly Pending[] = drafts.map((draft) => ({ name: draft.name, drafts: [draft] }));
  for (let round = 0; round < ROUNDS_MAX && pending.length > 0; round += 1) {
    const replies = await askAll(oracle, pending.flatMap(questionsOf));
    pending = pending.flatMap((each) => {
      const next = nextOf(each, replies, types);
      if ('drafts' in next) return [next];
      done.set(each.name, next);
      return [];
    });
  }
  for (const { name } of pending) done.set(name, { refused: 'no valid value was found' });
  return done;
}

/** Ways to have one argument, the likeliest first. */
interface Pending {
  readonly name: string;
  readonly drafts: readonly Draft[];
}

const WAYS_MAX = 8;

function questionsOf({ name, drafts }: Pending): readonly Question[] {
  return drafts.map(({ type, config }, way) => ({ name: `${name}_${way}`, type, config }));
}

function nextOf(
  { name, drafts }: Pending,
  replies: ReadonlyMap<string, Reply>,
  types: ReadonlyMap<string, Type>,
): Settled | Refused | Pending {
  const next: Draft[] = [];
  const reasons: string[] = [];
  for (const [way, draft] of drafts.entries()) {
    const { schema, known } = types.get(draft.type) ?? { schema: {}, known: [] };
    const reply = replies.get(`${name}_${way}`);
    if (reply && 'planned' in reply) {
      const { after, after_unknown } = reply.planned;
      return { config: draft.config, states: standingBodies(after, after_unknown, schema) };
    }
    next.push(...revisions(draft, reply?.refused ?? [], known));
    reasons.push(...(reply?.refused ?? []).map(textOf));
  }
  const ways = [...new Map(next.map((draft) => [JSON.stringify(draft.config), draft])).values()];
  if (ways.length > 0) return { name, drafts: ways.slice(0, WAYS_MAX) };
  return { refused: reasons[0] ?? 'the provider gave no answer' };
}

/** With all that it is told at once: the likeliest ways of each complaint together, then the next. */
function revisions(
  draft: Draft,
  complaints: readonly TerraformDiagnostic[],
  known: Type['known'],
): readonly Draft[] {
  const [first] = complaints;
  const ways = first ? revise(draft, first, known).length : 0;
  return Array.from({ length: ways }, (_, way) =>
    complaints.reduce((made, complaint) => {
      const all = revise(made, complaint, known);
      return all[way] ?? all.at(-1) ?? made;
    }, draft),
  );
}

export function textOf({ summary, detail }: TerraformDiagnostic): string {
  const text = detail === '' || summary.includes(detail) ? summary : `${summary}: ${detail}`;
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The body with a sample of the argument; undefined where it has the argument already. */
export function draftFor(body: Body, argument: Argument, known: readonly Argument[]) {
  const { path } = argument;
  if (readAt(body, path) !== undefined) return undefined;
  const around = known.filter(
    (each) => each.nested && each.path.length < path.length && isAbove(each.path, path),
  );
  return [...around, argument].reduce(
    (made, each) =>
      readAt(made, each.path) === undefined ? writeAt(made, each.path, sampleOf(each)) : made,
    body,
  );
}

function isAbove(one: Path, other: Path): boolean {
  return one.every((name, index) => other[index] === name);
}
