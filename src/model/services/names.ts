// Objects of a service beside those that bear its own name.

/** ConfigMap with its files. */
export function filesName(service: string): string {
  return `${service}-files`;
}

/** The Job that runs before a new version, and the policy of its pods. */
export function releaseName(service: string): string {
  return `${service}-release`;
}

/** The Service that gives each pod of a StatefulSet a name. */
export function podsName(service: string): string {
  return `${service}-pods`;
}

/** The Service that reaches the version which is not live yet. */
export function previewName(service: string): string {
  return `${service}-preview`;
}

/** The Ingress of its hosts for gRPC, where it has others as well. */
export function grpcIngressName(service: string): string {
  return `${service}-grpc`;
}
