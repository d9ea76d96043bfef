import type { LifeTable } from '../life.ts';

export const edge: LifeTable = {
  aws_lb_target_group: {
    replacement: 'new first',
    because:
      'A listener sends to it, and AWS deletes none that is in use. What is spoken to its targets is part of its name, on the TargetGroupBinding as well.',
    // Every pod is registered with its own; that of the group counts for targets without one.
    ignores: ['port'],
  },
};
