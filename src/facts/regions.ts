// Regions and their zones. scripts/aws-facts.ts renews the data; where it comes from stands in it.
import regions from './regions.generated.json' with { type: 'json' };
import without from './zones-without.json' with { type: 'json' };

const zones: Readonly<Record<string, readonly string[]>> = regions.zones;

/** Those that the data knows. */
export const regionNames: readonly string[] = Object.keys(zones);

export const REGIONS_AS_OF = regions.asOf;

/** Letters of its zones in which a cluster may have its control plane; none where we do not know the region. */
export function zonesOf(region: string): readonly string[] {
  const lacking = zoneWithoutControlPlane(region)?.letter;
  return (zones[region] ?? []).filter((letter) => letter !== lacking);
}

/** The last letter of a zone that a region is known to have; undefined where we do not know the region. */
export function lastZoneLetter(region: string): string | undefined {
  return zones[region]?.at(-1);
}

interface LackingZone {
  /** The same for every account, such as `use1-az3`. */
  readonly id: string;
  /** As most accounts see it; null: it differs too much to tell. */
  readonly letter: string | null;
}

const controlPlane: Readonly<Record<string, LackingZone>> = without.controlPlane;

/** The zone of a region in which EKS has no control plane. */
export function zoneWithoutControlPlane(region: string): LackingZone | undefined {
  return controlPlane[region];
}
