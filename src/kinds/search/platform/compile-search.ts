// Gives IAM roles their roles in search domains with fine-grained access, which no Terraform resource of
// AWS does: a Job for each domain.
import { KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../../../kubernetes/component-chart.ts';
import { INPUT_WAVE } from '../../../kubernetes/scheduled-task.ts';
import type { KubernetesOutput } from '../../../model/artifact.ts';
import { DATABASE_NAMESPACE, roleAnnotation } from '../../../model/identity.ts';
import { standardLabels } from '../../../model/kubernetes/labels.ts';
import { closedNamespace, type NamespacePlan } from '../../../model/kubernetes/namespace-plan.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { secretName } from '../../../model/naming/secrets.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { JobSecrets } from '../../contract/platform-part.ts';
import { ROLES_ACCOUNT, searchSecretName } from '../names.ts';
import { mappedDomains, mappingOrigins } from '../roles/mapped.ts';
import { searchTasks } from '../tasks.ts';
import { compileRolesJob } from './roles-job.ts';

/** Before the services. */
const WAVE = -10;
const name = ROLES_ACCOUNT;

export function compileSearch(environment: Environment, landscape: Landscape): KubernetesOutput {
  const [identity] = searchTasks(environment, landscape);
  if (!identity) return { components: [], artifacts: [] };
  const { namespace, origin } = identity;
  const labels = standardLabels(environment, name, 'search');
  const chart = componentChart(name, { namespace, labels });
  new KubeServiceAccount(chart, 'account', {
    metadata: { name, annotations: { ...INPUT_WAVE, ...roleAnnotation(environment, identity) } },
    automountServiceAccountToken: false,
  });
  const source = { type: 'directory' } as const;
  return {
    components: [{ name, namespace, wave: WAVE, source, origin }],
    artifacts: [
      ...artifactsOf(chart, origin),
      ...mappedDomains(environment, landscape).flatMap((domain) =>
        compileRolesJob(environment, domain, landscape),
      ),
    ],
  };
}

export function searchJobSecrets(environment: Environment): JobSecrets {
  const reads = mappingOrigins(environment).map(([collection, key]) =>
    collection === 'search'
      ? searchSecretName(environment, String(key))
      : secretName.logSearch(environment),
  );
  // What AWS puts behind a name in its ARN.
  return { reads: reads.map((each) => `${each}-??????`), masters: [] };
}

export function searchNamespaces(environment: Environment): readonly NamespacePlan[] {
  if (mappingOrigins(environment).length === 0) return [];
  return [closedNamespace(DATABASE_NAMESPACE, ['search'])];
}
