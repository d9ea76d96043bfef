// What the Pod Security level "restricted" asks of a pod and its containers.
// https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted

const USER_ID = 10001;

export const restrictedPod = restrictedPodOf(USER_ID);

export function restrictedPodOf(user: number) {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** Ports below it are for root, unless the network namespace of a pod says otherwise. */
const FIRST_OPEN_PORT = 1024;

/** The pod of a process that listens on a port, or on none. The setting is of the pod alone, and a safe one:
 * https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls */
export function listeningPodOf(user: number, port: number | null) {
  const restricted = restrictedPodOf(user);
  if (port === null || port >= FIRST_OPEN_PORT) return restricted;
  const sysctls = [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }];
  return { ...restricted, sysctls };
}

/** The one capability that `restricted` lets a container keep. */
export function restrictedContainerOf(netBindService: boolean) {
  if (!netBindService) return restrictedContainer;
  return { ...restrictedContainer, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } };
}

export const restrictedContainer = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};
