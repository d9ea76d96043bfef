// How a reviewer is told of what `lifecycle` finds. A code that is not here does not compile.
import type { lifecycleCatalogue } from '../../../diagnostics/catalogue/lifecycle.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Label } from '../danger.ts';

/** Null: nothing becomes worse by it. */
export const LABEL_OF_FINDING: Readonly<Record<keyof typeof lifecycleCatalogue, Label | null>> = {
  'lifecycle/destroys-data': 'destroys data',
  'lifecycle/replaces-data': 'destroys data',
  'lifecycle/replaces-along': 'destroys data',
  'lifecycle/renamed-data': 'destroys data',
  'lifecycle/destroys-claims': 'destroys data',
  'lifecycle/changes-engine': 'destroys data',
  'lifecycle/drops-definitions': 'destroys data',

  'lifecycle/replaced-before': 'replaces',
  'lifecycle/renamed': 'replaces',
  'lifecycle/renamed-standing': 'replaces',
  'lifecycle/removes-nodes': 'replaces',
  'lifecycle/made-again': 'replaces',
  // The service works in an empty one from now on, and nothing is lost.
  'lifecycle/other-database': 'replaces',
  // What stands is made a second time.
  'lifecycle/moves-stack': 'replaces',
  'lifecycle/major-upgrade': 'replaces',

  'lifecycle/immutable-field': 'immutable',
  'lifecycle/shrinks': 'immutable',
  'lifecycle/disks-stay': 'immutable',
  'lifecycle/disks-unsure': 'immutable',
  'lifecycle/drops-version': 'immutable',
  'lifecycle/downgrades': 'immutable',
  'lifecycle/joins-global': 'immutable',

  'lifecycle/in-use': 'applies out of order',
  'lifecycle/unprepared': 'applies out of order',
  'lifecycle/name-taken': 'applies out of order',
  'lifecycle/changes-stack': 'applies out of order',
  'lifecycle/orphans-stack': 'applies out of order',
  'lifecycle/removes-environment': 'applies out of order',
  'lifecycle/held-by-application': 'applies out of order',
  'lifecycle/still-held': 'applies out of order',
  'lifecycle/removes-controller': 'applies out of order',
  'lifecycle/skipped-version': 'applies out of order',
  'lifecycle/upgrade-order': 'applies out of order',
  'lifecycle/upgrade-unknown': 'applies out of order',
  'lifecycle/pinned-behind': 'applies out of order',
  'lifecycle/strands-disks': 'applies out of order',
  'lifecycle/record-taken': 'applies out of order',
  'lifecycle/still-used': 'applies out of order',

  'lifecycle/not-applied': 'weakens',
  'lifecycle/applied-before': 'weakens',
  'lifecycle/destroys-trail': 'weakens',
  'lifecycle/keeps-less': 'weakens',
  'lifecycle/protects-less': 'weakens',
  'lifecycle/unguarded': 'removes alarm or backup',
  'lifecycle/changes-definitions': 'weakens',

  'lifecycle/interrupts': 'disrupts',
  'lifecycle/interrupts-store': 'disrupts',
  'lifecycle/slows-store': 'disrupts',
  'lifecycle/waits-restart': 'disrupts',

  'lifecycle/left-running': null,
  'lifecycle/left-namespace': null,
  'lifecycle/leaving-done': null,
  'lifecycle/moved-done': null,
};

/** What guards in another way than by an alarm or a backup, by type. */
const WEAKER =
  /^aws_(\w+_cluster_instance|s3_bucket_(versioning|object_lock_configuration)|backup_vault_lock_configuration)\./;

/** Bounds of which what is beyond them is deleted at once, by type and argument; a finding of any other bound has
 * the label of its code. */
const DELETES: readonly { readonly of: RegExp; readonly label: Label }[] = [
  { of: /^aws_s3_bucket_lifecycle_configuration\..* rule/, label: 'destroys data' },
  { of: /^aws_kinesis_stream\..* retention_period$/, label: 'destroys data' },
  { of: /^aws_sqs_queue\..* message_retention_seconds$/, label: 'destroys data' },
  { of: /^aws_dynamodb_table\..* ttl/, label: 'destroys data' },
  { of: /^aws_dynamodb_table\..* point_in_time_recovery/, label: 'removes alarm or backup' },
  { of: /^aws_\w+\..* (backup_retention_period|snapshot_retention_limit)$/, label: 'weakens' },
];

const BOUNDED = ['lifecycle/shrinks', 'lifecycle/keeps-less'];

/** Whether it is about a bound that became less. */
export function isBound({ code }: Diagnostic): boolean {
  return BOUNDED.includes(code);
}

/** Null: nothing becomes worse by it. */
export function labelOf(finding: Diagnostic): Label | null {
  const { code, args } = finding;
  if (!isKnown(code)) return null;
  if (code === 'lifecycle/unguarded' && WEAKER.test(String(args['address']))) return 'weakens';
  const place = `${args['address']} ${args['argument']}`;
  const own = isBound(finding) ? DELETES.find(({ of }) => of.test(place)) : undefined;
  return own?.label ?? LABEL_OF_FINDING[code];
}

function isKnown(code: string): code is keyof typeof LABEL_OF_FINDING {
  return Object.hasOwn(LABEL_OF_FINDING, code);
}
