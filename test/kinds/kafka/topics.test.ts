// Topics of MSK, which a Job makes.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkSecretAccess } from '../../../src/check/planes/secrets/check-secret-access.ts';
import { environmentRules } from '../../../src/environment/rules.ts';
import { topicsScript } from '../../../src/kinds/kafka/platform/topics.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { corrupted } from '../../support/compiled.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { objectOf, objectsOf } from '../../support/kubernetes-objects.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

function withTopics(kafka: Overrides = {}, others: Overrides = {}): Overrides {
  const topics = {
    users: { partitions: 3, replicationFactor: 2 },
    orders: { partitions: 6, retentionHours: 24 },
  };
  return { kafka: { main: { topics, ...kafka } }, ...others };
}

const input = compiledSmall(withTopics());
const output = { components: input.components, artifacts: input.objects };

function rulesOn(overrides: Overrides): readonly string[] {
  return environmentRules.flatMap((rule) => findings(rule(anEnvironment(overrides))));
}

describe('topics of MSK (S4-MSG-03)', () => {
  it('pass every check that passes without', () => {
    expect(findings(checkEnvironment(input))).toEqual(
      findings(checkEnvironment(compiledSmall({}))),
    );
  });

  it('are made before services start, with each sync', () => {
    const component = input.components.find(({ name }) => name === 'kafka-main');
    const { annotations } = objectOf(output, 'Job', 'main-topics')['metadata'];

    expect(component).toMatchObject({ namespace: 'databases', wave: -10 });
    expect(annotations).toMatchObject({ 'argocd.argoproj.io/hook': 'Sync' });
  });

  it('reach the brokers, and nobody else', () => {
    const two = compiledSmall(
      withTopics(
        { zones: 2, brokers: 2 },
        {
          aws: { zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] },
          network: {
            subnets: {
              public: { cidrs: ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'] },
              private: { cidrs: ['10.0.11.0/24', '10.0.12.0/24', '10.0.13.0/24'] },
              data: { cidrs: ['10.0.21.0/24', '10.0.22.0/24', '10.0.23.0/24'] },
            },
          },
        },
      ),
    );
    const { egress } = objectOf(
      { ...output, artifacts: two.objects },
      'NetworkPolicy',
      'main-topics',
    )['spec'];

    expect(egress[1]).toEqual({
      ports: [{ protocol: 'TCP', port: 9094 }],
      to: [{ ipBlock: { cidr: '10.0.21.0/24' } }, { ipBlock: { cidr: '10.0.22.0/24' } }],
    });
  });

  it.each(['everywhere', 'named'])(
    'are made also where no service uses the cluster, with ways out to %s',
    (nodeEgress) => {
      const others = {
        network: { nodeEgress },
        services: { web: { uses: { kafka: null } } },
      };
      const unused = compiledSmall(withTopics({}, others));
      const text = JSON.stringify(unused.stacks);

      expect(findings(checkEnvironment(unused))).toEqual(
        findings(checkEnvironment(compiledSmall(others))),
      );
      expect(text).toContain('"kafka-main-from-nodes-9094"');
      expect(text.includes('"nodes-to-kafka-main-9094"')).toBe(nodeEgress === 'named');
    },
  );

  it('go through the rule of the services, whose address stays when the last of them is gone', () => {
    const rules = (uses: object) =>
      Object.entries(
        terraformOf(anEnvironment(withTopics({}, { services: { web: { uses } } }))).all(
          'aws_vpc_security_group_ingress_rule',
        ),
      )
        .filter(([, rule]) => rule.from_port === 9094)
        .map(([key]) => key);

    expect(rules({})).toEqual(['kafka-main-from-nodes-9094']);
    expect(rules({ kafka: null })).toEqual(['kafka-main-from-nodes-9094']);
  });

  it('read the addresses of the brokers with the role of jobs', () => {
    const denied = corrupted(input, (open) => {
      const stack = open.stacks.find(({ stack: name }) => name === 'identity');
      const policies = stack?.['document'].data.aws_iam_policy_document;
      const { statement } = policies['addon-login-jobs'];
      statement[0].resources = statement[0].resources.filter(
        (each: string) => !each.includes('kafka'),
      );
    });

    expect(findings(checkSecretAccess(input))).toEqual([]);
    expect(findings(checkSecretAccess(denied))).toHaveLength(1);
  });

  it('need a cluster that reads secrets, and none is made where none is named', () => {
    expect(rulesOn(withTopics({}, { addons: { 'external-secrets': null } }))).toContain(
      'model/addon-missing at value of kafka.main.topics',
    );
    expect(
      objectsOf({ ...output, artifacts: compiledSmall({}).objects }, 'Job').map(
        ({ metadata }) => metadata.name,
      ),
    ).not.toContain('main-topics');
  });
});

describe('topicsScript', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'topics-'));
    mkdirSync(join(folder, 'bin'));
    for (const tool of ['kafka-topics', 'kafka-configs']) {
      const path = join(folder, 'bin', `${tool}.sh`);
      const log = `echo ${tool} "$@" >>"${folder}/calls"`;
      writeFileSync(
        path,
        `#!/bin/sh\n${log}\ncase "$*" in *--describe) cat "${folder}/there";; esac\n`,
      );
      chmodSync(path, 0o755);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What is called when the brokers describe their topics so. */
  function calls(there: string): readonly string[] {
    const kafka = anEnvironment(withTopics()).kafka['main'];
    if (!kafka) throw new Error('No Kafka cluster main');
    writeFileSync(join(folder, 'there'), there);
    const script = topicsScript(kafka).replaceAll('/tmp/topics', join(folder, 'topics'));
    const env = { PATH: process.env['PATH'] ?? '', KAFKA_HOME: folder, KAFKA_BROKERS: 'b:9094' };
    const { status, stderr } = spawnSync('sh', ['-c', script], { env, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    return readFileSync(join(folder, 'calls'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((call) =>
        call.replace(' --bootstrap-server b:9094 --command-config /scripts/client.properties', ''),
      );
  }

  const line = (topic: string, partitions: number, configs: string) =>
    `Topic: ${topic}\tTopicId: x\tPartitionCount: ${partitions}\tReplicationFactor: 2\tConfigs: ${configs}\n` +
    `\tTopic: ${topic}\tPartition: 0\tLeader: 1\tReplicas: 1,2\tIsr: 1,2\n`;

  it('makes what is missing', () => {
    expect(calls('')).toEqual([
      'kafka-topics --describe',
      'kafka-topics --create --if-not-exists --topic orders --partitions 6 --config retention.ms=86400000',
      'kafka-topics --create --if-not-exists --topic users --partitions 3 --replication-factor 2 --config retention.ms=604800000',
    ]);
  });

  it('grows what is there, and keeps messages as long as is said', () => {
    const there = [
      line('orders-archive', 6, 'retention.ms=1'),
      line('orders', 3, 'min.insync.replicas=1,retention.ms=864000000'),
      line('users', 3, 'retention.ms=604800000,min.insync.replicas=1'),
    ];

    expect(calls(there.join(''))).toEqual([
      'kafka-topics --describe',
      'kafka-topics --alter --topic orders --partitions 6',
      'kafka-configs --alter --entity-type topics --entity-name orders --add-config retention.ms=86400000',
    ]);
  });

  it('leaves alone what is as it should be, and what cannot shrink', () => {
    const there =
      line('orders', 9, 'retention.ms=86400000') + line('users', 3, 'retention.ms=604800000');

    expect(calls(there)).toEqual(['kafka-topics --describe']);
  });
});
