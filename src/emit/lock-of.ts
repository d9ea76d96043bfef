// The lock file of one stack: the master lock, and what the stack has beside it.
import type { LockedProvider } from '../model/artifact.ts';

const REGISTRY = 'registry.terraform.io';

/** Blocks are in the order of addresses, as Terraform writes them. */
export function lockOf(master: string, providers: readonly LockedProvider[]): string {
  if (providers.length === 0) return master;
  const [head = '', ...blocks] = master.split(/^(?=provider ")/m);
  const all = [...blocks.map((block) => `${block.trimEnd()}\n`), ...providers.map(blockOf)];
  return [head, all.sort().join('\n')].join('');
}

function blockOf({ source, version, hashes }: LockedProvider): string {
  return [
    `provider "${REGISTRY}/${source}" {`,
    `  version     = "${version}"`,
    `  constraints = "${version}"`,
    '  hashes = [',
    ...[...hashes].sort().map((hash) => `    "${hash}",`),
    '  ]',
    '}',
    '',
  ].join('\n');
}
