import { describe, expect, it } from 'vitest';
import type { CheckInput } from '../../../../src/check/check-input.ts';
import { checkPipelineNames } from '../../../../src/check/planes/pipelines/check-pipeline-names.ts';
import { checkPipelineWay } from '../../../../src/check/planes/pipelines/check-pipeline-way.ts';
import { compiledSmall } from '../../../support/compiled-small.ts';
import { describeRule } from '../../../support/corruption-table.ts';
import { elementIn, removeElement } from '../../../support/corruptions.ts';

const UNHEARD = 'check/pipeline-unheard at value of delivery.pipeline';
const GITHUB = {
  kind: 'github-actions',
  organization: 'shop',
  pushRole: 'push',
  notify: { slackWebhookSecret: 'SLACK_URL' },
};

describeRule(checkPipelineWay, [
  [
    'a function that is gone',
    (open) => removeElement(open, 'cluster', 'aws_cloudformation_stack.rollouts'),
    [UNHEARD],
  ],
  [
    'an API server that is closed',
    (open) =>
      removeElement(
        open,
        'cluster',
        'aws_vpc_security_group_ingress_rule.control-plane-from-rollouts-443',
      ),
    [UNHEARD],
  ],
  [
    'a role that may call another function',
    (open) => {
      const policy = elementIn(open, 'identity', 'data.aws_iam_policy_document.deploy');
      policy.statement[0].resources = ['arn:aws:lambda:us-east-1:111122223333:function:other'];
    },
    [UNHEARD],
  ],
  [
    'a function in no group of Kubernetes',
    (open) => {
      elementIn(open, 'cluster', 'aws_eks_access_entry.pipeline_rollouts').kubernetes_groups = [];
    },
    [UNHEARD],
  ],
  [
    'a workload that it may not read',
    (open) => {
      const roles = open.objects.filter(({ object }) => object.metadata.name === 'rollouts');
      for (const rule of roles.flatMap(({ object }) => object.rules ?? [])) {
        if (rule.resources[0] === 'deployments') rule.resourceNames.shift();
      }
    },
    [UNHEARD],
  ],
]);

function github(pipeline: object = {}): CheckInput {
  return compiledSmall({
    addons: { 'argo-cd': {} },
    delivery: { pipeline: { ...GITHUB, ...pipeline } },
  });
}

function changed(from: string, to: string): readonly string[] {
  const input = github();
  const texts = input.texts.map((text) => ({
    ...text,
    content: text.path.startsWith('ci/') ? text.content.replaceAll(from, to) : text.content,
  }));
  const found = checkPipelineNames({ ...input, texts });
  return [...new Set(found.map(({ code }) => code))];
}

describe(checkPipelineNames.name, () => {
  it('knows the webhook that the environment names, and the public names of services', () => {
    expect(checkPipelineNames(github())).toEqual([]);
    expect(checkPipelineWay(github())).toEqual([]);
  });

  it.each([
    [
      'a secret of GitHub',
      'secrets.SLACK_URL',
      'secrets.ARGOCD_AUTH_TOKEN',
      'check/pipeline-credential',
    ],
    [
      'a variable of GitHub',
      'secrets.SLACK_URL',
      'vars.ARGOCD_SERVER',
      'check/pipeline-credential',
    ],
    [
      'a host without a record',
      'https://www.shop.io',
      'https://argocd.shop.io',
      'check/pipeline-host',
    ],
    [
      'a host that somebody has to know',
      'ask applied',
      'curl "https://$ARGOCD_SERVER"',
      'check/pipeline-host',
    ],
    ['a role that nobody makes', 'role/shop-prod-deploy', 'role/other', 'check/role-missing'],
  ])('reports %s', (_, from, to, code) => {
    expect(changed(from, to)).toEqual([code]);
  });
});
