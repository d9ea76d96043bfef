// Uploads: who reaches a service that writes objects, through a web ACL that blocks large bodies.
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { bodyEntrances, limitsBodies } from '../../../model/edge/body-sizes.ts';
import { BODY_SIZE_RULE } from '../../../model/edge/managed-rules.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { calleesOf } from '../../../model/services/calls.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { report } from '../codes.ts';

export function checkUploads(environment: Environment): readonly Diagnostic[] {
  const found = Object.entries(environment.edge.webAcls).flatMap(([acl, definition]) => {
    if (!limitsBodies(definition) || definition.ruleOverrides[BODY_SIZE_RULE]) return [];
    return bodyEntrances(environment, definition)
      .filter(({ maxBodySize }) => maxBodySize === null)
      .flatMap(({ service, path }) => {
        const writer = writerBehind(environment, service);
        if (writer === undefined) return [];
        const args = { acl, service, ...writer };
        return [report('model/body-size-unsaid', args, { path, target: 'key' })];
      });
  });
  // A distribution and the load balancer behind it are one way in.
  return uniqueBy(found, ({ path }) => (path ?? []).join('.'));
}

/** The first service that writes objects, on the way of a request that `service` gets. */
function writerBehind({ services }: Environment, service: string) {
  const seen = new Set([service]);
  for (const key of seen) {
    const uses = services[key]?.uses;
    const written = Object.entries(uses?.buckets ?? {}).find(([, use]) => use === 'write');
    if (written) return { writer: key, bucket: written[0] };
    for (const next of uses ? calleesOf(uses) : []) seen.add(next);
  }
  return undefined;
}
