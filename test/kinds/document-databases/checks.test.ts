// What the checks know of document databases, which Night School itself has none of.
import { describe, expect, it } from 'vitest';
import { type Check, checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkStoreEgress } from '../../../src/check/planes/network/check-store-egress.ts';
import { checkStoreGroups } from '../../../src/check/planes/network/check-store-groups.ts';
import { checkSecretProperties } from '../../../src/check/planes/secrets/check-secret-properties.ts';
import { checkEncryptionAtRest } from '../../../src/check/safety/cloud/check-encryption-at-rest.ts';
import { checkEncryptionInTransit } from '../../../src/check/safety/cloud/check-encryption-in-transit.ts';
import { checkLogRetention } from '../../../src/check/safety/cloud/check-log-retention.ts';
import { checkProductionData } from '../../../src/check/safety/cloud/check-production-data.ts';
import { checkAwsNames } from '../../../src/check/terraform/names/check-aws-names.ts';
import { corrupted, type OpenInput, objectIn } from '../../support/compiled.ts';
import { elementIn, removeElement } from '../../support/corruptions.ts';
import { findings } from '../../support/findings.ts';
import { compiledWith, withDocumentDatabase } from '../../support/with-document-database.ts';

const input = compiledWith(withDocumentDatabase({ changeStreams: { retentionHours: 24 } }));

function found(check: Check, change: (open: OpenInput) => void): readonly string[] {
  return findings(check(corrupted(input, change)));
}

function cluster(open: OpenInput) {
  return elementIn(open, 'data', 'aws_docdb_cluster.main');
}

function parameters(open: OpenInput) {
  return elementIn(open, 'data', 'aws_docdb_cluster_parameter_group.main');
}

describe('checkEnvironment: document databases', () => {
  it('has nothing to say about one', () => {
    expect(checkEnvironment(input)).toEqual([]);
  });

  it('reports one without encryption at rest', () => {
    const change = (open: OpenInput) => {
      cluster(open).storage_encrypted = false;
    };

    expect(found(checkEncryptionAtRest, change)).toEqual([
      'check/encryption-at-rest at value of documentDatabases.main',
    ]);
  });

  it.each([
    ['without TLS', [{ name: 'tls', value: 'disabled' }]],
    ['without a word about TLS', []],
  ])('reports one %s', (_, parameter) => {
    const change = (open: OpenInput) => {
      parameters(open).parameter = parameter;
    };

    expect(found(checkEncryptionInTransit, change)).toEqual([
      'check/encryption-in-transit at value of documentDatabases.main.parameters',
    ]);
  });

  it('reports one with a log that has no group', () => {
    const address = 'aws_cloudwatch_log_group.document-database-main-audit';

    expect(found(checkLogRetention, (open) => removeElement(open, 'data', address))).toEqual([
      'check/log-retention at value of documentDatabases.main',
    ]);
  });

  it('reports one of production that would be deleted in one step', () => {
    const change = (open: OpenInput) => {
      cluster(open).deletion_protection = false;
    };

    expect(found(checkProductionData, change)).toEqual([
      'check/production-data at value of documentDatabases.main.deletionProtection',
    ]);
  });

  it.each([
    [1, ['check/production-data at value of documentDatabases.main.instances']],
    [2, []],
  ])('asks whether another can take over in production: %d instances', (instances, expected) => {
    const compiled = compiledWith(withDocumentDatabase({ instances }));

    expect(findings(checkProductionData(compiled))).toEqual(expected);
  });

  it('reports a security group that does not let the services in', () => {
    const rule = 'aws_vpc_security_group_ingress_rule.document-database-main-from-nodes-27017';

    expect(found(checkStoreGroups, (open) => removeElement(open, 'network', rule))).toEqual([
      'check/security-group-missing at value of documentDatabases.main',
    ]);
  });

  it('reports a network policy that does not let a service out', () => {
    const change = (open: OpenInput) => {
      const { spec } = objectIn(open, 'NetworkPolicy', 'cart-service');
      for (const rule of spec.egress) {
        rule.ports = rule.ports.filter(({ port }: { port: number }) => port !== 27017);
      }
    };

    expect(found(checkStoreEgress, change)).toEqual([
      'check/edge-half-open at value of services.cart-service.uses.documentDatabases.main',
    ]);
  });

  it('reports a secret without a property that a service reads', () => {
    const address = 'aws_secretsmanager_secret_version.document-database-main-endpoints';
    const change = (open: OpenInput) => {
      elementIn(open, 'data', address).secret_string = '{"host":"somewhere"}';
    };

    expect(found(checkSecretProperties, change)).toContain(
      'check/secret-property at value of services.cart-service',
    );
  });

  it('reports two instances of one name', () => {
    const change = (open: OpenInput) => {
      const second = elementIn(open, 'data', 'aws_docdb_cluster_instance.main-2');
      second.identifier = 'night-school-prod-document-main-1';
    };

    expect(found(checkAwsNames, change)).toHaveLength(1);
  });
});
