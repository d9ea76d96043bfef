// The range of a subnet: of one that stands already, the one that the plan proves it to have.
import { asText } from '../as-text.ts';
import type { CheckInput } from '../check-input.ts';
import type { Element } from './elements.ts';

export function isStanding({ address }: Element): boolean {
  return address.startsWith('data.');
}

export function subnetCidr({ environment }: CheckInput, subnet: Element): string {
  if (!isStanding(subnet)) return asText(subnet.body['cidr_block']);
  const { aws, network } = environment;
  const found = Object.entries(network?.subnets ?? {}).flatMap(([tier, { cidrs }]) =>
    aws.zones.flatMap((zone, index) =>
      `${tier}-${zone}` === subnet.key ? [cidrs[index] ?? ''] : [],
    ),
  );
  return found[0] ?? '';
}
