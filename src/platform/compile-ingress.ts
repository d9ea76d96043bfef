// What makes the ingress controller ours: its pods behind the load balancer, and who issues certificates.
import { ApiObject, type Chart } from 'cdk8s';
import { controllerOf } from '../addons/addons.ts';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../model/artifact.ts';
import { entrancesOf, INGRESS_PORT } from '../model/edge/ingress.ts';
import { CLUSTER_ISSUER, type ClusterIssuerSpec, ISSUER } from '../model/kubernetes/certificate.ts';
import { standardLabels } from '../model/kubernetes/labels.ts';
import {
  TARGET_GROUP_BINDING,
  type TargetGroupBindingSpec,
} from '../model/kubernetes/target-group-binding.ts';
import { type Landscape, zoneNameOf } from '../model/landscape/landscape.ts';
import { ingressTargetGroupName, ingressTargetKey } from '../model/naming/network.ts';
import type { Ingress } from '../model/schema/edge/ingress.ts';
import type { Environment } from '../model/schema/environment.ts';
import { addGateway } from './add-gateway.ts';

const COMPONENT = 'ingress';
/** After the controller, cert-manager and what registers pods; before every service. */
const WAVE = -10;

/** https://letsencrypt.org/docs/acme-protocol-updates/ */
const ACME_SERVER = 'https://acme-v02.api.letsencrypt.org/directory';

export function compileIngress(environment: Environment, landscape: Landscape): KubernetesOutput {
  const { ingress } = environment;
  if (ingress === null) return { components: [], artifacts: [] };
  const controller = controllerOf(ingress);
  const { namespace } = controller;
  const origin = ['ingress'];
  const labels = standardLabels(environment, COMPONENT, 'ingress');
  const chart = componentChart(COMPONENT, { labels });
  for (const key of entrancesOf(environment)) addBinding(chart, environment, { ingress, key });
  const zone = zoneNameOf(environment, landscape) ?? '';
  addIssuer(chart, { ...ingress, zone, region: environment.aws.region });
  if (controller.className === null) addGateway(chart, environment, controller);
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: COMPONENT, namespace, wave: WAVE, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}

interface Entrance {
  readonly ingress: Ingress;
  /** Key of the load balancer. */
  readonly key: string;
}

function addBinding(chart: Chart, environment: Environment, { ingress, key }: Entrance): void {
  const { namespace, service } = controllerOf(ingress);
  const spec: TargetGroupBindingSpec = {
    targetGroupName: ingressTargetGroupName(environment, key),
    targetType: 'ip',
    serviceRef: { name: service, port: INGRESS_PORT },
  };
  new ApiObject(chart, `binding-${key}`, {
    ...TARGET_GROUP_BINDING,
    metadata: { name: ingressTargetKey(environment, key), namespace },
    spec,
  });
}

interface IssuerInput extends Pick<Ingress, 'issuer'> {
  readonly zone: string;
  readonly region: string;
}

/** DNS-01, since requests of HTTP-01 would have to come through CloudFront on port 80. The zone is found
 * by its name: its id is of AWS's choice. */
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
