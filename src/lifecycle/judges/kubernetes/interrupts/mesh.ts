// What refuses whoever is not there yet.
import { valueAt } from '../changed-fields.ts';
import type { FindInterruptions } from './interruption.ts';

/** https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/ */
export const meshInterruptions: FindInterruptions = ({ objects }) =>
  objects
    .filter(({ before, after }) => before === null && after?.kind === 'PeerAuthentication')
    .filter(({ after }) => valueAt(after, 'spec.mtls.mode') === 'STRICT')
    .filter(({ after }) => valueAt(after, 'spec.selector') === undefined)
    .map(({ origin }) => ({
      path: [...origin, 'mutualTls'],
      what: 'pods that run have no sidecar, and those that have one refuse them',
      remedy: 'Write mutualTls: permissive first, and strict once every pod has been replaced',
    }));
