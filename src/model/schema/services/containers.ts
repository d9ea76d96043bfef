// Containers beside the one of a service: some run before it, and some along with it.
import { z } from 'zod';
import { Environ, HttpPath, MountPath, mapOf, Port, Text } from '../primitives.ts';
import { Resources } from './service.ts';
import { SubPath } from './volumes.ts';

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
export const ROOT_REFUSED =
  'expected at least 1, since 0 is root, whose pods a restricted namespace refuses';

const ContainerMount = z
  .strictObject({
    path: MountPath.describe('Where it is in this container.'),
    readOnly: z.boolean().default(false).describe('Whether this container may not write to it.'),
    subPath: SubPath.nullable()
      .default(null)
      .describe('A file or folder in it, which is mounted in place of the whole.'),
  })
  .describe('What it shares with the other containers of the pod.');

const what = {
  image: z
    .string()
    .regex(
      /^[^\s@:]+(:\d+\/[^\s@:]+)?(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$/,
      'expected an image with its tag or digest, such as public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.0',
    )
    .nullable()
    .default(null)
    .describe('Image with its tag or digest. Absent: that of the service.'),
  command: z
    .array(Text)
    .min(1)
    .nullable()
    .default(null)
    .describe('Entrypoint. Absent: that of the image.'),
  args: z
    .array(Text)
    .default([])
    .describe('Arguments of the entrypoint. Empty: those of the image, unless `command` is set.'),
  env: Environ.default({}),
  inheritVariables: z
    .boolean()
    .default(false)
    .describe('Whether it has the variables of the service as well, those that are secret too.'),
  resources: Resources,
  runAsUser: z
    .int()
    .min(1, ROOT_REFUSED)
    .max(2_147_483_647)
    .nullable()
    .default(null)
    .describe('Id of the user and group of its processes. Absent: that of the service.'),
  mounts: mapOf(ContainerMount)
    .default({})
    .describe(
      'Where it has what the pod shares, by a key of `volumes`, `claims`, `scratch` or `files` of the service. It has a /tmp of its own.',
    ),
};

export const InitContainers = mapOf(
  z
    .strictObject({
      ...what,
      order: z.int().min(1).describe('Position among them; a smaller one runs first.'),
    })
    .describe('Runs to its end before the next one starts.'),
)
  .default({})
  .describe('Containers that each pod runs first, by name. The service waits until all succeeded.');
export type InitContainer = z.output<typeof InitContainers>[string];

export const Sidecars = mapOf(
  z
    .strictObject({
      ...what,
      order: z
        .int()
        .min(0)
        .default(0)
        .describe('Position among `initContainers`. 0: before all of them.'),
      health: z
        .strictObject({
          port: Port.describe('Port of the sidecar; no other container of the pod has it.'),
          path: HttpPath.describe('Path that answers 2xx while all is well.'),
        })
        .nullable()
        .default(null)
        .describe(
          'What tells whether it is well; the next container waits for it to start. Absent: nothing.',
        ),
    })
    .describe('Starts before the container of the service, and ends after it.'),
)
  .default({})
  .describe('Containers that run along with that of the service, by name, such as a proxy.');
export type Sidecar = z.output<typeof Sidecars>[string];
