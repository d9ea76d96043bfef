import { describe, expect, it } from 'vitest';
import { checkOperations } from '../../../src/environment/rules/operations/operations.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { withFileSystem } from '../../support/with-file-system.ts';

const terraform = terraformOf(anEnvironment(withFileSystem()));
const changed = (changes: object) => terraformOf(anEnvironment(withFileSystem({ ...changes })));

describe('a file system', () => {
  it('has a mount target in the data tier of every zone (S0-STO-08)', () => {
    const targets = Object.entries(terraform.all('aws_efs_mount_target'));

    expect(targets.map(([key, { subnet_id }]) => [key, subnet_id])).toEqual([
      ['main-eu-west-1a', `\${data.terraform_remote_state.network.outputs.subnet_ids["data"][0]}`],
      ['main-eu-west-1b', `\${data.terraform_remote_state.network.outputs.subnet_ids["data"][1]}`],
    ]);
  });

  it('admits NFS from the nodes, and nothing else (S0-STO-08)', () => {
    const rules = terraform
      .list('aws_vpc_security_group_ingress_rule')
      .filter(({ security_group_id }) => security_group_id.includes('file-system-main'));

    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      from_port: 2049,
      to_port: 2049,
      referenced_security_group_id: `\${aws_security_group.nodes.id}`,
    });
  });

  it('admits whom a stated rule names as well', () => {
    const because = 'The design lets the bastion mount it';
    const rule = { group: 'file-system/main', peer: '10.0.1.0/24', ports: '2049', because };
    const overrides = { ...withFileSystem(), network: { securityGroupRules: { stated: rule } } };
    const stated = terraformOf(anEnvironment(overrides));

    expect(stated.one('aws_vpc_security_group_ingress_rule', 'stated').security_group_id).toContain(
      'file-system-main',
    );
  });

  it('is encrypted, backed up and kept', () => {
    const fileSystem = terraform.one('aws_efs_file_system', 'main');

    expect(fileSystem).toMatchObject({ encrypted: true, throughput_mode: 'elastic' });
    expect(fileSystem.kms_key_id).toContain('key_arns["data"]');
    expect(fileSystem.lifecycle.prevent_destroy).toBe(true);
    expect(fileSystem.lifecycle_policy).toBeUndefined();
    expect(terraform.one('aws_efs_backup_policy', 'main').backup_policy.status).toBe('ENABLED');
  });

  it('bursts, is not backed up and moves idle files when asked to (S0-STO-09)', () => {
    const other = changed({ throughputMode: 'bursting', backup: false, transitionToIaDays: 30 });
    const { throughput_mode, lifecycle_policy } = other.one('aws_efs_file_system', 'main');

    expect(throughput_mode).toBe('bursting');
    expect(lifecycle_policy).toEqual([{ transition_to_ia: 'AFTER_30_DAYS' }]);
    expect(other.one('aws_efs_backup_policy', 'main').backup_policy.status).toBe('DISABLED');
  });

  it('is made before its id is known', () => {
    expect(Object.keys(changed({ id: null }).all('aws_efs_file_system'))).toEqual(['main']);
  });
});

describe('the replica of a file system', () => {
  const aws = { recoveryRegion: 'eu-central-1' };
  const replicated = (changes: object) =>
    terraformOf(anEnvironment({ ...withFileSystem({ replicate: true, ...changes }), aws }));

  it('is made by AWS in the recovery region, with the key of copies', () => {
    const { source_file_system_id: source, destination } = replicated({}).one(
      'aws_efs_replication_configuration',
      'main',
    );

    expect(source).toBe('fs-0123456789abcdef0');
    expect(destination).toEqual({
      region: 'eu-central-1',
      kms_key_id: '${aws_kms_key.recovery.arn}',
    });
  });

  it('asks stack data for an id that is not written down', () => {
    const all = replicated({ id: null });

    expect(all.one('aws_efs_replication_configuration', 'main').source_file_system_id).toBe(
      '${data.terraform_remote_state.data.outputs.file_system_ids["main"]}',
    );
    expect(all.stack('data').document['output']).toHaveProperty('file_system_ids.value', {
      main: '${aws_efs_file_system.main.id}',
    });
  });

  it('needs a region to go to', () => {
    const nowhere = anEnvironment(withFileSystem({ replicate: true }));

    expect(findings(checkOperations(nowhere))).toEqual([
      'model/no-recovery-region at value of fileSystems.main.replicate',
    ]);
  });

  it('is not there otherwise', () => {
    const { stack, all } = terraformOf(anEnvironment(withFileSystem({ id: null })));

    expect(all('aws_efs_replication_configuration')).toEqual({});
    expect(stack('data').document).not.toHaveProperty('output');
  });
});
