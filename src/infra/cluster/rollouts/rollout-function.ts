// The function that tells a pipeline how a rollout goes. Runners are on the internet and the API server is
// not, so they ask AWS, which lets them, and the function asks the cluster from inside the VPC.
import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack/index.js';
import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Fn } from 'cdktf';
import { deployedServices, watchesRollouts } from '../../../model/delivery/rollouts.ts';
import { ROLLOUT_GROUP, rolloutFunctionName } from '../../../model/naming/pipeline.ts';
import { networkOf } from '../../../model/parts.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { type WorkloadKind, workloadKind } from '../../../model/services/workload-kind.ts';
import { addLogGroup } from '../../../terraform/log-group.ts';
import { serviceTrust } from '../../../terraform/policy.ts';
import { addRole } from '../../../terraform/role.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { ROLLOUT_HANDLER, rolloutScript } from './rollout-script.ts';

const ORIGIN = ['delivery', 'pipeline'];
const KEY = 'rollouts';

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html: until June 2029. */
const RUNTIME = 'python3.13';
const TIMEOUT_SECONDS = 60;

export function addRolloutFunction(module: RootModule, cluster: ControlPlane): void {
  const { environment } = module;
  if (!watchesRollouts(environment)) return;
  const name = rolloutFunctionName(environment);
  const { role, attachments } = addRole(module, {
    key: KEY,
    name,
    origin: ORIGIN,
    trust: serviceTrust('lambda.amazonaws.com', environment.aws.account),
    managed: ['service-role/AWSLambdaVPCAccessExecutionRole'],
  });
  const entry = module.resource(EksAccessEntry, `pipeline_${KEY}`, ORIGIN, {
    clusterName: cluster.name,
    principalArn: role.arn,
    kubernetesGroups: [ROLLOUT_GROUP],
  });
  const group = module.stateOf('network').entry('security_group_ids', 'rollouts');
  module.resource(VpcSecurityGroupIngressRule, `control-plane-from-${KEY}-443`, ORIGIN, {
    securityGroupId: cluster.securityGroupId,
    referencedSecurityGroupId: group,
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    description: 'Kubernetes API',
  });
  const logs = addLogGroup(module, KEY, { name: `/aws/lambda/${name}`, origin: ORIGIN });
  const subnets = module
    .stateOf('network')
    .list('subnet_ids', networkOf(environment).placement.nodes);
  // CloudFormation takes the script as text; a function of Terraform itself wants an archive.
  module.resource(CloudformationStack, KEY, ORIGIN, {
    name,
    templateBody: JSON.stringify(templateOf(environment)),
    parameters: {
      Role: role.arn,
      SecurityGroup: group,
      Subnets: Fn.join(',', subnets),
      Endpoint: cluster.endpoint,
      CertificateAuthority: cluster.authority,
    },
    dependsOn: [...attachments, entry, logs],
  });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
function templateOf(environment: Environment) {
  const name = rolloutFunctionName(environment);
  const parameters = ['Role', 'SecurityGroup', 'Endpoint', 'CertificateAuthority'];
  const ref = (parameter: string) => ({ Ref: parameter });
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Tells pipelines how a rollout goes',
    Parameters: {
      ...Object.fromEntries(parameters.map((parameter) => [parameter, { Type: 'String' }])),
      Subnets: { Type: 'CommaDelimitedList' },
    },
    Resources: {
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: name,
          Runtime: RUNTIME,
          Handler: ROLLOUT_HANDLER,
          Timeout: TIMEOUT_SECONDS,
          MemorySize: 256,
          Role: ref('Role'),
          VpcConfig: { SubnetIds: ref('Subnets'), SecurityGroupIds: [ref('SecurityGroup')] },
          Environment: {
            Variables: {
              CLUSTER: environment.cluster?.name ?? '',
              ENDPOINT: ref('Endpoint'),
              CERTIFICATE_AUTHORITY: ref('CertificateAuthority'),
              ARGOCD_NAMESPACE: environment.delivery.argocd.namespace,
            },
          },
          Code: { ZipFile: rolloutScript(watchedKinds(environment)) },
        },
      },
    },
  };
}

function watchedKinds(environment: Environment): readonly WorkloadKind[] {
  return deployedServices(environment).flatMap(
    (key) => workloadKind(environment.services[key]) ?? [],
  );
}
