// The host of the search domain that Fluent Bit writes to, as a Secret beside it.
import { ApiObject } from 'cdk8s';
import { awsForFluentBit, LOG_SEARCH_SECRET } from '../addons/aws-for-fluent-bit.ts';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../model/artifact.ts';
import {
  EXTERNAL_SECRET,
  externalSecretSpec,
  insert,
} from '../model/kubernetes/external-secret.ts';
import { standardLabels } from '../model/kubernetes/labels.ts';
import { secretName } from '../model/naming/secrets.ts';
import type { Environment } from '../model/schema/environment.ts';

const COMPONENT = 'log-search';
/** After the store, before Fluent Bit, which does not start without it. */
const WAVE = -18;

export function compileLogSearch(environment: Environment): KubernetesOutput {
  if (environment.observability.logs.search === null) return { components: [], artifacts: [] };
  const { namespace } = awsForFluentBit;
  const origin = ['observability', 'logs', 'search'];
  const labels = standardLabels(environment, COMPONENT, 'logging');
  const chart = componentChart(COMPONENT, { namespace, labels });
  const { name, key } = LOG_SEARCH_SECRET;
  const read = { as: key, secret: secretName.logSearch(environment), property: key };
  new ApiObject(chart, name, {
    ...EXTERNAL_SECRET,
    metadata: { name },
    spec: externalSecretSpec(name, [read], { [key]: insert(key) }),
  });
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: COMPONENT, wave: WAVE, namespace, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}
