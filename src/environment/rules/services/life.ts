// How services start and stop: commands before a new version in one order, and time enough to go.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { deregistrationSeconds, drainSeconds } from '../../../model/services/shutdown.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';

export function checkLife(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([key, service]) => [
    ...shutdown(environment, key, service),
    ...replacement(key, service),
    ...release(key, service),
  ]);
}

/** The kubelet counts the sleep before the processes hear of it as part of the grace period. */
function shutdown(environment: Environment, service: string, { shutdownSeconds }: Service) {
  const drain = drainSeconds(environment, service);
  if (shutdownSeconds === null || shutdownSeconds > drain) return [];
  const targets = deregistrationSeconds(environment, service);
  const args = { service, seconds: shutdownSeconds, drain, targets };
  const path = ['services', service, 'shutdownSeconds'];
  return [diagnostic('model/shutdown-too-short', args, { path })];
}

/** The old pod of a singleton is gone before the new one starts, and the rollout waits for both. */
function replacement(service: string, { singleton, shutdownSeconds, rollout }: Service) {
  const { deadlineSeconds } = rollout;
  if (!singleton || shutdownSeconds === null || shutdownSeconds < deadlineSeconds) return [];
  const args = { service, seconds: shutdownSeconds, deadlineSeconds };
  const path = ['services', service, 'shutdownSeconds'];
  return [diagnostic('model/shutdown-outlasts-rollout', args, { path })];
}

function release(service: string, { release: settings }: Service): readonly Diagnostic[] {
  const commands = Object.entries(settings?.commands ?? {});
  return findRepeats(commands, ([, { order }]) => String(order)).map(
    ([[other], [command, { order }]]) => {
      const path = ['services', service, 'release', 'commands', command, 'order'];
      return diagnostic('model/release-order', { service, command, other, order }, { path });
    },
  );
}
