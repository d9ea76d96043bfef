// How a database that follows another one takes over.
import { isReadOnly } from '../../../model/data/global-cluster.ts';
import { pathOf, regionalArn } from '../../../model/naming/core.ts';
import { code } from '../../../model/page/markdown.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import type { Step } from '../../contract/page-part.ts';
import { databaseIdentifier, globalClusterIdentifier } from '../names.ts';

export function promote(environment: Environment): readonly Step[] {
  return sortedEntries(environment.databases).flatMap(([key, database]) => {
    const { secondaryOf } = database;
    if (secondaryOf === null || !isReadOnly(database)) return [];
    const cluster = databaseIdentifier(environment, key);
    return [
      {
        title: `Promote database ${code(key)}, which follows ${code(secondaryOf.database)} of ${code(secondaryOf.environment)}:`,
        commands: [
          `aws rds failover-global-cluster --region ${environment.aws.region} \\`,
          `  --global-cluster-identifier ${globalClusterIdentifier(secondaryOf.environment, secondaryOf.database)} \\`,
          `  --target-db-cluster-identifier ${regionalArn(environment, 'rds', `cluster:${cluster}`)} \\`,
          '  --allow-data-loss',
          `aws rds wait db-cluster-available --region ${environment.aws.region} --db-cluster-identifier ${cluster}`,
        ],
        after: `Then write ${code(`databases.${key}.secondaryOf.promoted: true`)} and the services that use it, run ${code(`npm run synth -- ${pathOf(environment)}`)} and merge.`,
      },
    ];
  });
}
