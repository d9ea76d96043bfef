// Secrets of our own.
import { z } from 'zod';
import { AccountId } from '../../model/schema/aws.ts';
import { Key, listOf, Text } from '../../model/schema/primitives.ts';

export const Secret = z
  .strictObject({
    keys: listOf(
      z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected a variable name such as SIGNING_KEY'),
    )
      .min(1)
      .describe('Its properties; each becomes an environment variable.'),
    source: z
      .enum(['generated', 'people'])
      .default('generated')
      .describe('`generated`: 40 random characters each. `people`: filled in by hand.'),
    readers: listOf(AccountId)
      .default([])
      .describe('Other accounts whose roles may be allowed to read it.'),
    purpose: Text.describe('What it is for.'),
  })
  .describe('A secret of our own in AWS Secrets Manager, such as a signing key.');
export type Secret = z.output<typeof Secret>;

export const SecretUse = listOf(Key).default([]).describe('Keys of `secrets` it reads.');

declare module '../../model/schema/environment.ts' {
  interface Environment {
    secrets: Record<string, Secret>;
  }
  interface Uses {
    secrets: z.output<typeof SecretUse>;
  }
}
