// Where the services of Open edX are in the output.
import { type Claim, outputOf } from '../proof/rows.ts';

const { terraform, kubernetes } = outputOf('openedx/prod');

export type Claims = readonly [Claim, ...Claim[]];

const isDeployment = (service: string) => /worker|beat/.test(service);

export const pod = (service: string) =>
  `${service}/${isDeployment(service) ? 'deployment' : 'rollout'}-${service}`;

export const container = (service: string, path: string) =>
  kubernetes(pod(service), `spec.template.spec.containers[name=${service}].${path}`);

/** Of edx-platform, as Python. */
export const settings = (service: string) =>
  kubernetes(`${service}/configmap-${service}-files`, 'data.shared-settings');

/** The secret that services read has the address that AWS makes up. */
export const address = (secret: string, name: string, field: string, value: string): Claims => [
  terraform('data', `aws_secretsmanager_secret.${secret}.name`).is(`openedx/prod/${name}`),
  terraform('data', `aws_secretsmanager_secret_version.${secret}.secret_string.${field}`).is(value),
];

export const QUEUES = {
  'lms-worker': '--queues=edx.lms.core.default,edx.lms.core.high,edx.lms.core.high_mem',
  'cms-worker': '--queues=edx.cms.core.default,edx.cms.core.high,edx.cms.core.low',
};
