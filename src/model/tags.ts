// What every resource is tagged with, whoever makes it: Terraform by the default tags of its provider;
// launch templates, Karpenter and drivers because they are told, since those tags do not reach what they make.
import type { Environment } from './schema/environment.ts';

export function tagsOf(
  { aws, system, environment }: Environment,
  madeBy = 'groundplan',
): Record<string, string> {
  return { ...aws.tags, System: system, Environment: environment, ManagedBy: madeBy };
}
