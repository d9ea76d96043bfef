import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../../src/check/terraform/check-references.ts';
import { compiledNightSchool, corrupted, stackIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';
import { loadedNightSchool } from '../../support/night-school.ts';

const UNKNOWN = 'check/reference-unknown at value of';

describeRule(checkReferences, [
  [
    'a resource that was dropped',
    (open) => {
      delete stackIn(open, 'data')['document'].resource.aws_db_parameter_group['database-main'];
    },
    [
      `${UNKNOWN} databases.main`,
      `${UNKNOWN} databases.main.replicas.analytics`,
      `${UNKNOWN} databases.main.replicas.reporting`,
    ],
  ],
  [
    'an ephemeral resource that is misspelt',
    (open) => {
      const { ephemeral } = stackIn(open, 'data')['document'];
      delete ephemeral.aws_secretsmanager_random_password['database-main-login-cart-service'];
    },
    [`${UNKNOWN} services.cart-service.uses.databases.main`],
  ],
  [
    'a provider alias that is not declared',
    (open) => {
      stackIn(open, 'recovery')['document'].resource.aws_kms_key.recovery.provider = 'aws.moon';
    },
    [`${UNKNOWN} aws.recoveryRegion`],
  ],
  [
    'a dependency on nothing',
    (open) => {
      const { coredns } = stackIn(open, 'cluster')['document'].resource.aws_eks_addon;
      coredns.depends_on.push('aws_eks_node_group.az9');
    },
    [`${UNKNOWN} cluster.addons.coredns`],
  ],
  [
    'a change ignored in an argument that is not set',
    (open) => {
      const { az1 } = stackIn(open, 'cluster')['document'].resource.aws_eks_node_group;
      az1.lifecycle.ignore_changes = ['scaling_konfig[0].desired_size'];
    },
    [`${UNKNOWN} cluster.nodeGroups.az1`],
  ],
  [
    'text of a user that reads like a reference',
    (open) => {
      stackIn(open, 'network')['document'].resource.aws_vpc.main.tags = { '${HOME}': 'x' };
    },
    [`${UNKNOWN} network.cidr`],
  ],
  [
    'an output of nothing, at what the rest of it is made from',
    (open) => {
      const { subnet_ids: ids } = stackIn(open, 'network')['document'].output;
      ids.value.database[0] = '${aws_subnet.gone.id}';
    },
    [`${UNKNOWN} network.subnets.database.cidrs[1]`],
  ],
  [
    'variables, locals and loops that nothing declares',
    (open) => {
      const { main } = stackIn(open, 'network')['document'].resource.aws_vpc;
      main.tags = { a: '${var.a}', b: '${local.b}', c: '${each.key}', d: '${path.module}' };
    },
    [`${UNKNOWN} network.cidr`],
  ],
]);

describe('checkReferences', () => {
  it('names the reference and points at the line of the environment', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      const { az1 } = stackIn(open, 'cluster')['document'].resource.aws_eks_node_group;
      az1.subnet_ids = ['${aws_subnet.gone.id}'];
    });

    const [found] = checkReferences(input);

    expect(found?.args).toMatchObject({ reference: 'aws_subnet.gone', argument: 'subnet_ids[0]' });
    expect(loadedNightSchool().locate(found?.path ?? [], 'key')).toEqual(
      loadedNightSchool().locate(['cluster', 'nodeGroups', 'az1'], 'key'),
    );
  });
});
