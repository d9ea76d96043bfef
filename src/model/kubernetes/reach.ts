// What the pods of a chart need of the network beyond what all of them do: each other, the Kubernetes API,
// DNS, and Prometheus that scrapes them.
import type { EgressRule, IngressRule } from './network-policy.ts';

export interface Reach {
  /** TCP ports of its pods that the API server calls: webhooks, and APIs that it passes on to. */
  readonly fromApiServer?: readonly number[];
  /** TCP ports of its pods behind the load balancers of the ingress. */
  readonly fromLoadBalancers?: readonly number[];
  /** Whether it calls HTTPS outside of the cluster, such as the APIs of AWS. */
  readonly isOutside?: boolean;
  readonly ingress?: readonly IngressRule[];
  readonly egress?: readonly EgressRule[];
}
