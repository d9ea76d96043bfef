// Metrics, logs and traces of several accounts, seen in one.
import { describe, expect, it } from 'vitest';
import { checkWatchers } from '../../src/environment/rules/landscape/watchers.ts';
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { landscapeOf } from '../support/a-pair.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { terraformFrom } from '../support/terraform-documents.ts';

const account = (last: number) => `21098765432${last}`;

const watch = (members: Overrides) =>
  anEnvironment({
    environment: 'watch',
    aws: { account: account(0) },
    observability: { sink: { members } },
  });
const source = (environment: string, last: number) =>
  anEnvironment({
    environment,
    aws: { account: account(last) },
    observability: { sharesWith: 'shop/watch' },
  });

const [web, jobs] = [source('web', 2), source('jobs', 1)];
const watcher = watch({ web: 'shop/web', jobs: 'shop/jobs' });
const landscape = landscapeOf(watcher, web, jobs);
const terraformIn = (environment: typeof watcher) =>
  terraformFrom(compileInfra(environment, landscape));

interface Graph {
  readonly title: string;
  readonly metrics: readonly (readonly unknown[])[];
}

function graphs(environment: typeof watcher): readonly Graph[] {
  const body = terraformIn(environment).one('aws_cloudwatch_dashboard', 'main').dashboard_body;
  // Expressions of Terraform have quotes of their own.
  return JSON.parse(body.replaceAll(/\$\{[^}]*\}/g, 'given')).widgets.map(
    ({ properties }: { properties: Graph }) => properties,
  );
}

describe('an environment that others share with', () => {
  const terraform = terraformIn(watcher);

  it('lets the accounts of its members link, and no other (S1-OBS-02)', () => {
    expect(terraform.policy('sink')['LinkFromSources']).toMatchObject({
      actions: ['oam:CreateLink', 'oam:UpdateLink'],
      principals: [
        {
          type: 'AWS',
          identifiers: [1, 2].map((last) => `arn:aws:iam::${account(last)}:root`),
        },
      ],
      condition: [
        {
          test: 'ForAllValues:StringEquals',
          variable: 'oam:ResourceTypes',
          values: ['AWS::CloudWatch::Metric', 'AWS::Logs::LogGroup', 'AWS::XRay::Trace'],
        },
      ],
    });
    expect(terraform.list('aws_oam_sink_policy')).toHaveLength(1);
  });

  it('reads no state of its members, so that it can come first', () => {
    expect(terraform.stack('observability').dependsOnOthers).toEqual([]);
  });

  it('shows what members have, of their account (S1-OBS-01)', () => {
    const titles = graphs(watcher).map(({ title }) => title);
    const database = graphs(watcher).find(({ title }) => title === 'jobs: Database main');
    const balancers = graphs(watcher).find(({ title }) => title.startsWith('web: Load balancers'));

    expect(titles.indexOf('jobs: Nodes')).toBeLessThan(titles.indexOf('web: Nodes'));
    for (const metric of database?.metrics ?? []) {
      expect(metric.at(-1)).toEqual({ accountId: account(1) });
      expect(metric).toContain('shop-jobs-main');
    }
    expect(database?.metrics.length).toBeGreaterThan(0);
    expect(balancers?.metrics).toContainEqual([
      {
        expression: `SEARCH('{AWS/ApplicationELB,LoadBalancer} MetricName="TargetResponseTime" :aws.AccountId="${account(2)}"', 'Average', 300)`,
      },
    ]);
  });

  it('without members lets nobody link', () => {
    const alone = terraformFrom(compileInfra(watch({})));

    expect(Object.keys(alone.all('aws_oam_sink'))).toEqual(['main']);
    expect(alone.list('aws_oam_sink_policy')).toEqual([]);
  });
});

describe('an environment that shares', () => {
  const terraform = terraformIn(web);

  it('links its account to the sink of the other, which comes first (S1-OBS-02)', () => {
    expect(terraform.one('aws_oam_link', 'main')).toEqual({
      label_template: '$AccountName',
      resource_types: ['AWS::CloudWatch::Metric', 'AWS::Logs::LogGroup', 'AWS::XRay::Trace'],
      sink_identifier: '${data.terraform_remote_state.shop-watch_observability.outputs.sink_arn}',
    });
    expect(terraform.stack('observability').dependsOnOthers).toEqual([
      { environment: 'shop/watch', stack: 'observability' },
    ]);
  });

  it('shows only its own on its dashboard', () => {
    expect(JSON.stringify(graphs(web))).not.toContain('accountId');
  });
});

it('finds no fault with both ends written', () => {
  for (const each of [watcher, web, jobs]) expect(checkWatchers(each, landscape)).toEqual([]);
});
