import type { Search } from './schema.ts';

/** The most that OpenSearch Service spreads a domain over:
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html */
const ZONES_MAX = 3;

/** How many zones the data nodes of a domain stand in, of so many from the first. */
export function zonesOf({ dataNodes }: Pick<Search, 'dataNodes'>, available = ZONES_MAX): number {
  return Math.min(available, dataNodes.count, ZONES_MAX);
}
