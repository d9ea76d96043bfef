// What can be wrong with databases of several kinds.
import { entry } from '../entry.ts';

export const databaseCatalogue = {
  'model/managed-password-ambiguous': entry<{ found: string; other: string }>({
    severity: 'error',
    message: ({ found, other }) =>
      `Managed password of ${found} is not told from that of ${other}: the name of one begins with the other`,
    hint: () => 'Write masterPassword: written for one of them, or give it another key',
    why: 'AWS invents the name of a secret that it manages, and External Secrets finds it by a tag with the ARN of the database. Filters of Secrets Manager look at how a value begins, so that both are found. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html',
  }),
} as const;
