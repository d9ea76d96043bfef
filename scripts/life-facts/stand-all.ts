// What stands of each body before anything changes: the first of its likely states that the provider plans with.
import { askAll, type Oracle, type Planned, type Question, type Reply } from './ask.ts';
import type { Settled } from './settle.ts';

export interface SettledBody {
  readonly type: string;
  /** Among those of its type. */
  readonly index: number;
  readonly settled: Settled;
}

interface Standing {
  /** Which of its states, and of those of the same body with another argument. */
  readonly way: number;
  /** What is replaced where nothing changes, which is not due to any argument. */
  readonly still: readonly string[];
}

export type Standings = ReadonlyMap<SettledBody, Standing>;

export async function standAll(oracle: Oracle, bodies: readonly SettledBody[]): Promise<Standings> {
  const standings = new Map<SettledBody, Standing>();
  let left = bodies;
  for (let way = 0; left.length > 0; way += 1) {
    const asked = left.filter(({ settled }) => way < settled.states.length);
    if (asked.length === 0) break;
    const replies = await askAll(
      oracle,
      asked.map((body) => unchangedOf(body, way)),
    );
    left = asked.filter((body) => {
      const reply = replies.get(nameOf(body));
      if (isPlanned(reply)) standings.set(body, { way, still: replacePaths(reply.planned) });
      return !isPlanned(reply);
    });
  }
  return standings;
}

function unchangedOf(body: SettledBody, way: number): Question {
  const { type, settled } = body;
  const { config, states } = settled;
  return { name: nameOf(body), type, config, state: states[way] ?? {} };
}

function nameOf({ type, index }: SettledBody): string {
  return `${type}-${index}`;
}

function isPlanned(reply: Reply | undefined): reply is { readonly planned: Planned } {
  return reply !== undefined && 'planned' in reply;
}

/** Without positions. */
export function replacePaths({ replace_paths = [] }: Planned): readonly string[] {
  return replace_paths.map((path) => path.filter((step) => typeof step === 'string').join('.'));
}
