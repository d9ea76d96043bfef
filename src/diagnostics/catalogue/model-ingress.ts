// The way in: kinds of load balancers, and the ingress controller behind one of them.

import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export const ingressCatalogue = {
  'model/origin-bypass': entry<{ loadBalancer: string; distribution: string }>({
    severity: 'error',
    message: ({ loadBalancer, distribution }) =>
      `Everybody reaches load balancer ${loadBalancer} past distribution ${distribution}, which refuses some`,
    hint: () => 'Set its source to cloudfront, or give it a web ACL of its own',
    why: 'Its address stands in the DNS. What the web ACL or the countries of the distribution refuse would be answered by whoever asks the origin itself. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html',
  }),
  'model/forwarded-address-forged': entry<{ acl: string; loadBalancer: string }>({
    severity: 'error',
    message: ({ acl, loadBalancer }) =>
      `Rate limit of web ACL ${acl} counts by X-Forwarded-For, which everybody who reaches ${loadBalancer} can write`,
    hint: ({ loadBalancer }) =>
      `Set edge.loadBalancers.${loadBalancer}.source to cloudfront, or rateLimit.requestsOfSender`,
    why: 'Behind a distribution the limit counts by the address in the header. Who asks the load balancer itself sends another one with each request and is never limited; a second limit counts what one address sends, whatever its header says. https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-forwarded-ip-address.html',
  }),
  'model/web-acl-rule-unknown': entry<{ acl: string; rule: string; groups: string } & Suggested>({
    severity: 'error',
    message: ({ acl, rule, groups }) =>
      `No rule named ${quote(rule)} in the groups of web ACL ${acl}: ${groups}`,
    hint: (args) => didYouMean(args) ?? 'Use a name of the list of AWS, exactly as it stands there',
    why: 'AWS WAF refuses an override of a rule that the group does not have. https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html',
  }),
  'model/web-acl-rule-absent': entry<{ acl: string; rule: string; group: string }>({
    severity: 'error',
    message: ({ acl, rule, group }) =>
      `Web ACL ${acl} says what ${rule} does, and has not the group of that rule: ${group}`,
    hint: ({ group }) => `Add ${group} to managedRules, or remove the override`,
    why: 'An override of a group that is not there has no effect.',
  }),
  'model/web-acl-blocks-uploads': entry<{ acl: string }>({
    severity: 'error',
    message: ({ acl }) =>
      `Web ACL ${acl} blocks bodies over 8 KB, and an entrance behind it has a larger maxBodySize`,
    hint: () => 'Set SizeRestrictions_BODY to count, or remove it: it counts by itself there',
    why: 'AWS WAF refuses the upload with 403 before anybody else sees it. https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html',
  }),
  'model/web-acl-network-load-balancer': entry<{ acl: string; loadBalancer: string }>({
    severity: 'error',
    message: ({ acl, loadBalancer }) =>
      `Web ACL ${acl} cannot protect ${loadBalancer}: it is a Network Load Balancer`,
    hint: () => 'Protect the distribution in front of it, or make its type application',
    why: 'AWS WAF reads HTTP requests, and a Network Load Balancer only passes connections on. https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html',
  }),
  'model/load-balancer-key-misplaced': entry<{ loadBalancer: string; key: string }>({
    severity: 'error',
    message: ({ loadBalancer, key }) =>
      `Load balancer ${loadBalancer} has no ${key}: its type is network`,
    hint: ({ key }) => `Remove ${key}, or make its type application`,
    why: 'A Network Load Balancer neither ends TLS nor reads requests, so the value would have no effect.',
  }),
  'model/network-load-balancer-unused': entry<{ loadBalancer: string }>({
    severity: 'warning',
    message: ({ loadBalancer }) => `Nothing is behind the Network Load Balancer ${loadBalancer}`,
    hint: ({ loadBalancer }) =>
      `Set ingress.loadBalancer to ${loadBalancer} or add it to ingress.moreLoadBalancers, or remove it`,
    why: 'It hands connections to the ingress controller; without one it listens on nothing, and costs money.',
  }),
  'model/alarm-network-load-balancer': entry<{ alarm: string; loadBalancer: string }>({
    severity: 'error',
    message: ({ alarm, loadBalancer }) =>
      `Alarm ${alarm} asks ${loadBalancer} for answers of HTTP: it is a Network Load Balancer`,
    hint: () => 'Remove the alarm, or let it watch an application load balancer',
    why: 'A Network Load Balancer does not read what it passes on, so it counts no errors.',
  }),
  'model/source-without-distribution': entry<{ loadBalancer: string }>({
    severity: 'error',
    message: ({ loadBalancer }) =>
      `Load balancer ${loadBalancer} admits CloudFront alone, and no distribution leads to it`,
    hint: () => 'Make it the origin of a distribution, or set its source to internet',
    why: 'Nobody would reach it.',
  }),
  'model/ingress-load-balancer-type': entry<{ loadBalancer: string; type: string }>({
    severity: 'error',
    message: ({ loadBalancer, type }) =>
      `This ingress controller needs a Network Load Balancer: found ${loadBalancer}, whose type is ${type}`,
    hint: ({ loadBalancer }) =>
      `Set edge.loadBalancers.${loadBalancer}.type to network, or ingress.controller to istio`,
    why: 'The controller ends TLS itself, so what is in front of it must pass connections on untouched.',
  }),
  'model/ingress-controller-missing': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) =>
      `Service ${service} takes requests from an ingress controller, and there is none`,
    hint: () => 'Set ingress of the environment, or remove that of the service',
    why: 'An Ingress without a controller routes nothing.',
  }),
  'model/ingress-conflict': entry<{ service: string; route: string; other: string }>({
    severity: 'error',
    message: ({ service, route, other }) =>
      `Service ${service} wants requests of ${route}, which ${other} gets already`,
    hint: () => 'Give each service a host or a path of its own',
    why: 'The controller sends a request to one service; which one would be left to chance.',
  }),
  'model/ingress-host-elsewhere': entry<{ host: string; holder: string }>({
    severity: 'error',
    message: ({ host, holder }) =>
      `Host name ${quote(host)} leads to ${holder}, from where nothing gets to the ingress controller`,
    hint: () => 'Choose another host, or lead the requests to the load balancer of the controller',
    why: 'A name has one DNS record, and it decides who answers.',
  }),
  'model/ingress-nginx-retired': entry<Record<string, never>>({
    severity: 'warning',
    message: () =>
      'Controller ingress-nginx is retired: it gets no more fixes, not even of security',
    hint: () =>
      'Set ingress.controller to traefik, or waive this with the day until which it stays',
    why: 'Its maintenance ended in March 2026; chart 4.15.1 is the last one. https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
  }),
  'model/mod-security-unsupported': entry<{ controller: string }>({
    severity: 'error',
    message: ({ controller }) => `${controller} has no ModSecurity`,
    hint: () => 'Set ingress.modSecurity to off, and protect the distribution with a web ACL',
    why: 'ModSecurity is built into ingress-nginx alone.',
  }),
  'model/unblocked-path-elsewhere': entry<{ service: string; place: string; others: string }>({
    severity: 'error',
    message: ({ service, place, others }) =>
      `Service ${service} unblocks ${place}, where requests go to ${others}`,
    hint: ({ service }) => `Name a path prefix whose requests all go to ${service}`,
    why: 'ModSecurity would refuse nothing there, on behalf of somebody who has not asked for it.',
  }),
  'model/ingress-mesh-missing': entry<{ controller: string }>({
    severity: 'error',
    message: ({ controller }) =>
      `The ingress controller ${controller} is the gateway of a mesh, and there is none`,
    hint: () => 'Set mesh, or choose another ingress.controller',
    why: 'The control plane of the mesh fills in its pods and gives them their routes.',
  }),
  'model/mesh-reserved': entry<{ service: string; what: string }>({
    severity: 'error',
    message: ({ service, what }) =>
      `Service ${service} is in the mesh, whose sidecar has ${what} in its pods`,
    hint: ({ what }) => `Choose another ${what.slice(0, what.lastIndexOf(' '))}`,
    why: 'Two listeners on one port do not start, connections of the user of the sidecar pass it by without encryption, and a container of its name is taken for it. https://istio.io/latest/docs/ops/deployment/application-requirements/',
  }),
  'model/mesh-ingress-unsupported': entry<{ controller: string }>({
    severity: 'error',
    message: ({ controller }) =>
      `The ingress controller does not join the mesh: found ${controller}`,
    hint: ({ controller }) =>
      controller === 'istio'
        ? 'Remove mesh.ingress: the gateway is a part of the mesh'
        : 'Remove mesh.ingress, or set ingress.controller to istio, whose gateway is a part of the mesh',
    why: 'A controller in the mesh sends to addresses of Services, which its sidecar knows and encrypts. Of those that are no gateway of Istio, ingress-nginx is set up for that.',
  }),
  'model/ingress-rate-limit-unsupported': entry<{ controller: string }>({
    severity: 'error',
    message: ({ controller }) => `${controller} has no limit of requests for each address`,
    hint: () => 'Remove ingress.rateLimitPerSecond, and set rateLimit of a web ACL',
    why: 'The local limit of Envoy counts the requests of everybody together.',
  }),
  'model/ingress-host-unserved': entry<{ host: string; service: string; nearest: string | null }>({
    severity: 'warning',
    message: ({ host, service }) =>
      `No distribution answers for ${host} of service ${service}, and the load balancers before the ingress controller let CloudFront alone in`,
    hint: ({ host, nearest }) =>
      nearest === null
        ? `Add ${host} to domains of the distribution before the load balancer, or set source: internet`
        : `Did you mean "${nearest}"?`,
    why: 'CloudFront takes requests for the names of its distributions, and passes them on by name. The controller answers a name that no service has with 404, and nobody asks for one that no distribution has. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html',
  }),
} as const;
