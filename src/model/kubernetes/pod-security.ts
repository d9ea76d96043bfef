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

export const restrictedContainer = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};
