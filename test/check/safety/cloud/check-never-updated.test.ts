import { checkHardening } from '../../../../src/check/safety/cloud/check-hardening.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';

describeCheck(checkHardening, {
  'nodes that keep the image they were made with': {
    change: (open) => {
      delete elementIn(open, 'cluster', 'aws_eks_node_group.az2').release_version;
    },
    found: ['check/never-updated at value of cluster.nodeGroups.az2'],
  },
  'an add-on that keeps its first version': {
    change: (open) => {
      elementIn(open, 'cluster', 'aws_eks_addon.coredns').addon_version = null;
    },
    found: ['check/never-updated at value of cluster.addons.coredns'],
  },
});
