// What AWS lets an account do with the others of its organization comes after the organization itself.
import { neighbour } from '../model/landscape/landscape.ts';
import type { RootModule } from '../terraform/root-module.ts';

export function afterOrganization(module: RootModule): void {
  const { organization } = module.environment.aws;
  if (organization === null) return;
  module.afterIn(neighbour(module.landscape, organization), 'organization');
}
