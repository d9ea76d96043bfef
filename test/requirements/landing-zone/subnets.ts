// Subnets and where they lead.
import type { Claim, Output } from '../proof/rows.ts';

export const ZONES = ['us-west-2a', 'us-west-2b', 'us-west-2c'] as const;

export function subnets({ terraform }: Output, tier: string, ...cidrs: readonly string[]) {
  const reading = (key: string) => terraform('network', `aws_subnet[tags.Tier=${tier}].${key}`);
  return [reading('cidr_block').are(...cidrs), reading('availability_zone').are(...ZONES)] as const;
}

/** Route tables whose route of everything is to `target`. */
export function defaultRoutes(
  { terraform }: Output,
  target: string,
  tables: readonly string[],
): readonly [Claim, Claim] {
  return [
    terraform('network', `aws_route[${target}].route_table_id`).are(
      ...tables.map((table) => `\${aws_route_table.${table}.id}`),
    ),
    terraform('network', `aws_route[${target}].destination_cidr_block`).all('0.0.0.0/0'),
  ];
}

export const INTERNET = 'gateway_id="${aws_internet_gateway.main.id}"';
export const PUBLIC = ZONES.map((zone) => `public-${zone}`);
export const PRIVATE = ZONES.map((zone) => `private-${zone}`);

export const throughNat = (zone: string) => `nat_gateway_id="\${aws_nat_gateway.${zone}.id}"`;

export function tablesOf({ terraform }: Output, tier: string): Claim {
  return terraform('network', `aws_route_table_association.${tier}-*.route_table_id`).are(
    ...ZONES.map((zone) => `\${aws_route_table.${tier}-${zone}.id}`),
  );
}
