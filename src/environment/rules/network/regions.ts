// Regions that AWS has, and the letters of their zones.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import {
  lastZoneLetter,
  REGIONS_AS_OF,
  regionNames,
  zoneWithoutControlPlane,
} from '../../../facts/regions.ts';
import { checkLikelyName } from '../../../model/offers.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkRegions(environment: Environment): readonly Diagnostic[] {
  const offer = { names: regionNames, asOf: REGIONS_AS_OF };
  return [
    ...regionsIn(environment).flatMap(({ name, path }) =>
      checkLikelyName({ what: 'region', name, offer, path }),
    ),
    ...zoneLetters(environment),
    ...withoutControlPlane(environment),
  ];
}

interface Named {
  readonly name: string;
  readonly path: Path;
}

function regionsIn({ aws, delivery, organization }: Environment): readonly Named[] {
  const { recoveryRegion } = aws;
  const replicas = delivery.registry?.replicateTo ?? [];
  const allowed = Object.entries(organization?.guardrails ?? {}).flatMap(([key, guardrail]) =>
    guardrail.kind === 'regions'
      ? guardrail.allow.map((name, index) => ({
          name,
          path: ['organization', 'guardrails', key, 'allow', index],
        }))
      : [],
  );
  return [
    { name: aws.region, path: ['aws', 'region'] },
    ...(recoveryRegion === null ? [] : [{ name: recoveryRegion, path: ['aws', 'recoveryRegion'] }]),
    ...replicas.map((name, index) => ({
      name,
      path: ['delivery', 'registry', 'replicateTo', index],
    })),
    ...allowed,
  ];
}

/** Accounts see letters of their own, but none beyond the last. */
function zoneLetters({ aws }: Environment): readonly Diagnostic[] {
  const last = lastZoneLetter(aws.region);
  if (last === undefined) return [];
  return aws.zones.flatMap((zone, index) => {
    const isKnown = !zone.startsWith(aws.region) || zone.slice(-1) <= last;
    if (isKnown) return [];
    const args = { zone, region: aws.region, last: `${aws.region}${last}`, asOf: REGIONS_AS_OF };
    return [diagnostic('model/zone-unknown', args, { path: ['aws', 'zones', index] })];
  });
}

/** A cluster that stands already has found its zones. */
function withoutControlPlane({ aws, cluster }: Environment): readonly Diagnostic[] {
  const lacking = zoneWithoutControlPlane(aws.region);
  if (cluster === null || cluster.existing !== null || !lacking?.letter) return [];
  const { id, letter } = lacking;
  const index = aws.zones.indexOf(`${aws.region}${letter}`);
  if (index < 0) return [];
  const args = { zone: `${aws.region}${letter}`, id };
  return [diagnostic('model/zone-without-control-plane', args, { path: ['aws', 'zones', index] })];
}
