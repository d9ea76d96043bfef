import { describe, expect, it } from 'vitest';
import { supportOf } from '../../src/facts/end-of-support.ts';
import { alarmsOf } from '../../src/report/data/alarms.ts';
import { groupFlows, policyFlows, writtenCalls } from '../../src/report/data/calls.ts';
import { costsOf } from '../../src/report/data/costs.ts';
import { hostsOf } from '../../src/report/data/hosts.ts';
import {
  namedRightsOf,
  permissionsOf,
  resourcePoliciesOf,
} from '../../src/report/data/permissions.ts';
import { schedulesOf } from '../../src/report/data/schedules.ts';
import { servicesOf, storesOf } from '../../src/report/data/services.ts';
import { settingsOf } from '../../src/report/data/settings.ts';
import { versionsOf } from '../../src/report/data/versions.ts';
import { parityBody, parityData } from '../../src/report/pages/repository/parity-page.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { reported } from './a-report.ts';

const shop = reported();

describe('who may do what', () => {
  it('is told of each role with its pods, its actions and what they are on', () => {
    const web = permissionsOf(shop.stacks).find(({ holders }) => holders.includes('shop/web'));

    expect(web?.role).toBe('shop-prod-web');
    expect(web?.permissions).toContainEqual({
      isDeny: false,
      actions: expect.arrayContaining(['s3:GetObject', 's3:PutObject']),
      resources: ['arn:aws:s3:::shop-prod-media-210987654321/*'],
      conditions: [],
    });
  });

  it('is told by name of policies of AWS', () => {
    const nodes = permissionsOf(shop.stacks).find(({ holders }) =>
      holders.includes('ec2.amazonaws.com'),
    );

    expect(nodes?.named).toContain('AmazonEKSWorkerNodePolicy');
  });

  it('follows an attachment to a policy of the same stack', () => {
    const document = {
      resource: {
        aws_iam_role: { own: { name: 'own', assume_role_policy: '{}' } },
        aws_iam_policy: {
          own: {
            policy: JSON.stringify({
              Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }],
            }),
          },
        },
        aws_iam_role_policy_attachment: {
          own: { role: '${aws_iam_role.own.name}', policy_arn: '${aws_iam_policy.own.arn}' },
        },
      },
    };
    const stack = { ...shop.stacks[0], stack: 'own', document } as (typeof shop.stacks)[number];

    expect(permissionsOf([stack])[0]?.permissions).toEqual([
      { isDeny: true, actions: ['s3:*'], resources: ['anything'], conditions: [] },
    ]);
  });
});

describe('rights beside roles', () => {
  it('are those that resources give in policies of their own', () => {
    const policies = resourcePoliciesOf(shop.stacks);

    expect(policies.map(({ of, who, permission }) => [of, who, permission.isDeny])).toContainEqual([
      ...['aws_s3_bucket_policy.media', 'anybody', true],
    ]);
  });

  it('are those that somebody is given by name', () => {
    expect(namedRightsOf(shop.stacks).map(({ words }) => words)).toContainEqual(
      expect.stringMatching(/shop-admin may sign in to the cluster/),
    );
  });
});

describe('who may call what', () => {
  it('has an edge for each thing a service uses, with the ports', () => {
    const calls = writtenCalls(shop.environment);

    expect(calls.map(({ from, to, ports }) => [from, to, ports])).toEqual(
      expect.arrayContaining([
        ['web', 'database main', '5432'],
        ['web', 'bucket media', ''],
        ['web', 'external stripe', ''],
      ]),
    );
  });

  it('has what network policies and security groups let through', () => {
    expect(policyFlows(shop.objects).some(({ by }) => by === 'shop/web')).toBe(true);
    expect(groupFlows(shop.stacks)).toContainEqual(
      expect.objectContaining({ on: '5432', to: expect.stringContaining('database') }),
    );
  });
});

