// What the pods of charts may say to whom, add-ons and the user's own. Charts label their pods each in their own way, so a policy is
// for all pods of a namespace; several charts in one add up.
import { ApiObject, type Chart } from 'cdk8s';
import { installedAddons, namespaceOf } from '../addons/addons.ts';
import { prometheus } from '../addons/shared/prometheus.ts';
import { edgesOutside, insideEgress } from '../environment/consumer-egress.ts';
import { podConsumers } from '../environment/pod-consumers.ts';
import type { Resident } from '../kinds/contract/platform-part.ts';
import { everyKind } from '../kinds/kinds.ts';
import { balancerPeers } from '../model/edge/balancers.ts';
import { entrancesOf } from '../model/edge/ingress.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import {
  apiServerEgress,
  type EgressRule,
  type IngressRule,
  internetEgress,
  NETWORK_POLICY,
  type NetworkPeer,
  networkPolicySpec,
  podsIn,
  subnets,
  tcp,
} from '../model/kubernetes/network-policy.ts';
import type { Reach } from '../model/kubernetes/reach.ts';
import { networkOf } from '../model/parts.ts';
import type { Environment } from '../model/schema/environment.ts';
import { usesName } from '../model/services/consumers.ts';
import { uniqueBy } from '../model/values/unique-by.ts';

/** After the namespace, and before all else in it is denied: pods may be running there. */
const WAVE = syncWave(1);
const OWN: NetworkPeer = { podSelector: {} };

/** Returns whether there are any. */
export function addAddonPolicies(
  chart: Chart,
  environment: Environment,
  namespace: string,
): boolean {
  const residents = residentsIn(environment, namespace);
  if (residents.length === 0) return false;
  addPolicy(chart, namespace, 'platform', {
    ingress: [{ from: [OWN] }, ...scraping(environment, namespace)],
    egress: [{ to: [OWN] }, apiServerEgress(environment)],
  });
  for (const { name, reach } of residents) {
    const needs = rulesOf(environment, reach);
    if (needs.ingress.length + needs.egress.length > 0) addPolicy(chart, namespace, name, needs);
  }
  return true;
}

function residentsIn(environment: Environment, namespace: string): readonly Resident[] {
  const addons = installedAddons(environment)
    .filter((addon) => namespaceOf(environment, addon) === namespace)
    .map(({ name, reach }) => ({ name, namespace, reach: reach?.(environment) ?? {} }));
  const ofKinds = everyKind.flatMap(({ platform }) => platform?.residents?.(environment) ?? []);
  return [
    ...addons,
    ...[...ofKinds, ...consumerResidents(environment)].filter(
      (each) => each.namespace === namespace,
    ),
  ];
}

/** What the pods of consumers reach by their edges. */
function consumerResidents(environment: Environment): readonly Resident[] {
  return podConsumers(environment).map(({ key, namespace }) => ({
    name: usesName(key),
    namespace,
    reach: {
      egress: [...insideEgress(environment, key), ...edgesOutside(environment, key)],
    },
  }));
}

interface Rules {
  readonly ingress: readonly IngressRule[];
  readonly egress: readonly EgressRule[];
}

function addPolicy(
  chart: Chart,
  namespace: string,
  name: string,
  { ingress, egress }: Rules,
): void {
  const spec = networkPolicySpec({}, ingress, egress);
  new ApiObject(chart, `policy-${name}`, {
    ...NETWORK_POLICY,
    metadata: { name, namespace, annotations: WAVE },
    spec,
  });
}

/** Which ports have metrics, the monitors of charts say. */
function scraping({ addons }: Environment, namespace: string): readonly IngressRule[] {
  if (!addons['kube-prometheus-stack'] || namespace === prometheus.namespace) return [];
  return [{ from: [podsIn(prometheus.namespace, prometheus.app)] }];
}

function rulesOf(environment: Environment, reach: Reach): Rules {
  const { fromApiServer = [], fromLoadBalancers = [], isOutside = false } = reach;
  const { controlPlane } = networkOf(environment).placement;
  const calls = { from: subnets(environment, controlPlane), ports: tcp(...fromApiServer) };
  const requests = { from: clientsOf(environment), ports: tcp(...fromLoadBalancers) };
  return {
    ingress: [
      ...(fromApiServer.length > 0 ? [calls] : []),
      ...(fromLoadBalancers.length > 0 && requests.from.length > 0 ? [requests] : []),
      ...(reach.ingress ?? []),
    ],
    egress: [...(isOutside ? [internetEgress(environment)] : []), ...(reach.egress ?? [])],
  };
}

/** A network load balancer shows pods the address of the client, unless that is CloudFront; its health
 * checks come from its own. */
function clientsOf(environment: Environment): readonly NetworkPeer[] {
  const isWorld = entrancesOf(environment).some((key) => {
    const { type, source } = environment.edge.loadBalancers[key] ?? {};
    return type === 'network' && source !== 'cloudfront';
  });
  if (isWorld) return [{ ipBlock: { cidr: '0.0.0.0/0' } }];
  return uniqueBy(
    entrancesOf(environment).flatMap((key) => balancerPeers(environment, key)),
    ({ ipBlock }) => ipBlock?.cidr ?? '',
  );
}
