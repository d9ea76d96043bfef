// The user that a pod signs in to a cache as is in a group that the cache admits.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { oncePer } from '../../../model/values/once-per.ts';
import type { Element } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import type { CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { type Variable, workloadsOf } from '../workloads.ts';
import { madeThings } from './made-things.ts';

const USER = /REDIS_USERNAME$/;

export function checkCacheUsers(input: CheckInput): readonly Diagnostic[] {
  return workloadsOf(input).flatMap(({ variables }) =>
    variables
      .filter(({ name }) => USER.test(name))
      .flatMap((user) => {
        const cacheAt = user.name.replace(USER, 'REDIS_CACHE_NAME');
        const cache = variables.find(({ name }) => name === cacheAt);
        return cache ? faultsOf(input, user, cache.value) : [];
      }),
  );
}

/** Names that nothing is made under are another rule's. */
function faultsOf(input: CheckInput, user: Variable, cache: string): readonly Diagnostic[] {
  const [made, group] = [madeThings(input), madeThings(input).get(`cache ${cache}`)];
  const element = made.get(`cache user ${user.value}`);
  if (!element || !group || usersOf(input)(group).has(element)) return [];
  const args = { user: user.value, cache };
  return [diagnostic('check/cache-user-outside', args, { path: user.origin })];
}

/** Of a replication group. */
const usersOf = oncePerInput((input) =>
  oncePer(({ stack, body }: Element): ReadonlySet<Element> => {
    const groups = elementsBehind(input, stack, body['user_group_ids']);
    return new Set(
      groups.flatMap((group) => elementsBehind(input, group.stack, group.body['user_ids'])),
    );
  }),
);
