// The certificates of databases can be checked: we have the authorities of their region.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { rdsAuthorities } from '../../../facts/rds-authorities.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { edgesOf } from '../../edges.ts';

export function checkAuthorities(environment: Environment): readonly Diagnostic[] {
  const { region } = environment.aws;
  if (environment.cluster === null || rdsAuthorities(region) !== undefined) return [];
  const [first] = consumersOf(environment)
    .flatMap(({ key }) => edgesOf(environment, key))
    .filter(({ kind, edge }) => kind.access?.(edge)?.isSignedByRds);
  if (!first) return [];
  const { kind, edge } = first;
  const args = { region, database: `${kind.noun} ${edge.store}`, service: edge.consumer };
  return [diagnostic('model/region-authorities', args, { path: ['aws', 'region'] })];
}
