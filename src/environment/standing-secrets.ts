// Secrets that lead to stores which stand already: their owners keep them, and ours may read them.
import { everyKind } from '../kinds/kinds.ts';
import type { StandingSecret } from '../model/data/standing-store.ts';
import type { Environment } from '../model/schema/environment.ts';
import { consumersOf } from '../model/services/consumers.ts';
import { readSecrets } from './open-variables.ts';

export function standingSecrets(environment: Environment): readonly StandingSecret[] {
  return everyKind.flatMap(({ stands }) => stands?.secrets?.(environment) ?? []);
}

/** Those that consumers read. */
export function sharedSecrets(environment: Environment): readonly StandingSecret[] {
  const read = new Set(
    consumersOf(environment).flatMap(({ key }) => readSecrets(environment, key)),
  );
  return standingSecrets(environment).filter(({ name, isMaster }) => !isMaster && read.has(name));
}
