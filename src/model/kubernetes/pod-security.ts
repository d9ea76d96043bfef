// What the Pod Security level "restricted" asks of a pod and its containers.
// https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted

const USER_ID = 10001;

export const restrictedPod = {
  runAsNonRoot: true,
  runAsUser: USER_ID,
  runAsGroup: USER_ID,
  fsGroup: USER_ID,
  seccompProfile: { type: 'RuntimeDefault' },
};

export const restrictedContainer = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};
