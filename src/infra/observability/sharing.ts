// CloudWatch cross-account observability: a sink where others are seen, and the link of each of these.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html
import { OamLink } from '@cdktf/provider-aws/lib/oam-link/index.js';
import { OamSink } from '@cdktf/provider-aws/lib/oam-sink/index.js';
import { OamSinkPolicy } from '@cdktf/provider-aws/lib/oam-sink-policy/index.js';
import { neighbour, sourcesOf } from '../../model/landscape/landscape.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { accountRoot } from '../../model/statement.ts';
import { addPolicy } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const SHARED = ['AWS::CloudWatch::Metric', 'AWS::Logs::LogGroup', 'AWS::XRay::Trace'];

export function addSink(module: RootModule): void {
  const { environment, landscape } = module;
  if (environment.observability.sink === null) return;
  const origin = ['observability', 'sink'];
  const sink = module.resource(OamSink, 'main', origin, { name: prefixOf(environment) });
  module.output('observability', { sink_arn: sink.arn });
  const accounts = sourcesOf(environment, landscape).map(({ of }) => of.aws.account);
  // A policy that names nobody is none.
  if (accounts.length === 0) return;
  const policy = addPolicy(module, {
    key: 'sink',
    origin,
    statements: [
      {
        sid: 'LinkFromSources',
        actions: ['oam:CreateLink', 'oam:UpdateLink'],
        resources: ['*'],
        principals: { AWS: accounts.sort().map(accountRoot) },
        condition: { 'ForAllValues:StringEquals': { 'oam:ResourceTypes': SHARED } },
      },
    ],
  });
  module.resource(OamSinkPolicy, 'main', origin, { sinkIdentifier: sink.arn, policy });
}

/** Takes all of the account in this region along. */
export function addLink(module: RootModule): void {
  const { environment, landscape } = module;
  const { sharesWith } = environment.observability;
  if (sharesWith === null) return;
  const watcher = module.stateIn(neighbour(landscape, sharesWith), 'observability');
  module.resource(OamLink, 'main', ['observability', 'sharesWith'], {
    labelTemplate: '$AccountName',
    resourceTypes: SHARED,
    sinkIdentifier: watcher.text('sink_arn'),
  });
}
