// What an environment has in common with the one that goes before it.
import { z } from 'zod';
import { parsePath } from '../dotted-path.ts';
import { EnvironmentPath } from './primitives.ts';

const Pattern = z
  .string()
  .refine(
    (text) => parsePath(text) !== undefined && !/\s/.test(text),
    'expected keys joined by dots, such as services.*.image.tag',
  );

/** Which version of something runs, wherever that is written. */
const VERSIONS = [
  '*.*.image.tag',
  '*.*.version',
  'services.*.initContainers.*.image',
  'services.*.sidecars.*.image',
  'cluster.version',
  'cluster.addons.*.version',
  'cluster.nodeGroups.*.releaseVersion',
  'cluster.nodePools.*.amiVersion',
  'terraform.*.module.source',
  'terraform.*.module.version',
  'terraform.*.providers.*.version',
];

export const Parity = z
  .strictObject({
    with: EnvironmentPath.nullable()
      .default(null)
      .describe(
        'The environment of the same system that goes before this one, such as shop/staging. Absent: none, and nothing has to agree.',
      ),
    agree: z
      .array(Pattern)
      .default([])
      .describe(
        'Paths at which both say the same. `*` stands for every key that both have, and a path covers all below it.',
      ),
    follows: z
      .array(Pattern)
      .default(VERSIONS)
      .describe('Paths whose values `promote` carries over from it; until then they may differ.'),
    differs: z
      .array(Pattern)
      .default([])
      .describe('Paths that are meant to differ: neither asked about, carried over nor shown.'),
  })
  .describe(
    'What has to be the same here as in the environment that goes before, and what follows it.',
  );
export type Parity = z.output<typeof Parity>;
