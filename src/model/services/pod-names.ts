// What the pods in the namespaces of services are called: by the label `app.kubernetes.io/name`, which tells
// their logs apart.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../schema/environment.ts';
import { releaseName } from './names.ts';

export interface PodName {
  readonly name: string;
  readonly origin: Path;
}

/** Each service, and its release after it. */
export function podNames({ services }: Environment): readonly PodName[] {
  return Object.entries(services).flatMap(([service, { release }]) => {
    const origin = ['services', service];
    const serving = { name: service, origin };
    if (release === null) return [serving];
    return [serving, { name: releaseName(service), origin: [...origin, 'release'] }];
  });
}
