// What charts have of their `uses`: a role for one ServiceAccount, whose annotation goes into the values.
import { roleAnnotation } from '../../model/identity.ts';
import { serviceRoleName } from '../../model/naming/services.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { mergeJson } from '../../model/values/merge-json.ts';
import type { ConsumerPart } from '../contract/consumer-part.ts';
import type { HelmChart } from './schema.ts';

type Values = HelmChart['values'];

export const chartConsumer: ConsumerPart = {
  lacks: ['mounts'],
  actor: ({ charts }, key) => {
    const { namespace, serviceAccount = null } = charts[key] ?? {};
    if (namespace === undefined || serviceAccount === null) return null;
    return { namespace, serviceAccount: serviceAccount.name };
  },
  hasPods: true,
};

/** The values as they are written, with the annotation that lets the ServiceAccount take on the role. */
export function valuesWithRole(environment: Environment, key: string, chart: HelmChart): Values {
  if (chart.serviceAccount === null) return chart.values;
  const role = serviceRoleName(environment, key);
  const annotations: Values = { ...roleAnnotation(environment, { role }) };
  const path = chart.serviceAccount.annotationsAt.split('.');
  const nested = path.reduceRight<Values>((below, part) => ({ [part]: below }), annotations);
  return { ...mergeJson(chart.values, nested) } as Values;
}
