// The environments of the commerce platform as its rows read them.
import { type Claim, outputOf } from '../proof/rows.ts';
import { subnetsOf } from '../proof/subnets.ts';

export const prod = outputOf('commerce/prod');
export const dev = outputOf('commerce/dev');
export const shared = outputOf('commerce/shared');
/** The small environment of the fixtures, which takes what this design leaves open. */
export const options = outputOf('fixtures/options');
/** Production and development at once, in files that only these two have: each claim counts both. */
export const both = outputOf('commerce/*');

export const SERVICES = [
  'api-gateway',
  'auth-service',
  'event-consumers',
  'order-service',
  'user-service',
] as const;
export const APIS = SERVICES.filter((service) => service !== 'event-consumers');

/** How the stacks of both environments name what the network has made. */
export const group = (key: string) =>
  `\${data.terraform_remote_state.network.outputs.security_group_ids["${key}"]}`;
export const subnets = (tier: string) => subnetsOf(tier);
export const subnet = (tier: string, zone: number) =>
  `\${data.terraform_remote_state.network.outputs.subnet_ids["${tier}"][${zone}]}`;
export const key = (purpose: string) =>
  `\${data.terraform_remote_state.security.outputs.key_arns["${purpose}"]}`;

/** A service runs in both environments, from the image of its own repository. */
export function runs(service: (typeof SERVICES)[number]): readonly [Claim, ...Claim[]] {
  const deployment = `${service}/deployment-${service}`;
  const image = `333344445555.dkr.ecr.us-east-1.amazonaws.com/commerce/${service}:1.0.0`;
  return [
    both.kubernetes(deployment, 'metadata.namespace').are('production', 'development'),
    both.kubernetes(deployment, 'spec.template.spec.containers[].image').are(image, image),
  ];
}

/** The Job makes the topic in both environments, and brokers make none by themselves. */
export function topicIsMade(topic: string): readonly [Claim, ...Claim[]] {
  return [
    both
      .kubernetes('kafka-main/configmap-main-topics', 'data."topics.sh"')
      .includes(`\nmake ${topic} 6 604800000\n`, 'kafka-topics --create --if-not-exists'),
    both
      .kubernetes('kafka-main/job-main-topics', 'spec.template.spec.containers[0].command')
      .are(['sh', '/scripts/topics.sh'], ['sh', '/scripts/topics.sh']),
    both
      .terraform('data', 'aws_msk_configuration.main.server_properties')
      .includes('auto.create.topics.enable=false'),
  ];
}
