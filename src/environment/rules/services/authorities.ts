// The certificates of databases can be checked: we have the authorities of their region.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { rdsAuthorities } from '../../../facts/rds-authorities.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { edgesOf } from '../../edges.ts';

export function checkAuthorities(environment: Environment): readonly Diagnostic[] {
  const { region } = environment.aws;
  if (environment.cluster === null || rdsAuthorities(region) !== undefined) return [];
  const [first] = Object.keys(environment.services)
    .flatMap((service) => edgesOf(environment, service))
    .filter(({ kind, edge }) => kind.access?.(edge)?.isSignedByRds);
  if (!first) return [];
  const { kind, edge } = first;
  const args = { region, database: `${kind.noun} ${edge.store}`, service: edge.service };
  return [diagnostic('model/region-authorities', args, { path: ['aws', 'region'] })];
}
