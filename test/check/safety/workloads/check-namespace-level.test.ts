import { describe } from 'vitest';
import { checkNamespaceLevel } from '../../../../src/check/safety/workloads/check-namespace-level.ts';
import { objectIn } from '../../../support/compiled.ts';
import { type Change, itAcceptsNightSchool, itReports } from './break-pod.ts';

const LABEL = 'pod-security.kubernetes.io/enforce';
const STATED = 'namespaces.backend-prod.podSecurity';

function enforce(namespace: string, level: string | undefined): Change {
  return (open) => {
    const { labels } = objectIn(open, 'Namespace', namespace)['metadata'];
    if (level === undefined) delete labels[LABEL];
    else labels[LABEL] = level;
  };
}

describe('checkNamespaceLevel', () => {
  itAcceptsNightSchool(checkNamespaceLevel);

  itReports(checkNamespaceLevel, 'check/namespace-level', [
    ['no level', enforce('backend-prod', undefined), STATED],
    ['a level there is not', enforce('backend-prod', 'strict'), STATED],
    ['another level than it says', enforce('backend-prod', 'baseline'), STATED],
    ['too open for our pods', enforce('databases', 'privileged'), 'databases'],
    ['too strict for its chart', enforce('logging', 'baseline'), 'addons.aws-for-fluent-bit'],
    ['too open for its chart', enforce('cert-manager', 'baseline'), 'addons.cert-manager'],
  ]);
});
