// The states of several environments in one bucket: who makes it, where it is, and one object for each.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import {
  STACK_NAMES,
  stateBucketName,
  stateKey,
  stateRegion,
} from '../../../model/naming/state.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { ownBucketNames } from '../operations/own-bucket-names.ts';

const PATH = ['delivery', 'state'];

export function checkStates(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const own = pathOf(environment);
  const others = [...landscape.values()].filter((each) => pathOf(each) !== own);
  const bucket = stateBucketName(environment);
  const sharing = others
    .filter((each) => stateBucketName(each) === bucket)
    .toSorted((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
  return [
    ...made(environment, [environment, ...others]),
    ...otherRegion(environment, sharing),
    ...taken(environment, sharing),
  ];
}

/** One that stack `state` of another environment makes is no data of it, and may stand already. */
function made({ delivery }: Environment, all: readonly Environment[]): readonly Diagnostic[] {
  const { bucket } = delivery.state;
  if (bucket === null) return [];
  const makers = all.flatMap((each) =>
    bucketsOf(each).flatMap(({ what, name }) =>
      name === bucket.name ? [`${what} of ${pathOf(each)}`] : [],
    ),
  );
  return makers.slice(0, 1).map((maker) => {
    const where = { path: [...PATH, 'bucket', 'name'] };
    return diagnostic('model/state-bucket-made', { bucket: bucket.name, maker }, where);
  });
}

function bucketsOf(environment: Environment) {
  const state = environment.delivery.state.bucket === null ? stateBucketName(environment) : null;
  return [
    ...ownBucketNames(environment).filter(({ name }) => name !== state),
    ...everyKind.flatMap(({ rules }) => rules?.names?.(environment) ?? []),
  ].filter(({ what }) => what.startsWith('bucket '));
}

/** Reported where the bucket is named; where both name it, once, where it comes later. */
function otherRegion(
  environment: Environment,
  sharing: readonly Environment[],
): readonly Diagnostic[] {
  const { bucket } = environment.delivery.state;
  if (bucket === null) return [];
  const found = stateRegion(environment);
  const other = sharing.find(
    (each) => stateRegion(each) !== found && isReportedAfter(environment, each),
  );
  if (other === undefined) return [];
  const args = { bucket: bucket.name, other: pathOf(other), found, wanted: stateRegion(other) };
  const path = [...PATH, 'bucket', ...(bucket.region === null ? [] : ['region'])];
  return [diagnostic('model/state-bucket-region', args, { path })];
}

/** Stacks of the user's own are held against each other when all are compiled. */
function taken(environment: Environment, sharing: readonly Environment[]): readonly Diagnostic[] {
  const keys = new Set(STACK_NAMES.map((stack) => stateKey(environment, stack)));
  const clashes = sharing
    .filter((other) => isReportedAfter(environment, other))
    .flatMap((other) => {
      const key = STACK_NAMES.map((stack) => stateKey(other, stack)).find((each) => keys.has(each));
      return key === undefined ? [] : [{ key, other: pathOf(other) }];
    });
  return clashes.slice(0, 1).map((clash) => {
    const args = { ...clash, bucket: stateBucketName(environment) };
    return diagnostic('model/state-key-taken', args, { path: [...PATH, 'key'] });
  });
}

/** Of two, the one that names a bucket of the other, or the later one. */
function isReportedAfter(environment: Environment, other: Environment): boolean {
  const isBorrowed = environment.delivery.state.bucket !== null;
  const isLent = other.delivery.state.bucket !== null;
  return isBorrowed === isLent ? pathOf(other) < pathOf(environment) : isBorrowed;
}
