/** Node affinity of what looks after the node pools: only managed node groups will do. */
export const NOT_ON_NODE_POOLS = {
  requiredDuringSchedulingIgnoredDuringExecution: {
    nodeSelectorTerms: [
      { matchExpressions: [{ key: 'karpenter.sh/nodepool', operator: 'DoesNotExist' }] },
    ],
  },
} as const;
