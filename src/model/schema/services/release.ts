// What runs once before a new version of a service starts.
import { z } from 'zod';
import { mapOf, Text } from '../primitives.ts';

export const Release = z
  .strictObject({
    commands: mapOf(
      z
        .strictObject({
          order: z.int().min(1).describe('Position among the commands; a smaller one runs first.'),
          command: z
            .array(Text)
            .min(1)
            .describe('Runs in a container of the image, in place of its entrypoint.'),
        })
        .describe('A command that ends with 0 when it is done.'),
    )
      .refine((commands) => Object.keys(commands).length > 0, 'expected at least one command')
      .describe(
        [
          'Commands by name, one after the other, such as migrations.',
          'They run again with every sync, and from the first one after a failure: what is done already has to do no harm.',
        ].join(' '),
      ),
    deadlineSeconds: z
      .int()
      .min(30)
      .default(900)
      .describe('Seconds for all of them together, after which the release has failed.'),
  })
  .describe('Commands that a new version waits for.');
export type Release = z.output<typeof Release>;
