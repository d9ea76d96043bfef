// The security groups of stores that stand already.
import { DataAwsSecurityGroup } from '@cdktf/provider-aws/lib/data-aws-security-group/index.js';
import { groupOf, guardedStores } from '../../environment/store-edges.ts';
import { networkOf } from '../../model/parts.ts';
import { uniqueBy } from '../../model/values/unique-by.ts';
import { proves } from '../../terraform/proves.ts';
import type { RootModule } from '../../terraform/root-module.ts';

/** Ids by name. */
export function findStoreGroups(module: RootModule): Readonly<Record<string, string>> {
  const { environment } = module;
  const vpc = networkOf(environment).existing === null ? 'aws_vpc.main' : 'data.aws_vpc.main';
  const stores = uniqueBy(
    guardedStores(environment).filter(({ standing }) => standing !== null),
    groupOf,
  );
  return Object.fromEntries(
    stores.map((store) => {
      const name = groupOf(store);
      const id = store.standing?.securityGroup ?? '';
      const group = module.data(
        DataAwsSecurityGroup,
        name.replace('/', '-'),
        [...store.path, 'existing', 'securityGroup'],
        {
          id,
          ...proves(module, [
            {
              condition: `self.vpc_id == ${vpc}.id`,
              message: `The security group of the ${store.kind} ${store.key}, ${id}, is not in the VPC of the environment.`,
            },
          ]),
        },
      );
      return [name, group.id];
    }),
  );
}
