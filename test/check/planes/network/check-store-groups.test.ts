import { checkStoreGroups } from '../../../../src/check/planes/network/check-store-groups.ts';
import { type OpenInput, stackIn } from '../../../support/compiled.ts';
import { describeCheck, elementIn, removeElement } from '../../../support/corruptions.ts';

const INGRESS = 'aws_vpc_security_group_ingress_rule';
const DATABASE = `${INGRESS}.database-main-from-nodes-5432`;

function addRule(open: OpenInput, key: string, body: object): void {
  const { document, origins } = stackIn(open, 'network') as unknown as OpenStack;
  const rules = document.resource[INGRESS] ?? {};
  rules[key] = { ...elementIn(open, 'network', DATABASE), ...body };
  origins[`${INGRESS}.${key}`] = ['databases', 'main'];
}

interface OpenStack {
  readonly document: { readonly resource: Record<string, Record<string, object>> };
  readonly origins: Record<string, readonly string[]>;
}

describeCheck(checkStoreGroups, {
  'a rule that is dropped': {
    change: (open) => removeElement(open, 'network', DATABASE),
    found: ['check/security-group-missing at value of databases.main'],
  },
  'a rule on another port': {
    change: (open) => {
      Object.assign(elementIn(open, 'network', DATABASE), { from_port: 3306, to_port: 3306 });
    },
    found: [
      'check/security-group-missing at value of databases.main',
      'check/security-group-unneeded at value of databases.main',
    ],
  },
  'a rule for another group': {
    change: (open) => {
      elementIn(open, 'network', DATABASE).referenced_security_group_id =
        '${aws_security_group.load-balancer-main.id}';
    },
    found: [
      'check/security-group-missing at value of databases.main',
      'check/security-group-unneeded at value of databases.main',
    ],
  },
  'more ports than the edges need': {
    change: (open) => {
      elementIn(open, 'network', DATABASE).to_port = 5500;
    },
    found: ['check/security-group-unneeded at value of databases.main'],
  },
  'a rule for everybody': {
    change: (open) => {
      const everybody = { cidr_ipv4: '0.0.0.0/0', referenced_security_group_id: undefined };
      addRule(open, 'database-main-from-everywhere', everybody);
    },
    found: ['check/security-group-unneeded at value of databases.main'],
  },
  'nodes that are let out to no store': {
    change: (open) =>
      removeElement(open, 'network', 'aws_vpc_security_group_egress_rule.nodes-to-everywhere'),
    found: [
      'check/edge-half-open at value of databases.main',
      'check/edge-half-open at value of search.main',
      'check/edge-half-open at value of services.analytics-service.uses.kafka.main',
      'check/edge-half-open at value of services.auth-service.uses.caches[0]',
    ],
  },
  'a store without its own group': {
    change: (open) => {
      const cache = elementIn(open, 'data', 'aws_elasticache_replication_group.main');
      cache.security_group_ids = [];
    },
    found: ['check/security-group-missing at value of services.auth-service.uses.caches[0]'],
  },
});
