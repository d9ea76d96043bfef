// Environment variables of a consumer that reads its secrets itself: what its edges grant in the open, and the
// names of its secrets in the place of what they hold.
import type { Grant } from '../kinds/contract/edge.ts';
import { pathOf } from '../model/naming/core.ts';
import type { Environment } from '../model/schema/environment.ts';
import { upperSnake } from '../model/services/variables.ts';
import { edgesOf, grantsOf, type KindEdge } from './edges.ts';

export function openVariables(
  environment: Environment,
  consumer: string,
): Readonly<Record<string, string>> {
  const granted = edgesOf(environment, consumer).flatMap(({ kind, edge }) => {
    const grant = kind.access?.(edge) ?? {};
    const secrets = secretsIn([grant]).map(
      (secret) => [secretVariable(environment, { kind, edge }, secret), secret] as const,
    );
    return [...Object.entries(grant.variables ?? {}), ...secrets];
  });
  return Object.fromEntries(granted);
}

/** Names in Secrets Manager, each once. */
export function readSecrets(environment: Environment, consumer: string): readonly string[] {
  return secretsIn(grantsOf(environment, consumer)).toSorted();
}

function secretsIn(grants: readonly Grant[]): readonly string[] {
  const reads = grants.flatMap(({ secrets = [] }) => secrets.flatMap((each) => each.reads));
  return [...new Set(reads.map(({ secret }) => secret))];
}

/** `MAIN_DATABASE_LOGINS_SECRET_NAME`, `STRIPE_EXTERNAL_SECRET_NAME`, and `SIGNING_SECRET_NAME` of `secrets`. */
function secretVariable(environment: Environment, { kind, edge }: KindEdge, secret: string) {
  const own = `${pathOf(environment)}/`;
  // What others have called theirs says nothing of what it is.
  const [, , part] = secret.startsWith(own)
    ? secret.slice(own.length).split('/')
    : ['', '', 'logins'];
  const words = [
    edge.store,
    ...(kind.slug === 'secret' ? [] : [kind.slug]),
    part ?? [],
    'secret-name',
  ];
  return upperSnake(words.flat().join('-'));
}
