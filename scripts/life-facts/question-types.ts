// All questions about some types, and what the provider says to each.
import type { ChangeKind } from '../../src/facts/terraform-life.ts';
import { type Argument, type Arguments, argumentsOf } from './arguments.ts';
import { askAll, type Oracle, type Planned, type Question, type Reply } from './ask.ts';
import { type Body, type Path, readAt } from './body.ts';
import type { Draft } from './complaints.ts';
import { type Bodies, chosenBodies, concreteBody } from './emitted-bodies.ts';
import { type Move, movesOf } from './moves.ts';
import { leastBody } from './samples.ts';
import {
  draftFor,
  type Refused,
  type Settled,
  type Settlements,
  settle,
  type Type,
  textOf,
} from './settle.ts';
import { replacePaths, type SettledBody, type Standings, standAll } from './stand-all.ts';

/** What the provider plans for one move of one argument of one body. */
export interface Answer {
  readonly type: string;
  readonly path: Path;
  readonly body: Body;
  readonly kind: ChangeKind;
  readonly outcome: 'replaces' | 'updates' | 'nothing' | 'refused';
  readonly reason: string;
}

export interface NotSettled {
  readonly type: string;
  readonly path: Path;
  readonly reason: string;
}

export interface Asked {
  readonly answers: readonly Answer[];
  readonly notSettled: readonly NotSettled[];
  readonly deeper: ReadonlyMap<string, readonly Path[]>;
}

export async function questionTypes(
  oracle: Oracle,
  names: readonly string[],
  emitted: Bodies,
  isWanted: (type: string, path: string) => boolean = () => true,
): Promise<Asked> {
  const found = new Map(names.map((name) => [name, findArguments(oracle, name)]));
  const types = new Map([...found].map(([name, { type }]) => [name, type]));
  const whole = names.flatMap((name) => wholeDrafts(types, name, emitted));
  const settled = await settle(oracle, types, whole);
  const bodies = whole.flatMap((draft) => bodyOf(draft, settled.get(draft.name)));
  const isFirst = (body: SettledBody) => bodies.find(({ type }) => type === body.type) === body;
  const drafts = bodies
    .flatMap((body) => argumentDrafts(body, isFirst(body), types))
    .filter(({ body, argument }) => isWanted(body.type, argument.path.join('.')));
  const withArguments = await settle(
    oracle,
    types,
    drafts.flatMap(({ draft }) => draft ?? []),
  );

  const standings = await standAll(oracle, bodies);
  const { asks, notSettled } = asksOf(drafts, withArguments, standings);
  const replies = await askAll(oracle, asks.map(questionOf));
  return {
    answers: asks.map((ask) =>
      answerOf(ask, replies.get(ask.name), standings.get(ask.body)?.still ?? []),
    ),
    notSettled: [...whole.flatMap((draft) => refusedBody(draft, settled)), ...notSettled],
    deeper: new Map([...found].map(([name, { deeper }]) => [name, deeper])),
  };
}

function refusedBody({ type, name }: Draft, settled: Settlements): readonly NotSettled[] {
  const end = settled.get(name);
  return end && 'refused' in end ? [{ type, path: [], reason: end.refused }] : [];
}

function asksOf(drafts: readonly ArgumentDraft[], settled: Settlements, standings: Standings) {
  const asks: Ask[] = [];
  const notSettled: NotSettled[] = [];
  for (const { body, argument, draft } of drafts) {
    const end = draft ? settled.get(draft.name) : body.settled;
    const { path } = argument;
    if (end === undefined || 'refused' in end) {
      notSettled.push({ type: body.type, path, reason: end?.refused ?? '' });
      continue;
    }
    const state = end.states[standings.get(body)?.way ?? 0] ?? {};
    for (const move of movesOf(argument, end.config, state)) {
      asks.push({ body, path, move, name: `q${asks.length}` });
    }
  }
  return { asks, notSettled };
}

interface Ask {
  readonly name: string;
  readonly body: SettledBody;
  readonly path: Path;
  readonly move: Move;
}

function findArguments(
  { schemas }: Oracle,
  name: string,
): { type: Type; deeper: Arguments['deeper'] } {
  const schema = schemas[name]?.block;
  if (!schema) throw new Error(`The provider has no ${name}`);
  const { asked, deeper } = argumentsOf(schema);
  return { type: { type: name, schema, known: asked }, deeper };
}

function wholeDrafts(
  types: ReadonlyMap<string, Type>,
  name: string,
  emitted: Bodies,
): readonly Draft[] {
  const schema = types.get(name)?.schema ?? {};
  const chosen = chosenBodies(emitted.get(name) ?? []).map((body) => concreteBody(body, schema));
  return (chosen.length > 0 ? chosen : [leastBody(schema)]).map((config, index) => ({
    name: `${name}-${index}`,
    type: name,
    config,
    tried: {},
  }));
}

function bodyOf({ type, name }: Draft, end: Settled | Refused | undefined): readonly SettledBody[] {
  if (end === undefined || 'refused' in end) return [];
  return [{ type, index: indexOf(name), settled: end }];
}

function indexOf(name: string): number {
  return Number(name.split('-').at(-1));
}

interface ArgumentDraft {
  readonly body: SettledBody;
  readonly argument: Argument;
  /** Absent where the body has the argument already. */
  readonly draft?: Draft;
}

function argumentDrafts(
  body: SettledBody,
  isFirst: boolean,
  types: ReadonlyMap<string, Type>,
): readonly ArgumentDraft[] {
  const known = types.get(body.type)?.known ?? [];
  return known.flatMap((argument, place) => {
    // What a thing is decides of its own arguments, not of what stands deeper in them.
    if (!isFirst && argument.path.length > 1) return [];
    const config = draftFor(body.settled.config, argument, known);
    if (config === undefined) return [{ body, argument }];
    const name = `${body.type}-${body.index}-${place}`;
    const { path } = argument;
    return [{ body, argument, draft: { name, type: body.type, path, config, tried: {} } }];
  });
}

function questionOf({ name, body, move }: Ask): Question {
  return { name, type: body.type, config: move.config, state: move.state };
}

function answerOf(ask: Ask, reply: Reply | undefined, still: readonly string[]): Answer {
  const { body, path, move } = ask;
  const common = { type: body.type, path, body: move.config, kind: move.kind };
  if (reply === undefined) return { ...common, outcome: 'refused', reason: 'no answer' };
  if ('refused' in reply) {
    return { ...common, outcome: 'refused', reason: reply.refused.map(textOf).join('; ') };
  }
  const due = replacePaths(reply.planned).filter((text) => !still.includes(text));
  if (due.some((text) => isAbout(text, path.join('.')))) {
    return { ...common, outcome: 'replaces', reason: due.join(', ') };
  }
  const outcome = isChanged(reply.planned, path) ? 'updates' : 'nothing';
  return { ...common, outcome, reason: due.join(', ') };
}

/** Something else may be updated, such as what AWS gives anew. */
function isChanged({ before, after, after_unknown }: Planned, path: Path): boolean {
  if (readAt(after_unknown, path) !== undefined) return true;
  return JSON.stringify(readAt(before, path)) !== JSON.stringify(readAt(after, path));
}

/** The argument itself, what is in it, or the set that it is in. */
function isAbout(text: string, path: string): boolean {
  return text === path || text.startsWith(`${path}.`) || path.startsWith(`${text}.`);
}
