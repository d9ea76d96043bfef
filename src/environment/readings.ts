// What of the repository beside the environments one environment refers to.
import { everyKind } from '../kinds/kinds.ts';
import type { Reading } from '../model/schema/documents.ts';
import type { Environment } from '../model/schema/environment.ts';

const SCHEMAS = 'schemas';

export function readingsOf(environment: Environment): readonly Reading[] {
  const ofKinds = everyKind.flatMap(({ readings }) => readings?.(environment) ?? []);
  const path = [SCHEMAS];
  return [
    { type: 'folder', path: SCHEMAS, into: path, origin: path, isOptional: true },
    ...ofKinds,
  ];
}
