// What the pipeline of an environment builds, and from which repositories on GitHub.
import type { Environment } from '../schema/environment.ts';
import type { GithubActions } from '../schema/operations/delivery.ts';

/** Services, ours and of other environments, whose images may be pushed. */
export function pushedImages(environment: Environment): readonly string[] {
  const { services } = environment;
  const ours = Object.keys(services).filter((key) => services[key]?.image.from === null);
  return [...ours, ...imagesOfOthers(environment)];
}

/** Repositories for services of other environments, sorted. */
export function imagesOfOthers({ services, delivery }: Environment): readonly string[] {
  const { repositories } = delivery.registry;
  return repositories.filter((key) => services[key]?.image.from !== null).sort();
}

/** Services that run the image of a service, without itself, sorted. */
export function imageBorrowers({ services }: Environment, owner: string): readonly string[] {
  return Object.keys(services)
    .filter((key) => services[key]?.image.from === owner)
    .sort();
}

/** A release from a shared registry deploys the image that another environment has tried before. */
export function buildsImages({ delivery }: Environment): boolean {
  const { pipeline, registry } = delivery;
  if (pipeline === null) return false;
  const isPromotion = pipeline.kind === 'github-actions' && pipeline.release.trigger === 'tag';
  return !isPromotion || registry.shared === null;
}

/** The owner of the repositories makes the role that pushes; whoever shares them names it. */
export function makesPushRole({ delivery }: Environment): boolean {
  return delivery.registry.shared === null;
}

/** Whether other environments deploy the images that lie here. */
export function isReleasedByOthers(environment: Environment): boolean {
  const { pullers } = environment.delivery.registry;
  return pullers.length > 0 || imagesOfOthers(environment).length > 0;
}

/** `owner/name` of every repository that images are built from. */
export function sourceRepositories(
  environment: Environment,
  { organization, sourceRepository }: GithubActions,
): readonly string[] {
  if (sourceRepository !== null) return [`${organization}/${sourceRepository}`];
  return pushedImages(environment)
    .filter((service) => !environment.services[service]?.image.repository)
    .map((service) => `${organization}/${service}`)
    .sort();
}
