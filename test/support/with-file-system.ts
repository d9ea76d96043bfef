// What the small environment needs to have a file system with two claims, one of them mounted.
import type { Overrides } from './an-environment.ts';

export const ID = 'fs-0123456789abcdef0';

export function withFileSystem(changes: Overrides = {}): Overrides {
  const claims = {
    static: { namespace: 'shop', size: '50Gi' },
    media: { namespace: 'shop', size: '100Gi' },
  };
  return {
    cluster: { addons: { 'aws-efs-csi-driver': {} } },
    fileSystems: { main: { id: ID, claims, purpose: 'Files of courses', ...changes } },
    services: { web: { uses: { fileSystems: { main: { media: '/openedx/media' } } } } },
  };
}
