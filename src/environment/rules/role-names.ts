// IAM roles, whatever they are for: one account has one set of their names.
import { watchesRollouts } from '../../model/delivery/rollouts.ts';
import { publishRoleName } from '../../model/delivery/sites.ts';
import type { Name } from '../../model/name.ts';
import { configurationAggregatorName } from '../../model/naming/audit.ts';
import { addonRoleName } from '../../model/naming/cluster.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { bastionName } from '../../model/naming/network.ts';
import {
  backupRoleName,
  cleanupName,
  cleanupStartName,
  volumeSnapshotRoleName,
} from '../../model/naming/operations.ts';
import { deployRoleName, rolloutFunctionName } from '../../model/naming/pipeline.ts';
import { serviceRoleName } from '../../model/naming/services.ts';
import {
  makesTerraformRoles,
  TERRAFORM_PURPOSES,
  terraformRoleName,
} from '../../model/naming/terraform-runs.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { actingConsumers, addonIdentities } from '../identities.ts';
import { storeIdentities } from '../job-secrets.ts';

const IAM_ROLE_MAX = 64;

/** Roles of ours that bear neither the name of a service nor that of an add-on. */
const OWN_ROLES = [
  'eks-control-plane',
  'eks-nodes',
  'karpenter-nodes',
  'database-hours',
  'vpc-flow-logs',
];

export function roleNames(environment: Environment): readonly Name[] {
  const services = Object.keys(environment.services).map((service) => ({
    what: `role of ${service}`,
    name: serviceRoleName(environment, service),
    max: IAM_ROLE_MAX,
    path: ['services', service],
  }));
  const consumers = actingConsumers(environment).map(({ consumer: { collection, key } }) => ({
    what: `role of ${key}`,
    name: serviceRoleName(environment, key),
    max: IAM_ROLE_MAX,
    path: [collection, key],
  }));
  const addons = [...addonIdentities(environment), ...storeIdentities(environment)].map(
    ({ role, serviceAccount, origin }) => ({
      what: `role of add-on ${serviceAccount}`,
      name: role,
      max: IAM_ROLE_MAX,
      path: origin,
    }),
  );
  const clusterAddons = Object.keys(environment.cluster?.addons ?? {}).map((addon) => ({
    what: `role of EKS add-on ${addon}`,
    name: addonRoleName(environment, addon),
    max: IAM_ROLE_MAX,
    path: ['cluster', 'addons', addon],
  }));
  const own = [
    ...OWN_ROLES.map((role) => `${prefixOf(environment)}-${role}`),
    ...(environment.audit?.administers.includes('configuration')
      ? [configurationAggregatorName(environment)]
      : []),
    ...(environment.network?.bastion ? [bastionName(environment)] : []),
    ...(environment.recovery.backupPlan ? [backupRoleName(environment)] : []),
    ...(environment.recovery.volumeSnapshots ? [volumeSnapshotRoleName(environment)] : []),
  ].map((name) => ({
    what: `role ${name}`,
    name,
    max: IAM_ROLE_MAX,
    path: ['environment'],
    isFixed: true,
  }));
  const ofCleanup = environment.cost?.cleanup
    ? [cleanupName(environment), cleanupStartName(environment)]
    : [];
  const cleanups = ofCleanup.map((name) => ({
    what: 'role of the cleanup',
    name,
    max: IAM_ROLE_MAX,
    path: ['cost', 'cleanup'],
  }));
  const publishers = Object.keys(environment.delivery.sites).map((site) => ({
    what: `role that publishes ${site}`,
    name: publishRoleName(environment, site),
    max: IAM_ROLE_MAX,
    path: ['delivery', 'sites', site],
  }));
  return [
    ...deployerNames(environment),
    ...agentNames(environment),
    ...own,
    ...cleanups,
    ...publishers,
    ...addons,
    ...clusterAddons,
    ...services,
    ...consumers,
  ];
}

function agentNames({ delivery }: Environment): readonly Name[] {
  const { pipeline } = delivery;
  if (pipeline?.kind !== 'jenkins' || pipeline.agents !== 'ec2') return [];
  const path = ['delivery', 'pipeline', 'trustedRole'];
  return [{ what: 'role of build agents', name: pipeline.trustedRole, max: IAM_ROLE_MAX, path }];
}

function terraformNames(environment: Environment): readonly Name[] {
  if (!makesTerraformRoles(environment)) return [];
  return TERRAFORM_PURPOSES.map((purpose) => ({
    what: 'role that runs Terraform',
    name: terraformRoleName(environment, purpose),
    max: IAM_ROLE_MAX,
    path: ['delivery', 'terraform'],
    isFixed: true,
  }));
}

function deployerNames(environment: Environment): readonly Name[] {
  const ofTerraform = terraformNames(environment);
  if (!watchesRollouts(environment)) return ofTerraform;
  const ofPipeline = [deployRoleName(environment), rolloutFunctionName(environment)].map(
    (name) => ({
      what: 'role of the pipeline',
      name,
      max: IAM_ROLE_MAX,
      path: ['delivery', 'pipeline'],
      isFixed: true,
    }),
  );
  return [...ofTerraform, ...ofPipeline];
}
