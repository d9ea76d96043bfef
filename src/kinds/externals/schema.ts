// Services of somebody else.
import { z } from 'zod';
import { Hostname, Key, listOf, Port, Text } from '../../model/schema/primitives.ts';

export const HTTPS_PORT = 443;

const Variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected a variable name such as API_KEY');

export const External = z
  .strictObject({
    title: Text.describe('Its name in words.'),
    hosts: listOf(Hostname).min(1).describe('Host names that are called.'),
    ports: z
      .array(Port)
      .min(1)
      .refine((ports) => new Set(ports).size === ports.length, 'expected every port once')
      .default([HTTPS_PORT])
      .describe('TCP ports that are called, such as 587 for mail (SMTP with STARTTLS).'),
    variables: z
      .record(Variable, z.enum(['host', 'port', 'url']))
      .default({})
      .describe(
        [
          'Variables of whoever calls it, by name: the first of its `hosts`, the first of its `ports`, or `url`,',
          'which is both for HTTPS. Absent: the image knows where it is.',
        ].join(' '),
      ),
    secretKeys: listOf(Variable)
      .default([])
      .describe(
        'Properties of its secret, which people fill in; each becomes an environment variable. Absent: it asks for none.',
      ),
    purpose: Text.describe('What it is called for.'),
  })
  .describe(
    'A service of somebody else, called over the internet, with a secret of ours where it asks for one.',
  );
export type External = z.output<typeof External>;

export const ExternalUse = listOf(Key)
  .default([])
  .describe(
    'Keys of `externals` it calls; it gets their secrets, and the variables that they name.',
  );

declare module '../../model/schema/environment.ts' {
  interface Environment {
    externals: Record<string, External>;
  }
  interface Uses {
    externals: z.output<typeof ExternalUse>;
  }
}
