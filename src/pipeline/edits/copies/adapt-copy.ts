// What of a copy is about itself: names, addresses, account, zones. What is about the original alone is gone.

import { removeEntry } from '../../../edit/remove-entry.ts';
import { rewriteScalars } from '../../../edit/scalars.ts';
import { zonesOf } from '../../../facts/regions.ts';
import type { LoadedEnvironment } from '../../../load/loaded-environment.ts';
import { prefixOf } from '../../../model/naming/core.ts';
import { FIRST_BLOCK } from '../../../scaffold/system.ts';
import { type Copy, renamed, withName, write, writeText } from './copy.ts';
import { giveHosts } from './own-hosts.ts';

/** What is about the one it was copied from: judgements, steps of changes, and what it comes after. */
const OF_THE_ORIGINAL = ['deviations', 'waivers', 'moved', 'leaving', 'adopt', 'parity'];

/** Says what it wrote in other files. */
export function adapt(copy: Copy): readonly string[] {
  const { file, texts, like, environment, tier, account } = copy;
  for (const key of OF_THE_ORIGINAL) texts.edit(file, (text) => removeEntry(text, [key]));
  writeText(copy, ['environment'], environment);
  writeText(copy, ['tier'], tier);
  write(copy, ['applied'], 'false');
  giveNames(copy);
  givePlace(copy);
  giveAddresses(copy);
  if (like.environment.aws.account !== account)
    write(copy, ['aws', 'account'], JSON.stringify(account));
  return giveHosts(copy);
}

/** Names that begin as those of the original do, wherever they stand, and those that AWS knows once. */
function giveNames(copy: Copy): void {
  const { file, texts, like, environment } = copy;
  const prefixes = [prefixOf(like.environment), like.name.replace('/', '-')];
  const isOurs = (text: string) => prefixes.some((prefix) => begins(text, prefix));
  texts.edit(file, (text) =>
    rewriteScalars(text, ({ value, path }) =>
      // What stands already has the name that it has.
      isOurs(value) && !path.includes('existing') ? withName(like, environment, value) : value,
    ),
  );
  const { aws, cluster } = like.environment;
  if (aws.namePrefix !== null)
    writeText(copy, ['aws', 'namePrefix'], renamed(copy, aws.namePrefix));
  if (cluster !== null && cluster.existing === null) {
    writeText(copy, ['cluster', 'name'], withName(like, environment, cluster.name));
  }
}

function begins(text: string, prefix: string): boolean {
  return text === prefix || text.startsWith(`${prefix}-`);
}

/** Another region has zones of other letters. */
function givePlace({ file, texts, like, region }: Copy): void {
  const before = like.environment.aws.region;
  if (region === before) return;
  const letters = zonesOf(region);
  const zones = like.environment.aws.zones.map(
    (zone, at) => [zone, `${region}${letters[at] ?? zone.slice(before.length)}`] as const,
  );
  texts.edit(file, (text) =>
    zones
      .reduce((moved, [from, to]) => moved.replaceAll(from, to), text)
      .replaceAll(before, region),
  );
}

/** A network that stands already has the addresses that it has. */
function giveAddresses({ file, texts, like, all }: Copy): void {
  const { network } = like.environment;
  const block = blockOf(network?.cidr);
  if (block === undefined || network?.existing !== null) return;
  const before = new RegExp(`\\b10\\.${block}\\.`, 'g');
  texts.edit(file, (text) => text.replace(before, `10.${freeBlock(all)}.`));
}

/** The second number of addresses that no environment has. */
export function freeBlock(all: readonly LoadedEnvironment[]): number {
  const taken = new Set(all.map(({ environment }) => blockOf(environment.network?.cidr)));
  let block = FIRST_BLOCK;
  while (taken.has(block)) block += 1;
  return block;
}

function blockOf(cidr: string | undefined): number | undefined {
  const [, block] = /^10\.(\d+)\./.exec(cidr ?? '') ?? [];
  return block === undefined ? undefined : Number(block);
}
