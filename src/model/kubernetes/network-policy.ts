// NetworkPolicies of both Kubernetes planes: the fields we use, and the peers both of them name.
// https://kubernetes.io/docs/concepts/services-networking/network-policies/
import { formatAddress, rangeOf } from '../cidr.ts';
import { answeredInside, hasMailEndpoint, MAIL_PORTS } from '../edge/mail-endpoint.ts';
import { clusterOf, networkOf } from '../parts.ts';
import type { Environment } from '../schema/environment.ts';
import type { Labels } from './labels.ts';

interface Selector {
  readonly matchLabels?: Labels;
}

export interface NetworkPeer {
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

interface NetworkPort {
  readonly protocol: 'TCP' | 'UDP';
  readonly port: number;
}

export interface IngressRule {
  readonly from: readonly NetworkPeer[];
  /** Absent: all. */
  readonly ports?: readonly NetworkPort[];
}

export interface EgressRule {
  readonly to: readonly NetworkPeer[];
  /** Absent: all. */
  readonly ports?: readonly NetworkPort[];
}

export interface NetworkPolicySpec {
  readonly podSelector: Selector;
  readonly policyTypes: readonly ('Ingress' | 'Egress')[];
  readonly ingress: readonly IngressRule[];
  readonly egress: readonly EgressRule[];
}

export const NETWORK_POLICY = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
} as const;

/** A policy for both directions: what no rule allows is denied. Empty labels select every pod. */
export function networkPolicySpec(
  labels: Labels,
  ingress: readonly IngressRule[],
  egress: readonly EgressRule[],
): NetworkPolicySpec {
  return {
    podSelector: Object.keys(labels).length > 0 ? { matchLabels: labels } : {},
    policyTypes: ['Ingress', 'Egress'],
    ingress,
    egress,
  };
}

export function tcp(...ports: readonly number[]): readonly NetworkPort[] {
  return ports.map((port) => ({ protocol: 'TCP', port }));
}

/** Pods by name, in a namespace of the cluster. */
export function podsIn(namespace: string, name: string): NetworkPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
  };
}

/** All pods of a namespace of the cluster. */
export function allIn(namespace: string): NetworkPeer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } };
}

/** The addresses of a subnet tier. */
export function subnets(environment: Environment, tier: string): readonly NetworkPeer[] {
  return ranges(networkOf(environment).subnets[tier]?.cidrs ?? []);
}

export function ranges(cidrs: readonly string[]): readonly NetworkPeer[] {
  return cidrs.map((cidr) => ({ ipBlock: { cidr } }));
}

/** CoreDNS, as EKS labels it. */
export const dnsEgress: EgressRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

/** The Kubernetes API: at the first address of the Services, and behind it in the tier of the control plane. */
export function apiServerEgress(environment: Environment): EgressRule {
  const service = formatAddress(rangeOf(clusterOf(environment).serviceCidr).first + 1);
  const endpoints = subnets(environment, networkOf(environment).placement.controlPlane);
  return { to: [{ ipBlock: { cidr: `${service}/32` } }, ...endpoints], ports: tcp(443) };
}

/**
 * HTTPS to the internet, which holds the AWS APIs, but to nothing inside the VPC: stores have rules
 * of their own. Interface endpoints answer from the tier of the nodes.
 */
export function internetEgress(environment: Environment): EgressRule {
  const network = networkOf(environment);
  const { nodes } = network.placement;
  const inside = answeredInside(network).length > 0 ? subnets(environment, nodes) : [];
  return { to: [outside(environment), ...inside], ports: tcp(443) };
}

/** The same on other ports, of which those of mail may be answered by an endpoint, in the tier of the nodes. */
export function outsideEgress(
  environment: Environment,
  ports: readonly number[],
): readonly EgressRule[] {
  const network = networkOf(environment);
  const isInside = (port: number) => hasMailEndpoint(network) && MAIL_PORTS.includes(port);
  const [mail, others] = [ports.filter(isInside), ports.filter((port) => !isInside(port))];
  const inside = subnets(environment, network.placement.nodes);
  return [
    { to: [outside(environment), ...inside], ports: tcp(...mail) },
    { to: [outside(environment)], ports: tcp(...others) },
  ].filter((rule) => rule.ports.length > 0);
}

function outside(environment: Environment): NetworkPeer {
  return { ipBlock: { cidr: '0.0.0.0/0', except: [networkOf(environment).cidr] } };
}
