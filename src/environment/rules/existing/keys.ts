// KMS keys that stand already: where they are, and whether anything is encrypted with them.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { elsewhere } from './elsewhere.ts';

export function checkStandingKeys({ aws, cluster }: Environment): readonly Diagnostic[] {
  const { account, region, keys } = aws;
  const found = Object.entries(keys).flatMap(([purpose, arn]) => {
    const path = ['aws', 'keys', purpose];
    const what = `The key of aws.keys.${purpose}`;
    return arn === null ? [] : elsewhere({ what, arn, account, region, path });
  });
  const makesCluster = cluster !== null && cluster.existing === null;
  if (keys.cluster === null || makesCluster) return found;
  const where = { path: ['aws', 'keys', 'cluster'], target: 'key' } as const;
  return [...found, diagnostic('model/existing-key-unused', {}, where)];
}
