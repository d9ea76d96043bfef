import { describe, expect, it } from 'vitest';
import { networkOf } from '../../src/model/parts.ts';
import { nightSchool } from '../support/night-school.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const environment = nightSchool();
const network = { ...networkOf(environment), nodeEgress: 'named' as const };
const terraform = terraformOf({ ...environment, network });
const everywhere = terraformOf(environment);
const egress = terraform.all('aws_vpc_security_group_egress_rule');

describe('named egress of nodes', () => {
  it('goes to used stores on their ports, where a rule is stated, to nodes and to HTTPS only (S2-SG-05)', () => {
    const ofNodes = Object.entries(egress).filter(
      ([, rule]) => rule.security_group_id === `\${aws_security_group.nodes.id}`,
    );

    expect(ofNodes.map(([key]) => key).sort()).toEqual([
      'nodes-to-cache-main-6379',
      'nodes-to-database-main-5432',
      'nodes-to-everywhere-443',
      'nodes-to-kafka-main-9094',
      'nodes-to-kafka-plaintext-port',
      'nodes-to-nodes',
      'nodes-to-search-main-443',
    ]);
    expect(egress['nodes-to-database-main-5432']).toMatchObject({
      referenced_security_group_id: `\${aws_security_group.database-main.id}`,
      ip_protocol: 'tcp',
      from_port: 5432,
      to_port: 5432,
    });
    expect(egress['nodes-to-everywhere-443']).toMatchObject({ from_port: 443, to_port: 443 });
  });

  it('is not undone by the group of the cluster, which lets everything out', () => {
    const groupsOf = ({ list }: typeof terraform) =>
      list('aws_launch_template').map((each) => each.vpc_security_group_ids.length);

    expect(new Set(groupsOf(everywhere))).toEqual(new Set([2]));
    expect(new Set(groupsOf(terraform))).toEqual(new Set([1]));
  });

  it('keeps nodes and control plane in touch', () => {
    const ingress = terraform.all('aws_vpc_security_group_ingress_rule');
    const controlPlane = `\${aws_eks_cluster.main.vpc_config[0].cluster_security_group_id}`;

    expect(ingress['nodes-from-control-plane']).toMatchObject({
      referenced_security_group_id: controlPlane,
      ip_protocol: '-1',
    });
    expect(ingress['control-plane-from-nodes-443']).toMatchObject({
      security_group_id: controlPlane,
      from_port: 443,
    });
    expect(Object.keys(everywhere.all('aws_vpc_security_group_ingress_rule'))).not.toContain(
      'nodes-from-control-plane',
    );
  });
});
