// What the cleanup finds, deletes and tells, against an account that is made up.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { CLEANUP_HANDLER, CLEANUP_SCRIPT, KEPT_TAGS } from '../../src/infra/cost/cleanup-script.ts';

const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;

/** boto3, in as far as the script asks it; what it is asked to change is written down. */
const BOTO3 = `
import json, os, sys, types
from datetime import datetime as moment

class Refused(Exception):
    response = dict(Error=dict(Code="InUse"))

class Client:
    account, calls = json.loads(os.environ["ACCOUNT"]), []
    def __init__(self, service):
        pass
    def get_paginator(self, operation):
        pages = dict(
            describe_volumes="Volumes",
            describe_snapshots="Snapshots",
            describe_load_balancers="LoadBalancers",
        )
        return types.SimpleNamespace(paginate=lambda **_: [self.listed(pages[operation])])
    def describe_addresses(self, **_):
        return self.listed("Addresses")
    def describe_tags(self, ResourceArns):
        found = [each for each in self.account["LoadBalancers"] if each["LoadBalancerArn"] in ResourceArns]
        return dict(TagDescriptions=[dict(Tags=each["Tags"]) for each in found])
    def get_metric_statistics(self, Namespace, MetricName, Dimensions, **_):
        asked = " ".join([Namespace, MetricName, Dimensions[0]["Value"]])
        return dict(Datapoints=[dict(Sum=each) for each in self.account["Requests"].get(asked, [])])
    def listed(self, name):
        if self.account.get("denied") == name:
            raise Refused()
        for each in self.account[name]:
            for key in ("StartTime", "CreatedTime"):
                if key in each and isinstance(each[key], str):
                    each[key] = moment.fromisoformat(each[key])
        return dict([(name, self.account[name])])
    def __getattr__(self, operation):
        def call(**arguments):
            if arguments.get("SnapshotId") == "snap-image":
                raise Refused()
            self.calls.append(dict(operation=operation, **arguments))
        return call

boto3, botocore = types.ModuleType("boto3"), types.ModuleType("botocore")
boto3.client, botocore.exceptions = Client, types.ModuleType("botocore.exceptions")
botocore.exceptions.ClientError = Refused
sys.modules.update([("boto3", boto3), ("botocore", botocore), ("botocore.exceptions", botocore.exceptions)])
`;

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const OURS = [
  { Key: 'System', Value: 'shop' },
  { Key: 'Environment', Value: 'prod' },
];
const marked = (days: number) => ({ Tags: [...OURS, { Key: 'UnusedSince', Value: ago(days) }] });

const balancer = (name: string, type: string, more: object = {}) => ({
  LoadBalancerName: name,
  LoadBalancerArn: `arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/${name}/1`,
  Type: type,
  CreatedTime: `${ago(60)}T00:00:00+00:00`,
  Tags: OURS,
  ...more,
});

const NOTHING = { Volumes: [], Addresses: [], Snapshots: [], LoadBalancers: [], Requests: {} };

function run(account: object, deletes: boolean) {
  const events = {
    ...{ system: 'shop', environment: 'prod', unusedDays: 14, snapshotDays: 30, delete: deletes },
    ...{ mark: 'UnusedSince', kept: KEPT_TAGS, topic: 'arn:topic' },
  };
  const program = `${BOTO3}\n${CLEANUP_SCRIPT}
outcome = ${CLEANUP_HANDLER}(json.loads(os.environ["EVENTS"]), None)
print(json.dumps(dict(outcome=outcome, calls=Client.calls)))
`;
  const { stdout, stderr } = spawnSync('python3', ['-c', program], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      ACCOUNT: JSON.stringify({ ...NOTHING, ...account }),
      EVENTS: JSON.stringify(events),
    },
  });
  expect(stderr).toBe('');
  const { outcome, calls } = JSON.parse(stdout);
  const changes: readonly { operation: string }[] = calls;
  return {
    outcome,
    changes: changes.filter(({ operation }) => operation !== 'publish'),
    mails: calls.filter(({ operation }: { operation: string }) => operation === 'publish'),
  };
}

