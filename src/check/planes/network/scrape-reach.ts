// Each exporter outside of the cluster that Prometheus is to read, and where it stands.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import type { Scrape } from '../../../kinds/contract/monitoring-part.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import type { Element } from '../../artifacts/elements.ts';
import { subnetCidr } from '../../artifacts/subnet-cidr.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { storePlace } from './security-groups.ts';

export interface ScrapeReach extends Scrape {
  /** Security groups of the hosts. */
  readonly groups: readonly Element[];
  /** CIDRs of the subnets they stand in. */
  readonly cidrs: readonly string[];
  readonly origin: Path;
}

export const scrapeReaches = oncePerInput((input): readonly ScrapeReach[] =>
  everyKind.flatMap(({ slug, collection, monitoring }) =>
    (monitoring?.scrapes(input.environment) ?? []).map((scrape) => {
      const place = storePlace(input, slug, scrape.store);
      const cidrs = (place?.subnets ?? []).map((subnet) => subnetCidr(input, subnet));
      const origin = [collection, scrape.store];
      return { ...scrape, groups: place?.groups ?? [], cidrs, origin };
    }),
  ),
);
