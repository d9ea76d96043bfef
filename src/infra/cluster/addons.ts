// EKS add-ons and the roles of those that call AWS.

import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { DataAwsEksAddon } from '@cdktf/provider-aws/lib/data-aws-eks-addon/index.js';
import { DataAwsEksAddonVersion } from '@cdktf/provider-aws/lib/data-aws-eks-addon-version/index.js';
import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon/index.js';
import type { ITerraformDependable } from 'cdktf';
import { addonRoleName } from '../../model/naming/cluster.ts';
import { snapshotTag } from '../../model/naming/operations.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Cluster, ClusterAddon } from '../../model/schema/cluster/cluster.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { tagsOf } from '../../model/tags.ts';
import { addLogGroup } from '../../terraform/log-group.ts';
import { webIdentityTrust } from '../../terraform/policy.ts';
import { proves } from '../../terraform/proves.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import type { ControlPlane } from './control-plane/control-plane.ts';

type AddonName = keyof Cluster['addons'] & string;

interface AddonsInput {
  readonly cluster: ControlPlane;
  /** Add-ons only become active once there are nodes to run on. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** ServiceAccounts are fixed by the add-ons: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
const ROLES: Partial<
  Record<AddonName, { namespace: string; serviceAccount: string; policies: readonly string[] }>
> = {
  // Otherwise whatever runs on a node could move addresses of all.
  // https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html
  'vpc-cni': {
    namespace: 'kube-system',
    serviceAccount: 'aws-node',
    policies: ['AmazonEKS_CNI_Policy'],
  },
  'aws-ebs-csi-driver': {
    namespace: 'kube-system',
    serviceAccount: 'ebs-csi-controller-sa',
    policies: ['service-role/AmazonEBSCSIDriverPolicy'],
  },
  'aws-efs-csi-driver': {
    namespace: 'kube-system',
    serviceAccount: 'efs-csi-controller-sa',
    policies: ['service-role/AmazonEFSCSIDriverPolicy'],
  },
  'amazon-cloudwatch-observability': {
    namespace: 'amazon-cloudwatch',
    serviceAccount: 'cloudwatch-agent',
    policies: ['CloudWatchAgentServerPolicy'],
  },
};

const CONTAINER_INSIGHTS = 'amazon-cloudwatch-observability';
const ADDONS_ORIGIN = ['cluster', 'addons', CONTAINER_INSIGHTS];

/** Needed before nodes can become ready. */
const BEFORE_NODES: readonly AddonName[] = ['vpc-cni', 'kube-proxy'];

export function addClusterAddons(module: RootModule, input: AddonsInput): void {
  for (const [name, addon] of Object.entries(clusterOf(module.environment).addons)) {
    const key = name as AddonName;
    if (addon.existing !== null) {
      findAddon(module, key, addon);
      continue;
    }
    const { version } = addon;
    const configuration = configurationOf(module.environment, key, addon);
    const role = addAccountRole(module, input, key);
    const logs = key === CONTAINER_INSIGHTS ? addContainerInsightsLogs(module) : [];
    module.resource(EksAddon, key, ['cluster', 'addons', key], {
      clusterName: input.cluster.name,
      addonName: key,
      addonVersion: version ?? defaultVersion(module, key),
      ...(Object.keys(configuration).length > 0
        ? { configurationValues: JSON.stringify(configuration) }
        : {}),
      ...(role ? { serviceAccountRoleArn: role.arn } : {}),
      resolveConflictsOnCreate: 'OVERWRITE',
      resolveConflictsOnUpdate: 'OVERWRITE',
      ...(BEFORE_NODES.includes(key) ? {} : { dependsOn: [...input.dependsOn, ...logs] }),
    });
  }
}

/** What somebody else installed, AWS knows nothing of. */
function findAddon(module: RootModule, key: AddonName, addon: ClusterAddon): void {
  if (addon.existing !== 'addon') return;
  const { name } = clusterOf(module.environment);
  const { version } = addon;
  module.data(DataAwsEksAddon, key, ['cluster', 'addons', key], {
    clusterName: name,
    addonName: key,
    ...proves(module, [
      ...(version === null
        ? []
        : [
            {
              condition: `self.addon_version == "${version}"`,
              message: `Add-on ${key} of cluster ${name} does not have the version ${version}.`,
            },
          ]),
      ...Object.entries(addon.configuration).map(([setting, value]) => ({
        condition: `try(jsonencode(jsondecode(self.configuration_values)[${literal(setting)}]), "") == jsonencode(jsondecode(${literal(JSON.stringify(value))}))`,
        message: `Add-on ${key} of cluster ${name} is not configured as cluster.addons.${key}.configuration.${setting} says.`,
      })),
    ]),
  });
}

/** A text in an expression of Terraform, which evaluates none of it. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll(/([$%])\{/g, '$1$1{');
}

/** An add-on keeps the version that it was made with until another one is named.
 * https://docs.aws.amazon.com/eks/latest/userguide/updating-an-add-on.html */
function defaultVersion(module: RootModule, key: AddonName): string {
  return module.data(DataAwsEksAddonVersion, key, ['cluster', 'addons', key], {
    addonName: key,
    kubernetesVersion: clusterOf(module.environment).version,
    mostRecent: false,
  }).version;
}

/** Volumes of claims carry the tags of the environment, and the one that their snapshots are taken by; the
 * driver sets them when it makes one.
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/tagging.md */
function configurationOf(
  environment: Environment,
  key: AddonName,
  { configuration }: ClusterAddon,
): ClusterAddon['configuration'] {
  if (key !== 'aws-ebs-csi-driver') return configuration;
  const controller = Object(configuration['controller']);
  const extraVolumeTags = {
    ...tagsOf(environment, key),
    ...Object(controller.extraVolumeTags),
    ...(environment.recovery.volumeSnapshots === null ? {} : snapshotTag(environment)),
  };
  return { ...configuration, controller: { ...controller, extraVolumeTags } };
}

/**
 * The agent would make the groups itself, without retention and key.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-setup-logs-FluentBit.html
 */
function addContainerInsightsLogs(module: RootModule): readonly CloudwatchLogGroup[] {
  const cluster = clusterOf(module.environment);
  const { containerLogs } = cluster.addons[CONTAINER_INSIGHTS]?.configuration ?? {};
  const isOff = Reflect.get(Object(containerLogs), 'enabled') === false;
  const logs = isOff ? ['performance'] : ['performance', 'application', 'dataplane', 'host'];
  return logs.map((log) =>
    addLogGroup(module, `container-insights-${log}`, {
      name: `/aws/containerinsights/${cluster.name}/${log}`,
      origin: ADDONS_ORIGIN,
    }),
  );
}

function addAccountRole(module: RootModule, { cluster }: AddonsInput, key: AddonName) {
  const account = ROLES[key];
  if (!account) return undefined;
  return addRole(module, {
    key,
    name: addonRoleName(module.environment, key),
    origin: ['cluster', 'addons', key],
    trust: webIdentityTrust({ ...cluster.identity, ...account }),
    managed: account.policies,
  }).role;
}
