// docs/how-to/multi-account.md: what it says to write of each account agrees with what it says of the others.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { mergeJson } from '../../src/model/values/merge-json.ts';
import { realRun } from '../commands/real-run.ts';
import { put, temporaryFolder } from '../emit/temporary-folder.ts';
import { ROOT } from '../support/root.ts';

type Block = Parameters<typeof mergeJson>[0];

const ACCOUNTS = {
  management: '110987654321',
  'shared-services': '120987654321',
  network: '130987654321',
  dev: '310987654321',
} as const;

const page = readFileSync(join(ROOT, 'docs/how-to/multi-account.md'), 'utf8');
/** By file, one below the other. */
const written = new Map<string, Block>();
for (const [, named = '', text = ''] of page.matchAll(
  /^```yaml\n# environments\/(.+)\n([^`]*)^```$/gm,
)) {
  const [first = '', ...others] = named.match(/[\w-]+(?=\.yaml)/g) ?? [];
  for (const name of [first, ...others]) {
    written.set(name, mergeJson(written.get(name) ?? {}, parse(text)));
  }
}

/** What every environment has: zones, and a range of its own where it has a network. */
function others(name: string, index: number): Block {
  const zones = ['us-west-2a', 'us-west-2b'];
  const account = ACCOUNTS[name as keyof typeof ACCOUNTS];
  const own = { environment: name, tier: 'shared', aws: { account, region: 'us-west-2', zones } };
  const first = { extends: 'base.yaml', ...own };
  if (name === 'management') return first;
  const cidrs = (third: number) => [third, third + 1].map((at) => `10.${30 + index}.${at}.0/24`);
  const subnets = {
    public: { cidrs: cidrs(1), route: 'internet', purpose: 'NAT gateways' },
    private: { cidrs: cidrs(11), route: 'nat', purpose: 'Nodes' },
    data: { cidrs: cidrs(21), route: 'none', purpose: 'Stores' },
  };
  const placement = {
    ...{ nodes: 'private', controlPlane: 'private', data: 'data', loadBalancers: 'public' },
  };
  return { ...first, network: { cidr: `10.${30 + index}.0.0/16`, subnets, placement } };
}

const CLUSTER = {
  cluster: {
    ...{ name: 'landing-zone-dev', version: '1.35', serviceCidr: '172.20.0.0/16' },
    nodeGroups: {
      main: { zones: ['us-west-2a', 'us-west-2b'], instanceTypes: ['m5.large'], min: 2, max: 4 },
    },
    addons: {
      'vpc-cni': { configuration: { enableNetworkPolicy: 'true' } },
      ...{ coredns: {}, 'kube-proxy': {} },
    },
    endpoint: { clients: { shell: { subnets: 'private', purpose: 'CloudShell' } } },
    admins: { platform: { role: 'admin', access: 'admin' } },
  },
  addons: { 'argo-cd': {} },
  observability: { notify: { emails: { platform: 'platform@acme.io' } } },
};

describe('docs/how-to/multi-account.md', () => {
  it('says at both ends what both have to say', () => {
    const root = temporaryFolder();
    realRun(['init', '--system', 'shop', '--account', '210987654321'], root, { home: ROOT });
    const system = { system: 'landing-zone', title: 'Landing zone' };
    const delivery = { delivery: { repository: 'https://github.com/shop/platform.git' } };
    const base = mergeJson({ ...system, ...delivery }, written.get('base') ?? {});
    put(root, 'environments/landing-zone/base.yaml', stringify(base));
    Object.keys(ACCOUNTS).forEach((name, index) => {
      const more = name === 'dev' ? CLUSTER : {};
      const all = [more, written.get(name) ?? {}].reduce(mergeJson, others(name, index));
      writeFileSync(join(root, `environments/landing-zone/${name}.yaml`), stringify(all));
    });

    const { exitCode, error } = realRun(['synth'], root, { home: ROOT });

    expect([exitCode, error]).toEqual([0, '']);
  });
});
