import type { Effect, Interruption } from '../../../facts/interruptions.ts';

/** What AWS does meanwhile, and what of it is noticed. */
const SENTENCES: Readonly<Record<Exclude<Effect, 'failsOver'>, string>> = {
  restarts: 'it is away until it runs again, minutes as a rule',
  takesOver:
    'new nodes take over once they hold what is in memory, and connections break for seconds',
  refills:
    'its only node is swapped for one that is filled out of it: connections break, and it may come back empty',
  rolls:
    'brokers restart one after the other, minutes each: topics need two replicas in step to be written meanwhile',
  reroutes: 'connections to the outside that are open break, and begin anew by the other gateway',
  copies: 'it answers all the time, more slowly while AWS copies its volume',
  moves:
    'it answers all the time, while its data moves to new nodes beside the old ones: hours, and for a while twice the nodes',
  reshards: 'it answers all the time, more slowly while slots move between shards',
};

const SLOW: readonly Effect[] = ['copies', 'moves', 'reshards'];

export function isOnlySlow({ effect }: Interruption): boolean {
  return SLOW.includes(effect);
}

/** `together`: how many of a kind there are, which Terraform changes at once. */
export function meanwhileOf({ effect, seconds }: Interruption, together: number): string {
  if (effect === 'failsOver') {
    const [from, to] = seconds;
    return `every connection breaks, and nobody reaches it until its standby has taken over, ${from} to ${to} seconds as a rule`;
  }
  return effect === 'restarts' && together > 1
    ? 'Terraform changes all of them at once, and nothing answers until they run again, minutes as a rule'
    : SENTENCES[effect];
}
