// Faults that only show across fields of one environment (src/model/rules).
import { entry, quote } from './entry.ts';

export const modelCatalogue = {
  'model/unknown-target': entry<{ kind: string; name: string; user: string; known: string }>({
    severity: 'error',
    message: ({ kind, name, user }) => `No ${kind} named ${quote(name)}, which ${user} uses`,
    hint: ({ kind, known }) => `Add it to the environment, or use one of its ${kind} keys: ${known}`,
    why: 'Every edge is written once, at the service that has it. Network policies, security group rules, IAM statements, secrets and environment variables are all derived from it, so its target has to exist.',
  }),
} as const;
