// Ports that AWS lets nobody call.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { report } from './codes.ts';

const MAIL_RELAY_PORT = 25;

export function checkExternals({ externals }: Environment): readonly Diagnostic[] {
  return Object.entries(externals).flatMap(([external, { ports }]) => {
    const index = ports.indexOf(MAIL_RELAY_PORT);
    if (index < 0) return [];
    const path = ['externals', external, 'ports', index];
    return [report('model/external-port-25', { external }, { path })];
  });
}
