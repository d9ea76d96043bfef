// Who makes the password of the administrator of a database.
import { z } from 'zod';

export const MasterPassword = z
  .enum(['written', 'managed'])
  .default('written')
  .describe(
    [
      'Who makes the password of the administrator. `written`: Terraform, once, and people rotate it.',
      '`managed`: AWS, which keeps it in a secret of its own and rotates it every 7 days.',
    ].join(' '),
  );
