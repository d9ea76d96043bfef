// What has another key than before keeps what it has in AWS: Terraform is told that the two addresses are one.
// https://developer.hashicorp.com/terraform/language/block/moved
import type { Path } from '../diagnostics/diagnostic.ts';
import type { TerraformArtifact } from '../model/artifact.ts';
import { type Move, movesOf, nameBefore } from '../model/moved.ts';
import type { Environment } from '../model/schema/environment.ts';

export function withMoves(
  artifact: TerraformArtifact,
  environment: Environment,
): TerraformArtifact {
  const moves = movesOf(environment);
  if (moves.length === 0) return artifact;
  const { document, origins } = artifact;
  const moved = Object.entries(origins).flatMap(([to, origin]) => {
    const from = moves.map((move) => addressBefore(to, origin, move)).find(Boolean);
    // Terraform refuses to move away from what is still there.
    return from === undefined || from in origins ? [] : [{ from, to }];
  });
  if (moved.length === 0) return artifact;
  // A resource comes from one address. What had another key anyway has not been applied under that of now.
  const others = ((document['moved'] ?? []) as readonly Readonly<Record<string, string>>[]).filter(
    ({ to }) => moved.every((move) => move.to !== to),
  );
  return { ...artifact, document: { ...document, moved: [...moved, ...others] } };
}

function addressBefore(to: string, origin: Path, { path, keys }: Move): string | undefined {
  if (path === undefined || keys === undefined || to.startsWith('data.')) return undefined;
  if (!path.every((key, at) => String(origin[at]) === key)) return undefined;
  const dot = to.indexOf('.');
  const name = nameBefore(to.slice(dot + 1), keys, origin.length > path.length);
  return name === undefined ? undefined : `${to.slice(0, dot)}.${name}`;
}
