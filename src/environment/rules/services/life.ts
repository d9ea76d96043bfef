// How services start and stop: commands before a new version in one order, and time enough to go.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nodesOf, takes } from '../../../model/nodes/placement.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { askingOf } from '../../../model/services/probes.ts';
import { hasKey } from '../../../model/services/service-kinds.ts';
import { deregistrationSeconds, drainSeconds } from '../../../model/services/shutdown.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';

export function checkLife(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([key, service]) => [
    ...shutdown(environment, key, service),
    ...replacement(key, service),
    ...startup(key, service),
    ...interruption(environment, key, service),
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

/** A rollout makes progress when a new pod is ready, which one that may still start is not. A StatefulSet waits
 * for ever. */
function startup(service: string, input: Service): readonly Diagnostic[] {
  const asking = hasKey(input.kind, 'rollout') ? askingOf(input, 'startup') : null;
  if (asking === null) return [];
  const { deadlineSeconds } = input.rollout;
  const seconds = asking.periodSeconds * asking.failureThreshold;
  if (seconds < deadlineSeconds) return [];
  const own = input.probes.startup;
  const key = (own.periodSeconds ?? own.failureThreshold) ? ['startup'] : ['startupSeconds'];
  const path = ['services', service, 'probes', ...key];
  return [
    diagnostic('model/startup-outlasts-rollout', { service, seconds, deadlineSeconds }, { path }),
  ];
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html */
const SPOT_NOTICE_SECONDS = 120;

/** Pods that may run on a spot node, whose processes would be told less than they ask for. */
function interruption(environment: Environment, service: string, input: Service) {
  const { cluster } = environment;
  const { shutdownSeconds } = input;
  if (shutdownSeconds === null || shutdownSeconds <= SPOT_NOTICE_SECONDS || cluster === null)
    return [];
  const onSpot = nodesOf(cluster).some(
    (nodes) => nodes.capacity === 'spot' && takes(environment, nodes, input),
  );
  if (!onSpot) return [];
  const args = { service, seconds: shutdownSeconds, notice: SPOT_NOTICE_SECONDS };
  const path = ['services', service, 'shutdownSeconds'];
  return [diagnostic('model/shutdown-on-spot', args, { path })];
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
