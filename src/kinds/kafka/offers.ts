// Versions, sizes of brokers and their properties, as Amazon MSK has them.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { mskPropertiesOf, mskTypes, mskVersions } from '../../facts/stores.ts';
import { checkOfferedName, checkOfferedType, checkOfferedVersion } from '../../model/offers.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { mskClusters } from './msk.ts';
import type { Kafka } from './schema.ts';

/** The quorum of its brokers, which is no part of the version of Kafka. */
const MODE = /\.kraft$/;

export function checkMskOffers(environment: Environment): readonly Diagnostic[] {
  return mskClusters(environment).flatMap(([key, kafka]) => ofCluster(key, kafka));
}

function ofCluster(key: string, { version, instanceType, configuration }: Kafka) {
  const path = ['kafka', key];
  const brokers = instanceType?.startsWith('express.') ? 'express' : 'standard';
  return [
    ...checkOfferedVersion({
      ...{ what: 'version of MSK', name: version.replace(MODE, ''), offer: mskVersions },
      product: 'msk',
      path: [...path, 'version'],
    }),
    ...(instanceType === null
      ? []
      : checkOfferedType({
          ...{ what: 'broker type of MSK', name: instanceType, offer: mskTypes },
          path: [...path, 'instanceType'],
        })),
    ...Object.keys(configuration).flatMap((name) =>
      checkOfferedName({
        ...{ what: `property of ${brokers} brokers of MSK`, name },
        ...{ offer: mskPropertiesOf(brokers), path: [...path, 'configuration', name] },
      }),
    ),
  ];
}
