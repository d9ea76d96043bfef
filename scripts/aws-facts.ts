// npm run aws-facts -- <folder>
// Renews src/facts/*.generated.json out of a folder of JSON files, one per subject, each with `source`
// (public repository or page, with the date of its commit) and `meaning`. One line per type or list, so that
// a difference reads as what AWS has added. Where the numbers come from stands in each file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instancePrices } from './aws-facts/instance-prices.ts';
import { instanceRegions } from './aws-facts/instance-regions.ts';
import { instanceTypes } from './aws-facts/instance-types.ts';
import { regions } from './aws-facts/regions.ts';
import { type Facts, type Input, render, sourcesOf } from './aws-facts/render.ts';
import {
  caches,
  documentDatabases,
  msk,
  mskProperties,
  rdsClasses,
  rdsVersions,
  search,
} from './aws-facts/stores.ts';

/** The file that each set of facts is made of, and how. */
const SUBJECTS: Readonly<Record<string, readonly [file: string, facts: (input: Input) => Facts]>> =
  {
    regions: ['regions.json', regions],
    'ec2-instance-types': ['ec2-instance-types.json', instanceTypes],
    'ec2-instance-regions': ['ec2-instance-regions.json', instanceRegions],
    'ec2-prices': ['ec2-instance-types.json', instancePrices],
    'rds-versions': ['rds-versions.json', rdsVersions],
    'rds-classes': ['rds-classes.json', rdsClasses],
    'document-databases': ['docdb.json', documentDatabases],
    caches: ['elasticache-node-types.json', caches],
    search: ['opensearch.json', search],
    msk: ['msk-instance-types.json', msk],
    'msk-properties': ['msk-broker-properties.json', mskProperties],
  };

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: npm run aws-facts -- <folder of JSON files>');
for (const [subject, [file, facts]] of Object.entries(SUBJECTS)) {
  const input = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Input;
  const target = `src/facts/${subject}.generated.json`;
  const found = facts(input);
  writeFileSync(target, render({ ...sourcesOf(input), ...found }));
  console.log(`${target}: as of ${found['asOf'] ?? sourcesOf(input).asOf}.`);
}
