import { SYSTEM_TAINT } from '../../model/nodes/placement.ts';
import type { Environment } from '../../model/schema/environment.ts';

export type SystemToleration = { readonly key: string; readonly operator: 'Exists' };

/** What has to run before Karpenter does, or instead of it, stands on nodes that are kept for such. */
export function systemTolerations({ cluster }: Environment): readonly SystemToleration[] {
  const groups = Object.values(cluster?.nodeGroups ?? {});
  const isKept = groups.some(({ taints }) => SYSTEM_TAINT in taints);
  return isKept ? [{ key: SYSTEM_TAINT, operator: 'Exists' }] : [];
}
