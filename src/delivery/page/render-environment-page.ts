// README.md of an environment in dist: the environment on one page.

import { outputPath } from '../../model/delivery/output-folder.ts';
import { code, inline, section } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { DeliveryInput } from '../delivery-input.ts';
import { renderHours } from './nodes/render-hours.ts';
import { renderNodePools } from './nodes/render-node-pools.ts';
import { renderPurchaseMix } from './nodes/render-purchase-mix.ts';
import { renderActivation } from './render-activation.ts';
import { renderAdoptions } from './render-adoptions.ts';
import { renderAudit } from './render-audit.ts';
import { renderCost } from './render-cost.ts';
import { renderComponents, renderFirstSteps, renderStacks } from './render-delivery.ts';
import { renderDeviations } from './render-deviations.ts';
import { renderDrawing } from './render-drawing.ts';
import { renderExisting } from './render-existing.ts';
import { renderNetworks } from './render-networks.ts';
import {
  renderAlarms,
  renderBackups,
  renderObjectives,
  renderStatements,
} from './render-operations.ts';
import { renderOrganization } from './render-organization.ts';
import { renderPatches } from './render-patches.ts';
import { renderServices } from './render-services.ts';
import { renderStores } from './render-stores.ts';
import { renderValues } from './render-values.ts';
import { renderWaivers } from './render-waivers.ts';

export function renderEnvironmentPage(input: DeliveryInput): string {
  const { environment } = input;
  return [
    ...introduction(input),
    ...section('Drawing', renderDrawing(environment)),
    ...section('What stands already', renderExisting(environment)),
    ...section('Adopted', renderAdoptions(environment)),
    ...section('Networks', renderNetworks(input)),
    ...section('Organization', renderOrganization(environment)),
    ...section('Services', renderServices(environment)),
    ...section('Node pools', renderNodePools(environment)),
    ...section('Purchase mix of the nodes', renderPurchaseMix(environment)),
    ...section('Hours', renderHours(environment)),
    ...section('Data stores', renderStores(environment)),
    ...section('Terraform stacks', renderStacks(input)),
    ...section('Argo CD components', renderComponents(input)),
    ...section('Values of add-ons over ours', renderValues(input)),
    ...section('How it is applied', renderFirstSteps(input)),
    ...section('Alarms', renderAlarms(environment)),
    ...section('Audit', renderAudit(environment)),
    ...section('Objectives', renderObjectives(environment)),
    ...section('Activation', renderActivation(environment)),
    ...section('Backups', renderBackups(environment)),
    ...section('Deviations from the design', renderDeviations(environment)),
    ...section('Waived findings', renderWaivers(environment)),
    ...section('Patches', renderPatches(environment)),
    ...section('Cost', renderCost(environment)),
    ...section('Stated, and not configured', renderStatements(environment)),
    '',
  ].join('\n');
}

function introduction({ environment }: DeliveryInput): readonly string[] {
  const { system, environment: name, aws, cluster, network, tier, delivery } = environment;
  const runs = delivery.terraform.kind;
  const above = '../'.repeat(outputPath(environment).split('/').length);
  return [
    `# ${inline(environment.title)}: ${name}`,
    '',
    `Written by \`npm run synth\` from [environments/${system}/${name}.yaml](${above}environments/${system}/${name}.yaml).`,
    'Do not edit this folder: change the environment file and run the command again.',
    '',
    ...(environment.applied
      ? []
      : [
          '- **Nothing of it is applied yet**, it says: no change to it is judged. After the first apply:',
          `  \`npx groundplan set ${system}/${name} applied true\``,
        ]),
    `- Tier: ${tier}`,
    `- AWS account ${code(aws.account)} in ${aws.region}, zones ${aws.zones.join(', ')}`,
    ...(aws.recoveryRegion === null ? [] : [`- Recovery region: ${aws.recoveryRegion}`]),
    cluster === null
      ? '- No Kubernetes cluster'
      : `- EKS cluster ${code(cluster.name)}, Kubernetes ${cluster.version}, Services in ${cluster.serviceCidr}`,
    network === null ? '- No VPC' : `- VPC ${network.cidr}`,
    ...renderBastion(environment),
    cluster === null
      ? `- \`terraform/\` is applied ${BY[runs]}`
      : `- \`terraform/\` is applied ${BY[runs]}, \`argocd/\` and \`kubernetes/\` are synced by Argo CD`,
  ];
}

const BY = {
  atlantis: 'by Atlantis',
  'github-actions': 'by GitHub Actions',
  elsewhere: 'elsewhere',
} as const;

function renderBastion({ network }: Environment): readonly string[] {
  const bastion = network?.bastion ?? null;
  if (bastion === null) return [];
  return [
    `- Bastion in the tier ${code(bastion.tier)}, SSH from ${bastion.allowedCidrs.join(', ')}`,
  ];
}
