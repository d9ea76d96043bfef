// What Amazon Inspector finds in images, told to people: what is critical and can be fixed.
// https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html
import { imageFindingsRuleName } from '../../model/naming/operations.ts';
import { hearsImageFindings } from '../../model/operations/notify.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { alertOnEvent } from './alert-on-event.ts';

const ORIGIN = ['delivery', 'registry', 'continuousScan'];
const IMAGE = '$.detail.resources[0].details.awsEcrContainerImage';

export function addImageFindings(module: RootModule): void {
  const { environment } = module;
  if (!hearsImageFindings(environment)) return;
  alertOnEvent(module, 'image-findings', {
    origin: ORIGIN,
    name: imageFindingsRuleName(environment),
    description: 'Critical vulnerabilities of images that can be fixed',
    pattern: {
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
    },
    parts: { title: '$.detail.title', repository: `${IMAGE}.repositoryName` },
    mail: 'Critical vulnerability in an image of <repository>: <title>',
  });
}
