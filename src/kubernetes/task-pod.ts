// The pod of a short task: hardened, with a script from a ConfigMap and nothing else mounted.
import { type PodTemplateSpec, Quantity } from 'cdk8s-plus-27/lib/imports/k8s.js';
import type { Labels } from '../model/kubernetes/labels.ts';
import { restrictedContainer, restrictedPod } from '../model/kubernetes/pod-security.ts';
import { authorityMount, authorityVolume } from './authority-volume.ts';
import { secretEnv } from './secret-env.ts';

/** With a shell and the AWS command line. */
export const AWS_CLI_IMAGE = 'public.ecr.aws/aws-cli/aws-cli:2.31.0';

export interface TaskPod {
  readonly name: string;
  readonly labels: Labels;
  readonly serviceAccount: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  /** Secret whose keys become variables. */
  readonly secret: { readonly name: string; readonly keys: readonly string[] } | undefined;
  /** Whether it connects to a database of RDS. */
  readonly isDatabaseClient: boolean;
  /** Memory at most, such as `256Mi`. */
  readonly memory: string;
  /** ConfigMap mounted at /scripts. */
  readonly scripts: string;
}

function resources(memory: string) {
  return {
    requests: { cpu: Quantity.fromString('50m'), memory: Quantity.fromString('64Mi') },
    limits: { cpu: Quantity.fromString('500m'), memory: Quantity.fromString(memory) },
  };
}

export function taskPod(task: TaskPod): PodTemplateSpec {
  // Clients keep state in the home folder, and the root file system is read-only.
  const settings = { ...task.settings, HOME: '/tmp' };
  return {
    metadata: { labels: task.labels },
    spec: {
      restartPolicy: 'Never',
      serviceAccountName: task.serviceAccount,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: restrictedPod,
      containers: [
        {
          name: task.name,
          image: task.image,
          imagePullPolicy: 'IfNotPresent',
          command: [...task.command],
          env: [
            ...Object.entries(settings).map(([name, value]) => ({ name, value })),
            ...(task.secret === undefined ? [] : secretEnv(task.secret.name, task.secret.keys)),
          ],
          resources: resources(task.memory),
          securityContext: restrictedContainer,
          volumeMounts: [
            { name: 'scripts', mountPath: '/scripts', readOnly: true },
            { name: 'tmp', mountPath: '/tmp' },
            ...(task.isDatabaseClient ? [authorityMount] : []),
          ],
        },
      ],
      volumes: [
        { name: 'scripts', configMap: { name: task.scripts } },
        { name: 'tmp', emptyDir: { sizeLimit: Quantity.fromString('64Mi') } },
        ...(task.isDatabaseClient ? [authorityVolume] : []),
      ],
    },
  };
}