const ACCOUNT = {
  Volumes: [
    { VolumeId: 'vol-old', State: 'available', ...marked(21) },
    { VolumeId: 'vol-young', State: 'available', ...marked(7) },
    { VolumeId: 'vol-new', State: 'available', Tags: OURS },
    { VolumeId: 'vol-back', State: 'in-use', ...marked(21) },
    {
      VolumeId: 'vol-claim',
      State: 'available',
      Tags: [...marked(21).Tags, { Key: 'ebs.csi.aws.com/cluster', Value: 'true' }],
    },
  ],
  Addresses: [
    { AllocationId: 'eipalloc-old', PublicIp: '192.0.2.1', ...marked(14) },
    { AllocationId: 'eipalloc-nat', PublicIp: '192.0.2.2', AssociationId: 'a', Tags: OURS },
  ],
  Snapshots: [
    { SnapshotId: 'snap-old', StartTime: `${ago(31)}T00:00:00+00:00`, Tags: OURS },
    { SnapshotId: 'snap-image', StartTime: `${ago(99)}T00:00:00+00:00`, Tags: OURS },
    { SnapshotId: 'snap-young', StartTime: `${ago(29)}T00:00:00+00:00`, Tags: OURS },
    { SnapshotId: 'snap-fresh', StartTime: `${ago(3)}T00:00:00+00:00`, Tags: OURS },
    {
      SnapshotId: 'snap-kept',
      StartTime: `${ago(99)}T00:00:00+00:00`,
      Tags: [...OURS, { Key: 'Keep', Value: 'audit' }],
    },
  ],
  LoadBalancers: [
    balancer('idle', 'application'),
    balancer('asked', 'application'),
    balancer('still', 'network'),
    balancer('gateway', 'gateway'),
    balancer('new', 'application', { CreatedTime: `${ago(3)}T00:00:00+00:00` }),
    balancer('theirs', 'application', { Tags: [{ Key: 'System', Value: 'other' }] }),
  ],
  Requests: {
    'AWS/ApplicationELB RequestCount asked/1': [0, 3],
    'AWS/NetworkELB NewFlowCount still/1': [0],
  },
};

const COMING = [
  `vol-young: attached to nothing since ${ago(7)}, counts from ${ago(-7)}`,
  `vol-new: attached to nothing since ${ago(0)}, counts from ${ago(-14)}`,
  `snap-young: made on ${ago(29)}, counts from ${ago(-1)}`,
];

const FOUND = [
  `vol-old: attached to nothing since ${ago(21)}`,
  `eipalloc-old: 192.0.2.1, of nothing since ${ago(14)}`,
  `snap-old: made on ${ago(31)}`,
  `snap-image: made on ${ago(99)}`,
  `idle: no request since ${ago(14)}`,
  `still: no request since ${ago(14)}`,
];

const MARKS = [
  {
    operation: 'create_tags',
    Resources: ['vol-new'],
    Tags: [{ Key: 'UnusedSince', Value: ago(0) }],
  },
  { operation: 'delete_tags', Resources: ['vol-back'], Tags: [{ Key: 'UnusedSince' }] },
];

describe.skipIf(!HAS_PYTHON)('the cleanup', () => {
  it('only tells where it does not delete, and marks what is unused', () => {
    const { outcome, changes, mails } = run(ACCOUNT, false);

    expect(outcome).toEqual({ coming: COMING, found: FOUND, deleted: [], refused: [] });
    expect(changes).toEqual(MARKS);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      TopicArn: 'arn:topic',
      Subject: '[CLEANUP] shop/prod: 6 unused',
    });
    for (const line of [...COMING, ...FOUND]) expect(mails[0].Message).toContain(line);
  });

  it('deletes volumes, addresses and snapshots, and never a load balancer', () => {
    const { outcome, changes, mails } = run(ACCOUNT, true);

    expect(outcome).toEqual({
      coming: COMING,
      found: FOUND,
      deleted: ['vol-old', 'eipalloc-old', 'snap-old'],
      refused: ['snap-image: InUse'],
    });
    expect(changes).toEqual([
      ...MARKS,
      { operation: 'delete_volume', VolumeId: 'vol-old' },
      { operation: 'release_address', AllocationId: 'eipalloc-old' },
      { operation: 'delete_snapshot', SnapshotId: 'snap-old' },
    ]);
    expect(mails[0].Message).toContain('Deleted:\nvol-old\neipalloc-old\nsnap-old');
  });

  it('tells that nothing is unused', () => {
    const { mails } = run({}, true);

    expect(mails[0].Subject).toBe('[CLEANUP] shop/prod: 0 unused');
    expect(mails[0].Message).toContain('Coming:\nnothing\n\nFound:\nnothing');
  });

  it('tells what it could not look at, and looks at the rest', () => {
    const { outcome } = run({ ...ACCOUNT, denied: 'Volumes' }, false);

    expect(outcome.refused).toEqual(['volumes: InUse']);
    expect(outcome.found).toEqual(FOUND.slice(1));
  });
});
