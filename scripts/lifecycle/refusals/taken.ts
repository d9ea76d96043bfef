// What AWS has room for once: two resources that nothing tells apart never stand side by side.
import { collides, namingOf } from '../../../src/facts/terraform-names.ts';
import type { Body, Document } from '../compiled-world.ts';
import { referencesOf } from '../graph/references.ts';

interface Named {
  readonly body: Body;
  /** Of the stack that it stands in. */
  readonly document: Document | undefined;
}

/** Whether the second one is refused while the first stands. `anew`: addresses that are made in the same apply. */
export function isTaken(
  type: string,
  first: Named,
  second: Named,
  anew: ReadonlySet<string>,
): boolean {
  if (scopeOf(type, first) !== scopeOf(type, second)) return false;
  const { identity = [] } = namingOf(type) ?? {};
  return (
    !identity.some((argument) => isOther(second.body[argument], anew)) &&
    collides(type, first.body, second.body)
  );
}

/** What is made of something new is new. A certificate is proven by the same record each time. */
function isOther(value: unknown, anew: ReadonlySet<string>): boolean {
  return referencesOf(value).some(
    ({ address, rest }) => anew.has(address) && !rest.startsWith('.domain_validation_options'),
  );
}

function scopeOf(type: string, { body, document }: Named): string {
  const { scope = 'none' } = namingOf(type) ?? {};
  if (scope === 'global') return scope;
  const aws = document?.provider?.aws;
  const blocks = Array.isArray(aws) ? aws : [aws];
  const alias = String(body['provider'] ?? 'aws').replace(/^aws\.?/, '');
  const provider = blocks.find((each) => (each?.['alias'] ?? '') === alias);
  const account = JSON.stringify(provider?.['allowed_account_ids']);
  return scope.endsWith('account') ? account : `${account} ${provider?.['region']}`;
}
