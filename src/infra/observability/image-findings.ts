// What Amazon Inspector finds in images, told to people: what is critical and can be fixed.
// https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { alertsTopicArn, imageFindingsRuleName } from '../../model/naming/operations.ts';
import { hearsImageFindings } from '../../model/operations/notify.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['delivery', 'registry', 'continuousScan'];
const IMAGE = '$.detail.resources[0].details.awsEcrContainerImage';

export function addImageFindings(module: RootModule): void {
  const { environment } = module;
  if (!hearsImageFindings(environment)) return;
  const rule = module.resource(CloudwatchEventRule, 'image-findings', ORIGIN, {
    name: imageFindingsRuleName(environment),
    description: 'Critical vulnerabilities of images that can be fixed',
    eventPattern: JSON.stringify({
      source: ['aws.inspector2'],
      'detail-type': ['Inspector2 Finding'],
      detail: {
        severity: ['CRITICAL'],
        status: ['ACTIVE'],
        fixAvailable: ['YES'],
        resources: {
          details: {
            awsEcrContainerImage: { repositoryName: [{ prefix: `${environment.system}/` }] },
          },
        },
      },
    }),
  });
  module.resource(CloudwatchEventTarget, 'image-findings', ORIGIN, {
    rule: rule.name,
    arn: alertsTopicArn(environment),
    inputTransformer: {
      inputPaths: { title: '$.detail.title', repository: `${IMAGE}.repositoryName` },
      inputTemplate: '"Critical vulnerability in an image of <repository>: <title>"',
    },
  });
}
