// Services, nodes and stores.
import { entry } from '../entry.ts';
import { typed } from '../typed.ts';

export const workloadCatalogue = {
  'model/port-duplicate': entry<{ service: string; port: number; other: string }>({
    severity: 'error',
    message: ({ service, port, other }) =>
      `Port ${port} of service ${service} is also the port of ${other}`,
    hint: () => 'Choose another port, or set policies.uniqueServicePorts to false',
    why: 'The environment asks for unique ports, so that a port names a service in logs and rules.',
  }),
  'model/region-authorities': entry<{ region: string; database: string; service: string }>({
    severity: 'error',
    message: ({ region, database, service }) =>
      `No certificate authorities of RDS are known for ${region}, and service ${service} uses ${database}`,
    hint: () =>
      `Choose another region; a newer groundplan may know those of this one: ${typed('upgrade')}`,
    why: 'RDS, Aurora and DocumentDB sign their certificates with authorities of the region, which no image carries; pods get those of `src/facts/rds-authorities.generated.json` as a ConfigMap. Without them a connection could be encrypted, but not to anybody in particular. They come from https://truststore.pki.rds.amazonaws.com, a file for each region, which `npm run rds-authorities` of groundplan itself reads. Regions of China and GovCloud have other hosts for the file, and are other partitions of AWS. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
  }),
  'model/limit-out-of-bounds': entry<{
    service: string;
    resource: string;
    found: string;
    low: string;
    high: string;
  }>({
    severity: 'error',
    message: ({ service, resource, found, low, high }) =>
      `Limit of ${resource} of service ${service} is out of bounds: found ${found}, wanted ${low} to ${high}`,
    hint: ({ low, high }) => `Write a value from ${low} to ${high}, or change policies.limitBounds`,
    why: 'The environment states the smallest and largest limits its services may have.',
  }),
  'model/limit-bounds-reversed': entry<{ resource: string; low: string; high: string }>({
    severity: 'error',
    message: ({ resource, low, high }) =>
      `Bounds of ${resource} are reversed: the smallest is ${low}, the largest ${high}`,
    hint: () => 'Write the smaller one first',
    why: 'No limit can lie between them.',
  }),
  'model/request-over-limit': entry<{
    service: string;
    resource: string;
    request: string;
    limit: string;
  }>({
    severity: 'error',
    message: ({ service, resource, request, limit }) =>
      `Request of ${resource} of service ${service} is above its limit: ${request} over ${limit}`,
    hint: () => 'Lower the request or raise the limit',
    why: 'The API server refuses such a pod.',
  }),
  'model/rollout-stuck': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) =>
      `Rollout of service ${service} can never proceed: no surge and nothing unavailable`,
    hint: () => 'Set maxSurge or maxUnavailable to 1',
    why: 'A rolling update has to add a pod first or remove one first.',
  }),
  'model/canary-unmeasured': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) =>
      `Canary of service ${service} cannot be judged, since nobody counts its requests`,
    hint: ({ service }) =>
      `Write services.${service}.metrics, with http_server_request_duration_seconds among them, or have the mesh or the ingress controller count; calls of gRPC only the mesh can`,
    why: 'Whether the new version stays is decided by the share of its requests that end with 5xx, as Prometheus reads it.',
  }),
  'model/worker-called': entry<{ service: string; by: string }>({
    severity: 'error',
    message: ({ service, by }) => `Service ${service} has no port, and ${by} sends requests to it`,
    hint: ({ service }) => `Set services.${service}.port, or delete the edge`,
    why: 'A service without a port is a worker: it gets no address, and nothing listens in its pods.',
  }),
  'model/port-needed': entry<{ service: string; key: string }>({
    severity: 'error',
    message: ({ service, key }) => `Service ${service} has no port, which its ${key} needs`,
    hint: ({ service, key }) => `Set services.${service}.port, or delete ${key}`,
    why: 'A service without a port is a worker: it gets no address, and nothing listens in its pods.',
  }),
  'model/singleton-doubled': entry<{ service: string; key: string }>({
    severity: 'error',
    message: ({ service, key }) =>
      `Service ${service} is a singleton, and its ${key} would give it a second pod`,
    hint: () => 'Write replicas: 1, no autoscaling and the rolling strategy, or singleton: false',
    why: 'Two pods of a singleton, such as a scheduler, would do everything twice.',
  }),
  'model/right-sizing-conflict': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) =>
      `Requests of service ${service} would change under its autoscaling, which measures by them`,
    hint: () =>
      'Set rightSizing to recommend, scale on triggers alone (autoscaling.by: []), or leave autoscaling out',
    why: 'Autoscaling counts CPU and memory in percent of the requests. A VerticalPodAutoscaler that raises the requests lowers the percentage, pods go, the rest need more, and so on.',
  }),
  'model/autoscaling-on-nothing': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) =>
      `Service ${service} scales on nothing: neither on CPU and memory nor on a trigger`,
    hint: () => 'Name events in autoscaling.triggers, or cpu or memory in autoscaling.by',
    why: 'An autoscaler without a measure keeps the smallest number of pods for ever, and KEDA refuses a ScaledObject without a trigger.',
  }),
  'model/autoscaling-range': entry<{ service: string; replicas: number; maxReplicas: number }>({
    severity: 'error',
    message: ({ service, replicas, maxReplicas }) =>
      `Service ${service} has no room to scale: at least ${replicas} pods and at most ${maxReplicas}`,
    hint: () => 'Raise autoscaling.maxReplicas above replicas, or remove autoscaling',
    why: 'The autoscaler moves the number of pods between replicas and maxReplicas.',
  }),
  'model/disruption-blocked': entry<{ service: string; replicas: number; maxUnavailable: number }>({
    severity: 'warning',
    message: ({ service, replicas, maxUnavailable }) =>
      `Service ${service} may lose all of its pods at once: ${maxUnavailable} of ${replicas} may be unavailable`,
    hint: () => 'Lower disruption.maxUnavailable or raise replicas',
    why: 'A node drain evicts as many pods as the PodDisruptionBudget allows.',
  }),
  'model/variable-conflict': entry<{ service: string; variable: string; isSecret: boolean }>({
    severity: 'error',
    message: ({ service, variable }) =>
      `Variable ${variable} of service ${service} is derived from its edges already`,
    hint: ({ isSecret }) =>
      isSecret === true
        ? 'Delete it from env, and replace the value in Secrets Manager: whoever can read the repository knows it now'
        : 'Delete it from env, or delete the edge',
    why: 'Addresses come from `uses`, so that both planes agree on them. A written value would hide the derived one.',
  }),
  'model/variable-ambiguous': entry<{ service: string; variable: string; other: string }>({
    severity: 'error',
    message: ({ service, variable, other }) =>
      `Variable ${variable} of service ${service} comes from two edges: ${other} gives it as well`,
    hint: () => 'Rename one of the two keys, or one of the secretKeys',
    why: 'A variable holds one value; the other one would be lost without a word.',
  }),
  'model/health-check-timeout': entry<{ target: string; timeout: number; interval: number }>({
    severity: 'error',
    message: ({ target, timeout, interval }) =>
      `Health check of target ${target} waits ${timeout} seconds, but the next one starts after ${interval}`,
    hint: ({ interval }) => `Write a timeoutSeconds below ${interval}`,
    why: 'A load balancer refuses a timeout that is not below the interval.',
  }),
  'model/websocket-idle': entry<{ service: string; loadBalancer: string; seconds: number }>({
    severity: 'warning',
    message: ({ service, loadBalancer, seconds }) =>
      `WebSocket connections of service ${service} end after ${seconds} idle seconds at load balancer ${loadBalancer}`,
    hint: ({ seconds }) => `Let clients send a ping more often than every ${seconds} seconds`,
    why: 'An Application Load Balancer closes a connection that is idle for longer than its timeout.',
  }),
  'model/kubernetes-version': entry<{ version: string; newest: string; asOf: string }>({
    severity: 'error',
    message: ({ version, asOf }) =>
      `Kubernetes ${version} cannot be created on EKS any more, as of ${asOf}`,
    hint: ({ newest }) => `Write a version in standard support, such as "${newest}"`,
    why: 'EKS refuses to create a cluster of a version whose extended support is over. https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
  }),
  'model/kubernetes-version-extended': entry<{ version: string; newest: string; asOf: string }>({
    severity: 'warning',
    message: ({ version, asOf }) => `Kubernetes ${version} is in extended support, as of ${asOf}`,
    hint: ({ newest }) => `Plan the upgrade towards "${newest}"`,
    why: 'Extended support costs six times the price of the control plane and ends with a forced upgrade.',
  }),
  'model/kubernetes-version-unknown': entry<{ version: string; newest: string }>({
    severity: 'error',
    message: ({ version }) => `Kubernetes ${version} is newer than this release knows`,
    hint: ({ newest }) =>
      `Write "${newest}" or older in cluster.version, until a release of groundplan knows a newer one`,
    why: 'API versions, add-ons and charts are checked against known versions only.',
  }),
  'model/capacity-absent': entry<{ service: string; capacity: string }>({
    severity: 'error',
    message: ({ service, capacity }) =>
      `Service ${service} asks for ${capacity} nodes, and no node group has any it can use`,
    hint: ({ capacity }) => `Add a node group of capacity ${capacity}, or choose another capacity`,
    why: 'Its pods would wait for such a node for ever, or never get what they were placed for.',
  }),
  'model/addon-capacity-absent': entry<{ addon: string }>({
    severity: 'error',
    message: ({ addon }) => `Add-on ${addon} asks for spot nodes, and there are none`,
    hint: () => 'Add a node group of capacity spot, or remove capacity',
    why: 'Its pods would run on what there is, at full price, without what they were placed for.',
  }),
  'model/addon-uninterruptible': entry<{ addon: string }>({
    severity: 'error',
    message: ({ addon }) => `Add-on ${addon} has no pods that run several times`,
    hint: () => 'Remove capacity',
    why: 'AWS takes a spot node back with two minutes of notice. What runs once would be gone with it.',
  }),
  'model/capacity': entry<{ resource: string; needed: string; available: string; nodes: number }>({
    severity: 'error',
    message: ({ resource, needed, available, nodes }) =>
      `Pods do not fit the smallest cluster: they request ${needed} of ${resource}, and ${nodes} nodes have ${available}`,
    hint: () =>
      'Lower resources.requests or replicas of services, or raise min in cluster.nodeGroups',
    why: 'At the minimum of nodes every replica must find a place, or a deployment waits for new nodes each time.',
  }),
  'model/node-range': entry<{ group: string; min: number; max: number }>({
    severity: 'error',
    message: ({ group, min, max }) =>
      `Node group ${group} has a minimum above its maximum: ${min} over ${max}`,
    hint: () => 'Lower min or raise max',
    why: 'EKS refuses such a group.',
  }),
} as const;
