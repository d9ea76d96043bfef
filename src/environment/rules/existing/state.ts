// The bucket of the states, where it stands already, and the object of each state.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { EC2_REGIONS_AS_OF, ec2Regions } from '../../../facts/ec2-instances.ts';
import { placeholdersOf, STATE_PLACEHOLDERS, stateRegion } from '../../../model/naming/state.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const PATH = ['delivery', 'state'];

export function checkState(environment: Environment): readonly Diagnostic[] {
  return [...keyFaults(environment), ...bucketFaults(environment)];
}

function keyFaults({ delivery }: Environment): readonly Diagnostic[] {
  const { key } = delivery.state;
  const where = { path: [...PATH, 'key'] };
  const placeholders = placeholdersOf(key);
  const known: readonly string[] = STATE_PLACEHOLDERS;
  const unknown = placeholders.filter((each) => !known.includes(each));
  // A brace without its other one.
  const rest = placeholders.reduce((text, each) => text.replace(`{${each}}`, ''), key);
  const found = [...unknown.map((each) => `{${each}}`), ...(/[{}]/.exec(rest) ?? [])];
  if (found.length > 0) {
    return found.map((each) => {
      const word = each.replaceAll(/[{}]/g, '');
      const suggestion = word === '' ? undefined : nearest(word, known);
      const args = { found: each, suggestion, known: known.map((one) => `{${one}}`).join(', ') };
      return diagnostic('model/state-key-placeholder', args, where);
    });
  }
  return placeholders.includes('stack')
    ? []
    : [diagnostic('model/state-key-stack', { key }, where)];
}

function bucketFaults(environment: Environment): readonly Diagnostic[] {
  const { bucket, lockTable } = environment.delivery.state;
  if (bucket === null) return [];
  const { name, region, kmsKey } = bucket;
  const wanted = stateRegion(environment);
  const [, , , found = ''] = kmsKey?.split(':') ?? [];
  const path = [...PATH, 'bucket'];
  return [
    ...(region === null || ec2Regions.includes(region) ? [] : [unknownRegion(region)]),
    ...(kmsKey === null || found === wanted
      ? []
      : [diagnostic('model/state-kms-region', { found, wanted }, { path: [...path, 'kmsKey'] })]),
    ...(lockTable
      ? [diagnostic('model/state-lock-table', { bucket: name }, { path: [...PATH, 'lockTable'] })]
      : []),
  ];
}

function unknownRegion(region: string): Diagnostic {
  const args = { region, asOf: EC2_REGIONS_AS_OF, suggestion: nearest(region, ec2Regions) };
  return diagnostic('model/state-region-unknown', args, {
    path: [...PATH, 'bucket', 'region'],
  });
}
