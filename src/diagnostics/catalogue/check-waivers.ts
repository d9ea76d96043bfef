// Faults of waivers themselves (src/check/apply-waivers.ts).
import { entry } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export const waiversCheckCatalogue = {
  'check/waiver-expired': entry<{ key: string; until: string }>({
    severity: 'warning',
    message: ({ key, until }) => `Waiver ${key} ended on ${until}`,
    hint: () => 'Mend what it excuses, or decide again and write a later day',
    why: 'A waiver is a decision for a time. The day is compared with the date of the commit, so that the same commit is judged alike at every run.',
  }),
  'check/waiver-unused': entry<{ key: string; code: string; path: string } & Suggested>({
    severity: 'warning',
    message: ({ key, code, path }) => `Waiver ${key} excuses nothing: no ${code} at ${path}`,
    hint: (args) => didYouMean(args) ?? 'Delete it, or correct its code or path',
    why: 'A waiver that excuses nothing would silently excuse the next finding in its place. Errors of the model cannot be waived: AWS or Kubernetes would refuse what they are about.',
  }),
} as const;
