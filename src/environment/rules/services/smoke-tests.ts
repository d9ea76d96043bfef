// What a pipeline asks of the public name of a service: there is one, and the path leads to the service.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { publicWays } from '../../../model/delivery/public-requests.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { exposuresOf } from '../../../model/services/edges.ts';
import { matchesGlob } from '../../../model/values/glob.ts';

export function checkSmokeTests(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([service, { smokeTest, ingress }]) => {
    if (smokeTest === null) return [];
    const ways = publicWays(environment, service);
    // What another environment answers until it fails is asked there.
    const isElsewhere = exposuresOf(environment, service).length > 0 || ingress !== null;
    if (ways.length === 0 && isElsewhere) return [];
    const { path } = smokeTest;
    const patterns = ways.flatMap((way) => way.patterns);
    if (patterns.some((pattern) => matchesGlob(pattern, path))) return [];
    const args = { service, path, known: patterns.join(', ') };
    const at = { path: ['services', service, 'smokeTest', 'path'] };
    return [diagnostic('model/smoke-test-unreachable', args, at)];
  });
}
