// Who signs the certificates of RDS, Aurora and DocumentDB: authorities of their own in each region, which
// neither operating systems nor images carry. The other stores have certificates of Amazon Trust Services,
// which they do. scripts/rds-authorities.ts renews the data.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
import generated from './rds-authorities.generated.json' with { type: 'json' };

const regions: Readonly<Record<string, readonly string[]>> = generated.regions;

/** The roots of a region as one PEM file; undefined where we do not have them. */
export function rdsAuthorities(region: string): string | undefined {
  return regions[region]?.join('');
}
