// Which versions can be created, as of the day below. Data with a date instead of a clock: the same
// commit is judged alike on every day, and a release of ours moves the table.

export const SUPPORT_AS_OF = '2026-11-20';

export type Support = 'standard' | 'extended' | 'ended';

/** https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
const KUBERNETES: Readonly<Record<string, Support>> = {
  '1.36': 'standard',
  '1.35': 'standard',
  '1.34': 'standard',
  '1.33': 'extended',
  '1.32': 'extended',
  '1.31': 'extended',
};

export const NEWEST_STANDARD_KUBERNETES = '1.36';

export function kubernetesSupport(version: string): Support | 'unknown' {
  const known = KUBERNETES[version];
  if (known) return known;
  const minor = Number(version.split('.')[1] ?? '0');
  return minor < 31 ? 'ended' : 'unknown';
}
