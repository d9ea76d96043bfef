import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Landscape } from '../../model/landscape/landscape.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { report } from './codes.ts';
import { hasRecord, holderAbove, pagesOf } from './pages.ts';
import type { Attribute, Client, UserPool } from './schema.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html */
const OWN_SCOPES = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];
/** They say what an ID token holds. */
const CLAIMS = ['email', 'phone', 'profile'];
const KEPT_WORDS = ['aws', 'amazon', 'cognito'];
const LENGTH_MAX = 2048;

export function checkUserPools(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.userPools).flatMap(([key, pool]) => [
    ...mails(environment, key, pool),
    ...settings(key, pool),
    ...Object.entries(pool.attributes).flatMap(([name, attribute]) => limits(key, name, attribute)),
    ...Object.entries(pool.clients).flatMap(([name, client]) => [
      ...ways(key, pool, { name, client }),
      ...scopes(key, pool, { name, client }),
    ]),
  ]);
}

/** Asked of the landscape: the name above may be that of another environment, whose zone leads here. */
export function checkParents(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  return pagesOf(environment)
    .filter(({ parent, above }) => parent === null && !hasRecord(environment, above))
    .filter(({ above }) => holderAbove(environment, landscape, above) === undefined)
    .map(({ key: pool, above, host }) => {
      const where = { path: ['userPools', pool, 'pages', 'host'] };
      return report('model/user-pool-parent', { pool, above, host }, where);
    });
}

function mails({ tier }: Environment, pool: string, { email }: UserPool): readonly Diagnostic[] {
  const path = ['userPools', pool];
  if (email === null) {
    if (tier !== 'production') return [];
    return [report('model/user-pool-mail-limit', { pool }, { path, target: 'key' })];
  }
  const { from, identity } = email;
  const address = /<([^>]+)>$/.exec(from)?.[1] ?? from;
  const isOwn =
    address === identity || address.endsWith(`@${identity}`) || address.endsWith(`.${identity}`);
  if (isOwn && address.includes('@')) return [];
  const where = { path: [...path, 'email', 'from'] };
  return [report('model/user-pool-mail-identity', { pool, from, identity }, where)];
}

function settings(pool: string, entry: UserPool): readonly Diagnostic[] {
  const { plan, threatProtection, domainPrefix } = entry;
  const path = ['userPools', pool];
  const word = KEPT_WORDS.find((each) => domainPrefix?.includes(each) === true);
  return [
    ...(threatProtection !== 'off' && plan !== 'plus'
      ? [report('model/user-pool-plan', { pool, plan }, { path: [...path, 'threatProtection'] })]
      : []),
    ...(word === undefined
      ? []
      : [report('model/user-pool-prefix', { pool, word }, { path: [...path, 'domainPrefix'] })]),
  ];
}

function limits(pool: string, attribute: string, entry: Attribute): readonly Diagnostic[] {
  const { type, min, max } = entry;
  const found = rangeFault(type, min, max);
  if (found === null) return [];
  const path = ['userPools', pool, 'attributes', attribute];
  const where = { path, target: 'key' } as const;
  return [report('model/user-pool-attribute-range', { pool, attribute, found }, where)];
}

function rangeFault(
  type: Attribute['type'],
  min: number | null,
  max: number | null,
): string | null {
  if (type === 'boolean' || type === 'dateTime') {
    return min === null && max === null ? null : `${type} has none`;
  }
  if (type === 'string' && Math.max(min ?? 0, max ?? 0) > LENGTH_MAX) {
    return `more than ${LENGTH_MAX} characters`;
  }
  return min !== null && max !== null && min > max ? `${min} is above ${max}` : null;
}

interface Named {
  readonly name: string;
  readonly client: Client;
}

function ways(pool: string, { domainPrefix, pages }: UserPool, { name, client }: Named) {
  const path = ['userPools', pool, 'clients', name];
  const of = { pool, client: name };
  if (client.callbackUrls.length > 0) {
    if (domainPrefix !== null || pages !== null) return [];
    return [report('model/user-pool-no-pages', of, { path: [...path, 'callbackUrls'] })];
  }
  return [
    ...(client.logoutUrls.length > 0
      ? [report('model/user-pool-logout-only', of, { path: [...path, 'logoutUrls'] })]
      : []),
    ...(client.direct.length === 0
      ? [report('model/user-pool-closed-client', of, { path, target: 'key' })]
      : []),
  ];
}

function scopes(pool: string, { resourceServers }: UserPool, { name, client }: Named) {
  const known = [
    ...OWN_SCOPES,
    ...Object.entries(resourceServers).flatMap(([server, { scopes: own }]) =>
      Object.keys(own).map((scope) => `${server}/${scope}`),
    ),
  ];
  const path = ['userPools', pool, 'clients', name, 'scopes'];
  const of = { pool, client: name };
  const unknown = client.scopes.flatMap((scope, index) =>
    known.includes(scope)
      ? []
      : [
          report(
            'model/user-pool-scope',
            { ...of, scope, known: known.join(', ') },
            { path: [...path, index] },
          ),
        ],
  );
  const claim = client.scopes.findIndex((scope) => CLAIMS.includes(scope));
  if (claim === -1 || client.scopes.includes('openid')) return unknown;
  const scope = client.scopes[claim] ?? '';
  return [
    ...unknown,
    report('model/user-pool-openid', { ...of, scope }, { path: [...path, claim] }),
  ];
}
