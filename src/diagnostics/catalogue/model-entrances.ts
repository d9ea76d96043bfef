// Load balancers: who gets to them, and what of a request leads where.
import { entry } from '../entry.ts';

export const entrancesCatalogue = {
  'model/route-empty': entry<{ route: string }>({
    severity: 'error',
    message: ({ route }) => `Route ${route} says of no request that it takes it`,
    hint: () => 'Write hosts, paths or both; `/*` is every path',
    why: 'A rule of a listener needs a condition.',
  }),
  'model/route-conditions': entry<{ route: string; found: number }>({
    severity: 'error',
    message: ({ route, found }) =>
      `Route ${route} has too many hosts and paths together: found ${found}, wanted at most 5`,
    hint: () => 'Part it into several routes to the same target',
    why: 'A rule of an Application Load Balancer compares five values at most. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
  }),
  'model/route-shadowed': entry<{ route: string; place: string; other: string }>({
    severity: 'error',
    message: ({ route, place, other }) =>
      `Route ${route} never gets a request for ${place}: ${other} takes all of them`,
    hint: ({ route, other }) =>
      `Give ${route} a priority below that of ${other}, narrow ${other}, or delete what is never asked`,
    why: 'The rule with the lowest priority that matches a request answers it, and no other is looked at.',
  }),
  'model/behavior-shadowed': entry<{ behavior: string; path: string; other: string }>({
    severity: 'error',
    message: ({ behavior, path, other }) =>
      `Behavior ${behavior} never gets a request for ${path}: ${other} takes all of them`,
    hint: ({ behavior, other }) =>
      `Give ${behavior} an order below that of ${other}, narrow ${other}, or delete what is never asked`,
    why: 'CloudFront takes the first behavior whose path matches, in the order of their numbers. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html',
  }),
  'model/route-host-unseen': entry<{ route: string; loadBalancer: string }>({
    severity: 'error',
    message: ({ route, loadBalancer }) =>
      `Route ${route} waits for hosts that no request to load balancer ${loadBalancer} asks for: all come from CloudFront`,
    hint: () => 'Route by path, or give those hosts a load balancer that users reach themselves',
    why: 'CloudFront asks its origin for the name of the origin, and records of other names would lead past it to a load balancer that lets nobody else in.',
  }),
  'model/target-unreached': entry<{ target: string; loadBalancer: string; wanted: string }>({
    severity: 'error',
    message: ({ target, loadBalancer }) =>
      `Nothing leads to target ${target} of load balancer ${loadBalancer}`,
    hint: ({ target, wanted }) => `Lead one of its ${wanted} to ${target}, or delete it`,
    why: 'A target group without a listener is never asked whether its pods are healthy, so that none of them becomes ready. https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/',
  }),
  'model/target-port-unsuited': entry<{
    target: string;
    port: string;
    protocol: string;
    by: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ target, port, protocol, by, wanted }) =>
      `Target ${target} leads to port ${port}, which speaks ${protocol}, and ${by} sends ${wanted}`,
    hint: ({ target }) =>
      `Name another port of its service for ${target}, or another load balancer`,
    why: 'An Application Load Balancer speaks HTTP and gRPC, a Network Load Balancer hands on TCP and UDP; what a pod does not speak it does not answer.',
  }),
  'model/health-check-unasked': entry<{ target: string; because: string; wanted: string }>({
    severity: 'error',
    message: ({ target, because }) =>
      `Health check of target ${target} cannot be asked: ${because}`,
    hint: ({ wanted }) => wanted,
    why: 'A load balancer asks over HTTP, or for a connection of TCP. Pods that never pass get no requests, and never become ready.',
  }),
  'model/listener-port-taken': entry<{ listener: string; port: number; other: string }>({
    severity: 'error',
    message: ({ listener, port, other }) =>
      `Listener ${listener} has the port of ${other}: ${port}`,
    hint: () => 'Choose another port',
    why: 'A load balancer has one listener for a port, whatever it speaks.',
  }),
  'model/internal-unreachable': entry<{ loadBalancer: string; by: string }>({
    severity: 'error',
    message: ({ loadBalancer, by }) =>
      `Load balancer ${loadBalancer} is internal, and ${by} cannot reach it`,
    hint: ({ loadBalancer }) =>
      `Set edge.loadBalancers.${loadBalancer}.scheme to internet, or let another load balancer take those requests`,
    why: 'Its addresses are private: what asks from the internet finds nobody there.',
  }),
  'model/clients-unheard': entry<{ loadBalancer: string; client: string; because: string }>({
    severity: 'error',
    message: ({ loadBalancer, client, because }) =>
      `Load balancer ${loadBalancer} would never see ${client} among its clients: ${because}`,
    hint: () => 'Delete it, or change the scheme or the source of the load balancer',
    why: 'A security group admits addresses as the load balancer sees them; one that never comes only looks like access.',
  }),
} as const;
