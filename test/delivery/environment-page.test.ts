import { describe, expect, it } from 'vitest';
import { renderEnvironmentPage } from '../../src/delivery/page/render-environment-page.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { aChart, aFolder, aStack } from './some-artifacts.ts';
import { aService, withTwoServices } from './two-services.ts';

function render(environment: Environment): string {
  return renderEnvironmentPage({
    environment,
    landscape: ALONE,
    stacks: [aStack('network'), aStack('data', ['network'])],
    components: [aFolder('orders'), aChart('cert-manager')],
    artifacts: [],
  });
}

const DEVIATIONS = {
  'cluster.version': { design: '1.28', because: 'It cannot be created | any more', refs: ['F-1'] },
  'kafka.main.configuration.auto.create.topics.enable': { design: 'false', because: 'So' },
};

describe('renderEnvironmentPage', () => {
  it('lists services with port, address and uses, but no image tag', () => {
    const services = { orders: aService({ clusterIP: '10.96.0.9', uses: { caches: ['main'] } }) };
    const caches = {
      main: { nodeType: 'cache.t4g.small', shards: 1, replicasPerShard: 1, purpose: 'Carts' },
    };
    const page = render(withTwoServices({ caches, services }));

    expect(page).toContain(
      '| `orders` | A service | Back | existing | 8080 | 10.96.0.9 | 3 | cache `main` |',
    );
    expect(page).not.toContain('1.0.0');
  });

  it('lists document databases, and who uses them', () => {
    const main = {
      class: 'db.r5.large',
      instances: 2,
      changeStreams: { retentionHours: 24 },
      purpose: 'Forum',
    };
    const services = { forum: aService({ uses: { documentDatabases: { main: 'write' } } }) };
    const page = render(withTwoServices({ documentDatabases: { main }, services }));

    expect(page).toContain(
      '| document database `main` | DocumentDB 5.0.0, 2 × db.r5.large, change streams 24 hours, backups 7 days | Forum |',
    );
    expect(page).toContain('| document database `main` |\n');
  });

  it('shows the tree of the organization, and what holds in it (S1-ORG-03, S1-ORG-04)', () => {
    const organization = {
      units: { workloads: {}, live: { parent: 'workloads' } },
      accounts: { prod: { email: 'aws-prod@shop.io', unit: 'live', title: 'Production' } },
      guardrails: {
        regions: { kind: 'regions', allow: ['us-west-2', 'us-east-1'], targets: ['workloads'] },
        stay: { kind: 'denyLeave', targets: ['root'], exemptRoles: ['break-glass'] },
      },
      delegatedAdministrators: { config: 'prod' },
    };
    const audit = { trail: { scope: 'organization' } };
    const page = render(anEnvironment({ organization, audit }));

    for (const line of [
      '## Organization',
      '| `live` | `workloads` |',
      '| `prod` | Production | `live` | `aws-prod@shop.io` |',
      '| `regions` | every region but `us-east-1` `us-west-2` | `workloads` | – |',
      '| `stay` | leaving the organization | `root` | `break-glass` |',
      '- `config` is administered by `prod`',
      '- CloudTrail logs API calls of every account of all regions; kept 365 days',
    ]) {
      expect(page.split('\n')).toContain(line);
    }
  });

  it('names the accounts that read a secret (S1-SEC-01)', () => {
    const signing = { keys: ['KEY'], purpose: 'Signs tokens', readers: ['310987654321'] };

    expect(render(anEnvironment({ secrets: { signing } }))).toContain(
      '| secret `signing` | read by `310987654321` | Signs tokens |',
    );
  });

  it('describes an Aurora cluster by its members, and who reads from it', () => {
    const main = {
      engine: 'aurora-mysql',
      version: '8.0',
      class: 'db.serverless',
      serverless: { minCapacity: 0, maxCapacity: 2, autoPauseSeconds: 600 },
      readerScaling: { max: 5, cpuPercent: 70 },
      maxConnections: 100,
      purpose: 'Orders',
    };
    const services = { orders: aService({ uses: { databases: { main: 'read' } } }) };
    const page = render(withTwoServices({ databases: { main }, services }));

    expect(page).toContain(
      [
        '| database `main` | aurora-mysql 8.0, 2 × db.serverless, 0 to 2 ACU, pauses after 600 s,',
        'up to 5 readers at 70% CPU, backups 30 days | Orders |',
      ].join(' '),
    );
    expect(page).toContain('readers of database `main`');
    expect(page).toContain('aurora-mysql 8.0<br/>main<br/>2 members');
  });

  it('lists stacks in order and components by wave', () => {
    const page = render(withTwoServices());

    expect(page).toContain('| 1 | [`data`](terraform/data/cdk.tf.json) | `network` |');
    expect(page.indexOf('| -10 | `cert-manager`')).toBeLessThan(page.indexOf('| 0 | `orders`'));
  });

  it('says what records and watches the account, where something does', () => {
    const audit = {
      trail: { dataEvents: ['media'], retentionDays: 400 },
      securityHub: null,
      configuration: { rules: ['ENCRYPTED_VOLUMES'] },
    };
    const page = render(anEnvironment({ audit }));

    expect(page).toContain('## Audit');
    expect(page).toContain('and objects of `media`; kept 400 days');
    expect(page).toContain('- AWS Config rule `ENCRYPTED_VOLUMES`');
    expect(page).not.toContain('GuardDuty');
    expect(render(anEnvironment())).not.toContain('## Audit');
  });

  it('says who comes in through the bastion (S4-BAST-01)', () => {
    const bastion = { allowedCidrs: ['198.51.100.0/24'], tier: 'public' };

    expect(render(anEnvironment({ network: { bastion } }))).toContain(
      '- Bastion in the tier `public`, SSH from 198.51.100.0/24',
    );
    expect(render(anEnvironment())).not.toContain('Bastion');
  });

  it('shows what a deviation asked for, what is there, and why', () => {
    const page = render(withTwoServices({ deviations: DEVIATIONS }));

    expect(page).toContain(
      '| `cluster.version` | 1.28 | `1.35` | It cannot be created \\| any more | F-1 |',
    );
  });

  it('writes times of a deviation as they are', () => {
    const schedule = { timezone: 'Etc/UTC', start: '08:00', stop: '18:00', days: 'MON,FRI' };
    const deviations = { schedule: { design: 'None', because: 'Cost', refs: ['F-1'] } };

    expect(render(anEnvironment({ tier: 'staging', schedule, deviations }))).toContain(
      '`timezone: Etc/UTC, start: 08:00, stop: 18:00, days: MON, FRI`',
    );
  });

  it('finds the value of a deviation below a key that holds dots', () => {
    const kafka = {
      main: {
        version: '3.8.x',
        brokers: 2,
        instanceType: 'kafka.m5.large',
        storageGb: 1,
        configuration: { 'auto.create.topics.enable': 'true' },
        purpose: 'Events',
      },
    };

    expect(render(withTwoServices({ kafka, deviations: DEVIATIONS }))).toContain(
      '`kafka.main.configuration.auto.create.topics.enable` | false | `true` |',
    );
  });

  it('states cost as it is written, with totals (S3-COST-01 to S3-COST-21)', () => {
    const cost = {
      rows: { nodes: { configuration: '6 nodes', monthly: 600, peak: 3000 } },
      baseline: 5168,
      peak: 7568,
      optimized: [3500, 4500],
      commitments: { plans: { scope: 'Compute', savingsPercent: 30 } },
    };
    const page = render(withTwoServices({ cost }));

    expect(page).toContain('| `nodes` | 6 nodes | $600 | $3,000 |');
    expect(page).toContain('- Stated total: $5,168 a month');
    expect(page).toContain('- Stated total at peak: $7,568 a month');
    expect(page).toContain('$3,500 to $4,500');
    expect(page).toContain('`plans` for Compute, saves 30%');
  });

  it('says which backups there are beside those of the stores themselves (S1-DR-05, S1-STO-11)', () => {
    const recovery = {
      clusterBackup: { bucket: 'media' },
      backupPlan: { copyRetentionDays: 30 },
      volumeSnapshots: {},
    };
    const page = render(anEnvironment({ aws: { recoveryRegion: 'eu-central-1' }, recovery }));

    expect(page).toContain('keeps backups for 7 days, and in eu-central-1 for 30');
    expect(page).toContain('keeps backups in bucket `media` for 30 days');
    expect(page).toContain('daily at 3:00 UTC and kept for 30 days');
  });

  it('states objectives and what nothing can be configured for (S3-DR-06, S3-DR-07, S3-DOC-01)', () => {
    const page = render(
      withTwoServices({
        recovery: { objectives: { recoveryTime: '4h', recoveryPoint: '5m' } },
        statements: { compliance: 'Audits are organizational' },
      }),
    );

    expect(page).toContain('Recovery time (RTO): 4h');
    expect(page).toContain('Recovery point (RPO): 5m');
    expect(page).toContain('- **compliance**: Audits are organizational');
  });

  it('does not claim that backups of an Aurora cluster are copied', () => {
    const objectives = { recoveryTime: '4h', recoveryPoint: '5m' };
    const recovery = { objectives, replicateDatabaseBackups: true };
    const size = { class: 'db.r6g.large', maxConnections: 100, purpose: 'Orders' };
    const main = { ...size, engine: 'aurora-postgresql', version: '16' };
    const copied = 'Database backups are copied';

    expect(render(withTwoServices({ recovery }))).toContain(copied);
    expect(render(withTwoServices({ recovery, databases: { main } }))).not.toContain(copied);
  });

  it('changes one line when one service changes its port', () => {
    const before = render(withTwoServices({ services: { a: aService(), b: aService() } })).split(
      '\n',
    );
    const after = render(
      withTwoServices({ services: { a: aService({ port: 9090 }), b: aService() } }),
    ).split('\n');

    const changed = after.filter((line, index) => line !== before[index]);
    expect(changed.every((line) => line.includes('9090'))).toBe(true);
    expect(changed).toHaveLength(2);
  });

  it('is the same for services in another order', () => {
    const one = render(withTwoServices({ services: { a: aService(), b: aService() } }));
    const other = render(withTwoServices({ services: { b: aService(), a: aService() } }));

    expect(other).toBe(one);
  });
});

