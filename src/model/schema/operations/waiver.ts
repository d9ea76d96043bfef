// A finding that somebody has read, judged and taken responsibility for.
import { z } from 'zod';
import { Text } from '../primitives.ts';

/** A blank says nothing. */
const Statement = Text.regex(/\S/, 'expected some text');

export const Waiver = z
  .strictObject({
    code: z
      .string()
      .regex(/^[a-z]+\/[a-z0-9-]+$/, 'expected a code such as "model/search-burstable"')
      .describe('The code of the finding.'),
    path: Text.describe(
      'Dotted path the finding points at; everything below it is covered as well.',
    ),
    reason: Statement.describe('Why the finding is acceptable here.'),
    owner: Statement.describe('Who answers for it.'),
    until: z.iso
      .date('expected a date such as "2027-03-31", in quotes')
      .describe(
        'Last day it holds. Judged against the date of the commit, so that a later run judges alike.',
      ),
  })
  .describe('Excuses one finding in one place until a day.');
export type Waiver = z.output<typeof Waiver>;