describe('other pages', () => {
  it('have the hosts with who answers and the certificate', () => {
    const host = hostsOf(shop).find((each) => each.host === 'origin.shop.io');

    expect(host).toMatchObject({ answers: 'load balancer main', zone: 'shop.io' });
    expect(host?.certificates).toEqual([expect.stringContaining('aws_acm_certificate.')]);
  });

  it('have what is paid by the hour, with the price where one is known', () => {
    const { lines, total, unpriced, design } = costsOf(shop);
    const nodes = lines.find(({ what }) => what.startsWith('aws_eks_node_group.'));

    expect(nodes).toMatchObject({ size: 'm5.large', amount: 2 });
    expect(total).toBeGreaterThan(0);
    expect(unpriced).toBe(lines.filter(({ usd }) => usd === null).length);
    expect(design).toBe(140);
  });

  it('have versions with the end of their support', () => {
    const versions = versionsOf(shop);

    expect(versions).toContainEqual(
      expect.objectContaining({ product: 'eks', version: '1.35', standard: '2027-03-27' }),
    );
    expect(versions).toContainEqual(expect.objectContaining({ product: 'provider aws' }));
    expect(versions.some(({ product }) => product.startsWith('chart '))).toBe(true);
  });

  it('have windows of maintenance, and alerts', () => {
    expect(schedulesOf(shop).map(({ what }) => what)).toContain('backup of aws_db_instance.main');
    expect(alarmsOf(shop).map(({ from }) => from)).toContain('Budget');
  });

  it('have services with what they use and who calls them', () => {
    const other = reported({
      services: {
        api: { ...shop.environment.services['web'], title: 'API', uses: { services: ['web'] } },
      },
    });
    const [api, web] = servicesOf(other.environment);

    expect(api?.calls).toEqual(['web']);
    expect(web?.callers).toEqual(['api']);
    expect(storesOf(other.environment).map(({ store }) => store)).toContain('database main');
  });

  it('have settings by key, without what is empty or told elsewhere', () => {
    const settings = settingsOf(shop.environment);

    expect(settings.get('services.web.replicas')).toBe('2');
    expect(settings.get('aws.zones')).toBe('["eu-west-1a","eu-west-1b"]');
    expect([...settings.keys()].some((key) => key.startsWith('waivers'))).toBe(false);
  });
});

describe('two environments side by side', () => {
  const parity = {
    with: 'shop/test',
    agree: ['services.*.port'],
    follows: ['services.*.image'],
    differs: ['services.*.image.repository', 'tier'],
  };
  const all = [
    { ...shop, name: 'shop/dev' },
    { ...shop, name: 'shop/prod', environment: anEnvironment({ parity }) },
    { ...shop, name: 'shop/test' },
  ];

  it('say of each setting what the contract of the later one says', () => {
    const { keys, contracts } = parityData(all);
    const named = contracts['shop/prod']?.named ?? {};
    const words = Object.fromEntries(
      Object.entries(named).map(([number, word]) => [keys[Number(number)], word]),
    );

    expect(Object.keys(contracts)).toEqual(['shop/prod']);
    expect(words).toMatchObject({
      'services.web.port': 'has to agree',
      'services.web.image.tag': 'follows',
      tier: 'meant to differ',
    });
    expect(Object.keys(words).filter((key) => !/^(tier|services)/.test(key))).toEqual([]);
  });

  it('are at first one and the one that goes before it', () => {
    const { markup } = parityBody(all);

    expect([...markup.matchAll(/<option selected>([^<]*)</g)].map(([, name]) => name)).toEqual([
      'shop/test',
      'shop/prod',
    ]);
  });
});

describe('the end of support', () => {
  it('is that of the longest line that a version is of', () => {
    expect(supportOf('mysql', '8.0.39')?.line).toBe('8.0');
    expect(supportOf('opensearch', '2.1')).toBeUndefined();
    expect(supportOf('postgres', '15.4')).toEqual({
      line: '15',
      standard: '2028-02-29',
      extended: '2031-02-28',
    });
  });

  it('is not known of what nobody has written down', () => {
    expect(supportOf('postgres', '99')).toBeUndefined();
    expect(supportOf('toaster', '1')).toBeUndefined();
  });
});
