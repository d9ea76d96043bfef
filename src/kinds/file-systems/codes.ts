// Claims of other namespaces.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/claim-elsewhere': entry<{
    service: string;
    namespace: string;
    claim: string;
    other: string;
  }>({
    severity: 'error',
    message: ({ service, namespace, claim, other }) =>
      `Service ${service} in namespace ${namespace} cannot mount claim ${claim}, which is in ${other}`,
    hint: ({ namespace, claim }) =>
      `Add a claim of another key with namespace: ${namespace} beside ${claim} in claims of the file system, or write namespace of the service`,
    why: 'A pod mounts only claims of its own namespace.',
  }),
} as const;

export const report = reporterOf(codes);
