// What makes the ingress controller ours: its pods behind the load balancer, and who issues certificates.
import { ApiObject, type Chart } from 'cdk8s';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../model/artifact.ts';
import { charts } from '../model/charts.ts';
import { INGRESS_PORT, ingressControllers } from '../model/ingress.ts';
import { CLUSTER_ISSUER, type ClusterIssuerSpec, ISSUER } from '../model/kubernetes/certificate.ts';
import { standardLabels } from '../model/kubernetes/labels.ts';
import {
  TARGET_GROUP_BINDING,
  type TargetGroupBindingSpec,
} from '../model/kubernetes/target-group-binding.ts';
import { type Landscape, zoneNameOf } from '../model/landscape.ts';
import { ingressTargetGroupName } from '../model/naming.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Ingress } from '../model/schema/ingress.ts';

const COMPONENT = 'ingress';
/** After the controller, cert-manager and what registers pods; before every service. */
const WAVE = -10;

/** https://letsencrypt.org/docs/acme-protocol-updates/ */
const ACME_SERVER = 'https://acme-v02.api.letsencrypt.org/directory';

export function compileIngress(environment: Environment, landscape: Landscape): KubernetesOutput {
  const { ingress } = environment;
  if (ingress === null) return { components: [], artifacts: [] };
  const { namespace } = charts[ingress.controller];
  const origin = ['ingress'];
  const labels = standardLabels(environment, COMPONENT, 'ingress');
  const chart = componentChart(COMPONENT, { labels });
  addBinding(chart, environment, ingress);
  const zone = zoneNameOf(environment, landscape) ?? '';
  addIssuer(chart, { ...ingress, zone, region: environment.aws.region });
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: COMPONENT, namespace, wave: WAVE, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}

function addBinding(chart: Chart, environment: Environment, { controller }: Ingress): void {
  const spec: TargetGroupBindingSpec = {
    targetGroupName: ingressTargetGroupName(environment),
    targetType: 'ip',
    serviceRef: { name: ingressControllers[controller].service, port: INGRESS_PORT },
  };
  new ApiObject(chart, 'binding', {
    ...TARGET_GROUP_BINDING,
    metadata: { name: COMPONENT, namespace: charts[controller].namespace },
    spec,
  });
}

/** DNS-01, since requests of HTTP-01 would have to come through CloudFront on port 80. The zone is found
 * by its name: its id is of AWS's choice. */
interface IssuerInput extends Pick<Ingress, 'issuer'> {
  readonly zone: string;
  readonly region: string;
}

function addIssuer(chart: Chart, { issuer, zone, region }: IssuerInput): void {
  const spec: ClusterIssuerSpec = {
    acme: {
      server: ACME_SERVER,
      email: issuer.email,
      privateKeySecretRef: { name: `${ISSUER}-account` },
      solvers: [{ selector: { dnsZones: [zone] }, dns01: { route53: { region } } }],
    },
  };
  new ApiObject(chart, 'issuer', { ...CLUSTER_ISSUER, metadata: { name: ISSUER }, spec });
}