describe('the page of a network', () => {
  const attached = (name: string, second: number) =>
    anEnvironment({
      environment: name,
      network: { cidr: `10.${second}.0.0/16`, attachment: 'shop/hub' },
    });
  const members = {
    dev: { environment: 'shop/dev' },
    tools: { environment: 'shop/tools', reach: 'everyone' },
  };
  const hub = anEnvironment({
    environment: 'hub',
    network: { transitGateway: { members, directConnect: { asn: 64_513 } } },
  });
  const [dev, tools] = [attached('dev', 2), attached('tools', 3)];
  const landscape = new Map([
    ['shop/hub', hub],
    ['shop/dev', dev],
    ['shop/tools', tools],
  ]);
  const pageOf = (environment: Environment) =>
    renderEnvironmentPage({ environment, landscape, stacks: [], components: [], artifacts: [] });

  it('draws a hub with its members', () => {
    const page = pageOf(hub);

    expect(page).toContain('member__dev["shop/dev<br/>10.2.0.0/16"] --- hub');
    expect(page).toContain('onPremises(["On premises"]) -.- hub');
    expect(page).toContain('| `shop/tools` | `210987654321` | `10.3.0.0/16` | all members |');
  });

  it('lists whom a member reaches', () => {
    expect(pageOf(dev)).toContain('| `shop/tools` | `10.3.0.0/16` |');
    expect(pageOf(dev)).toContain('Hangs on the Transit Gateway of `shop/hub`');
    expect(pageOf(anEnvironment())).not.toContain('## Networks');
  });
});
