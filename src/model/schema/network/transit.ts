// Networks of several environments on one Transit Gateway.
import { z } from 'zod';
import { Cidr, EnvironmentPath, listOf, mapOf } from '../primitives.ts';

/** 16-bit and 32-bit private ranges: https://www.rfc-editor.org/rfc/rfc6996 */
const PrivateAsn = z
  .int()
  .refine(
    (asn) => (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294),
    'expected a private autonomous system number: 64512 to 65534, or 4200000000 to 4294967294',
  );

const Membership = z
  .strictObject({
    environment: EnvironmentPath.describe(
      'The environment, as `<system>/<environment>`; it names this one in `network.attachment`.',
    ),
    reach: z
      .enum(['hub', 'everyone'])
      .default('hub')
      .describe(
        '`hub`: exchanges traffic with this network, and with members of reach `everyone`. `everyone`: with all members.',
      ),
  })
  .describe('A network that may hang on the gateway.');
export type Membership = z.output<typeof Membership>;

const DirectConnect = z
  .strictObject({
    asn: PrivateAsn.describe('Private ASN of the Direct Connect gateway, on the side of AWS.'),
    connection: z
      .strictObject({
        location: z
          .string()
          .regex(/^[A-Za-z0-9-]{2,50}$/, 'expected the code of a location such as EqSe2')
          .describe('Code of the Direct Connect location, such as EqSe2.'),
        bandwidth: z
          .enum(['1Gbps', '10Gbps', '100Gbps', '400Gbps'])
          .describe('Speed of the dedicated connection.'),
      })
      .nullable()
      .default(null)
      .describe('A dedicated connection to order. Absent: none, only the gateway.'),
    advertise: listOf(Cidr)
      .default([])
      .describe('More ranges to announce on premises, beside those of the members.'),
  })
  .describe('AWS Direct Connect: a gateway for a line from on premises to the members.');

export const TransitGateway = z
  .strictObject({
    asn: PrivateAsn.default(64_512).describe('Private ASN of the gateway, on the side of AWS.'),
    members: mapOf(Membership)
      .default({})
      .describe('Environments whose networks may hang on it; it is shared with their accounts.'),
    shareEndpoints: z
      .boolean()
      .default(true)
      .describe(
        'Members resolve the names of AWS services to the interface endpoints of this network.',
      ),
    directConnect: DirectConnect.nullable().default(null).describe('Absent: none.'),
  })
  .describe('An AWS Transit Gateway with this network as its hub.');
export type TransitGateway = z.output<typeof TransitGateway>;
