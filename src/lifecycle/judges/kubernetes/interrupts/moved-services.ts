// A service in another namespace has another name in the DNS: who calls it learns that when its pods are replaced.
import { callersOf } from '../../../../model/services/calls.ts';
import type { FindInterruptions } from './interruption.ts';
import { isCome, isGone } from './workloads.ts';

export const moveInterruptions: FindInterruptions = (input) => {
  const services = input.objects.filter(
    ({ before, after }) => (after ?? before)?.kind === 'Service',
  );
  return services.filter(isCome).flatMap(({ component, after, origin }) => {
    const old = services
      .filter(isGone)
      .find(
        (each) =>
          each.component === component && each.before?.metadata.name === after?.metadata.name,
      );
    const callers = callersOf(input.environment, component);
    if (old === undefined || callers.length === 0) return [];
    const from = old.before?.metadata.namespace;
    const what = `${callers.join(', ')} may ask for ${component} in ${from}, where it is no more, until their pods are replaced`;
    const remedy =
      'Choose the hour, or run the service under a second key in the new namespace, move its callers, and remove the first one in a later change';
    return [{ path: [...origin, 'namespace'], what, remedy }];
  });
};
