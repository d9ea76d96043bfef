// The container image of a function.
import { imageOf, imageOwner } from '../../model/naming/registry.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { LambdaFunction } from './schema.ts';

type Image = NonNullable<LambdaFunction['image']>;

/** Services whose images functions run, from their own repositories. */
export function functionImages(environment: Environment): readonly string[] {
  const run = Object.values(environment.functions).flatMap(({ image }) => image?.from ?? []);
  return [...new Set(run.map((service) => imageOwner(environment, service)))].sort();
}

/** Repository and tag. Rules make sure that there are both. */
export function functionImage(environment: Environment, { repository, from, tag }: Image): string {
  if (repository !== null) return `${repository}:${tag ?? ''}`;
  const image = imageOf(environment, from ?? '');
  return tag === null ? image : `${image.slice(0, image.lastIndexOf(':'))}:${tag}`;
}
