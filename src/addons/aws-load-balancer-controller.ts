// Registers pods with the target groups that Terraform made.
import { prefixOf, regionalArn } from '../model/naming/core.ts';
import type { Need } from '../model/need.ts';
import { clusterOf } from '../model/parts.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Statement } from '../model/statement.ts';
import type { AccountContext, Addon, AddonAccount } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { CRD, INGRESS_CLASS, injectedAuthority, ROLES, WEBHOOKS } from './shared/cluster-kinds.ts';
import { ingressController } from './shared/dependents.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly clusterName: string;
  readonly region: string;
  readonly vpcTags?: { readonly Name: string };
  readonly vpcId?: string;
  readonly replicaCount: number;
  readonly serviceAccount: AccountValues;
  readonly enableCertManager: boolean;
  readonly enableServiceMutatorWebhook: boolean;
  readonly podDisruptionBudget: { readonly maxUnavailable?: number };
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
};

const account: AddonAccount = {
  serviceAccount: 'aws-load-balancer-controller',
  statements,
};

const INGRESS_CLASS_PARAMS = { group: 'elbv2.k8s.aws', kind: 'IngressClassParams' };

export const awsLoadBalancerController: Addon<'aws-load-balancer-controller'> = {
  name: 'aws-load-balancer-controller',
  repository: 'https://aws.github.io/eks-charts',
  chart: 'aws-load-balancer-controller',
  version: '3.5.0',
  namespace: 'kube-system',
  wave: -20,
  pods: [replicatedPods('controller')],
  watched: { port: 'metrics-server' },
  podSecurity: 'restricted',
  clusterKinds: [CRD, ...ROLES, ...WEBHOOKS, INGRESS_CLASS, INGRESS_CLASS_PARAMS],
  ignored: injectedAuthority(...WEBHOOKS),
  definitions: {
    kinds: ['elbv2.k8s.aws', 'gateway.k8s.aws', 'aga.k8s.aws'],
    clusterScoped: ['elbv2.k8s.aws/IngressClassParams'],
  },
  accounts: [account],
  needs: [
    {
      addon: 'addons.cert-manager',
      what: 'the certificate of aws-load-balancer-controller',
      unless: 'enableCertManager',
    },
  ],
  neededBy,
  mayStand: true,
  leaving: {
    kinds: ['elbv2.k8s.aws/TargetGroupBinding'],
    stays:
      'target groups keep the addresses of pods that go, and a binding cannot be deleted without it',
    first: 'Take the targets and the ingress out first, and remove the add-on in a later change',
  },
  values,
};

/** The id of the VPC is not known before Terraform ran, and pods cannot ask the instance metadata: it is found
 * by its name. */
function values(environment: Environment): Values {
  const replicaCount = replicasOf(environment);
  return {
    fullnameOverride: 'aws-load-balancer-controller',
    clusterName: clusterOf(environment).name,
    region: environment.aws.region,
    ...vpcOf(environment),
    replicaCount,
    serviceAccount: accountValues(environment, account),
    // Otherwise the chart makes a certificate at every rendering, which Argo CD sees as a change.
    enableCertManager: true,
    // It would claim every Service of type LoadBalancer, and block all Services while it is down.
    enableServiceMutatorWebhook: false,
    podDisruptionBudget: replicaCount > 1 ? { maxUnavailable: 1 } : {},
    resources: resources('100m', '128Mi', '256Mi'),
    topologySpreadConstraints: spreadOf({
      'app.kubernetes.io/name': 'aws-load-balancer-controller',
    }),
  };
}

/** The controller asks for the tag Name alone. */
function vpcOf(environment: Environment): Pick<Values, 'vpcTags' | 'vpcId'> {
  const { vpc } = environment.network?.existing ?? {};
  if (vpc === undefined) return { vpcTags: { Name: prefixOf(environment) } };
  return vpc.id === null ? { vpcTags: { Name: vpc.tags['Name'] ?? '' } } : { vpcId: vpc.id };
}

/**
 * The load balancer, its listeners and its target groups are Terraform's; the controller only registers
 * pods (TargetGroupBinding), so it needs far less than the policy its documentation offers for creating
 * load balancers.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/
 */
function statements({ environment }: AccountContext): readonly Statement[] {
  return [
    {
      sid: 'Look',
      actions: [
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeInstances',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
        'elasticloadbalancing:DescribeTargetGroupAttributes',
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeTargetHealth',
        'elasticloadbalancing:DescribeTags',
      ],
      resources: ['*'],
    },
    {
      sid: 'RegisterPods',
      actions: ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'],
      resources: [
        regionalArn(environment, 'elasticloadbalancing', `targetgroup/${prefixOf(environment)}-*`),
      ],
    },
  ];
}

/** The pods of the ingress controller are registered as well. */
function neededBy(environment: Environment): readonly Need[] {
  const balancers = Object.entries(environment.edge.loadBalancers)
    .filter(([, { targets }]) => Object.keys(targets).length > 0)
    .map(([key]) => ({
      what: `load balancer ${key}`,
      path: ['edge', 'loadBalancers', key, 'targets'],
    }));
  return [...balancers, ...ingressController(environment)];
}
