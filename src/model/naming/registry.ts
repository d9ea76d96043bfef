import type { Environment } from '../schema/environment.ts';
import { ownRoleArn } from './core.ts';

export function ecrRepositoryName(environment: Environment, service: string): string {
  return `${environment.system}/${service}`;
}

/** Where the images of the services live: here, unless another environment's registry is shared. */
export function registryPlace({ aws, delivery }: Environment): {
  readonly account: string;
  readonly region: string;
} {
  return delivery.registry.shared ?? aws;
}

export function registryHost(environment: Environment): string {
  const { account, region } = registryPlace(environment);
  return `${account}.dkr.ecr.${region}.amazonaws.com`;
}

export function ecrRepositoryArn(environment: Environment, service: string): string {
  const { account, region } = registryPlace(environment);
  return `arn:aws:ecr:${region}:${account}:repository/${ecrRepositoryName(environment, service)}`;
}

/** The role that may push lives where the repositories are. */
export function pushRoleArn(environment: Environment, role: string): string {
  const isShared = environment.delivery.registry.shared !== null;
  const { account } = registryPlace(environment);
  return isShared ? `arn:aws:iam::${account}:role/${role}` : ownRoleArn(environment, role);
}

/** One per account, whoever makes it: https://docs.github.com/en/actions/security-for-github-actions */
export function githubProviderArn(environment: Environment): string {
  return `arn:aws:iam::${environment.aws.account}:oidc-provider/${GITHUB_ISSUER}`;
}

/** Begins the second tag of an image that a pipeline releases; the first is its commit. */
export const RELEASE_PREFIX = 'release-';

export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

export function imageOf(environment: Environment, service: string): string {
  const owner = imageOwner(environment, service);
  const image = environment.services[owner]?.image;
  const repository =
    image?.repository ?? `${registryHost(environment)}/${ecrRepositoryName(environment, owner)}`;
  return `${repository}:${image?.tag ?? ''}`;
}

/** The service whose image a service runs, most often its own. */
export function imageOwner(environment: Environment, service: string): string {
  return environment.services[service]?.image.from ?? service;
}
