import { checkOutputs } from '../../../src/check/terraform/check-outputs.ts';
import { type OpenInput, stackIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

const SUBNETS = 'data.terraform_remote_state.network.outputs.subnet_ids';

function readsInCluster(expression: string): (open: OpenInput) => void {
  return (open) => {
    const { az1 } = stackIn(open, 'cluster')['document'].resource.aws_eks_node_group;
    az1.subnet_ids = [`\${${expression}}`];
  };
}

const AT_AZ1 = ['check/output-unknown at value of cluster.nodeGroups.az1'];

describeRule(checkOutputs, [
  ['a key that the output does not have', readsInCluster(`${SUBNETS}["privat"][0]`), AT_AZ1],
  ['an index beyond the list', readsInCluster(`${SUBNETS}["private"][3]`), AT_AZ1],
  ['a key of a list', readsInCluster(`${SUBNETS}["private"]["first"]`), AT_AZ1],
  ['an output that is not declared', readsInCluster(`${SUBNETS}x`), AT_AZ1],
  [
    'what is no output at all',
    readsInCluster('data.terraform_remote_state.network.subnet_ids'),
    AT_AZ1,
  ],
  [
    'an output that was dropped',
    (open) => {
      delete stackIn(open, 'dns')['document'].output.zone_id;
    },
    [
      'check/output-unknown at value of edge.loadBalancers.main',
      'check/output-unknown at value of edge.loadBalancers.main.host',
      'check/output-unknown at value of edge.distributions.main.domains',
      'check/output-unknown at value of edge.distributions.main.domains[0]',
    ],
  ],
  [
    'a remote state that no stack keeps',
    (open) => {
      const { data } = stackIn(open, 'observability')['document'];
      data.terraform_remote_state.edge.config.key = 'night-school/prod/egde.tfstate';
    },
    [
      'check/output-unknown at value of observability.alarms.error-rate',
      'check/output-unknown at value of observability',
    ],
  ],
]);
