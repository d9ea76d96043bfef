/** Node affinity of what looks after the node pools: only managed node groups will do. */
export function notOnNodePools() {
  const matchExpressions = [{ key: 'karpenter.sh/nodepool', operator: 'DoesNotExist' }];
  return {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] },
  };
}
