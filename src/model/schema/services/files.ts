// What the container of a service finds in its file system beside its image, whose root is read-only.
import { z } from 'zod';
import { Memory, MountPath, Text } from '../primitives.ts';

export const Scratch = z
  .strictObject({
    path: MountPath.describe('Where its processes write; what the image has there is hidden.'),
    size: Memory.describe(
      'Such as "2Gi". A pod that writes more is stopped; the node keeps as much free for it.',
    ),
  })
  .describe('An empty folder that is gone with the pod.');
export type Scratch = z.output<typeof Scratch>;

export const ServiceFile = z
  .strictObject({
    path: MountPath.describe(
      'The file, such as /etc/app/settings.yaml; folders above it are made.',
    ),
    content: Text.nullable()
      .default(null)
      .describe('Its text, as it is. Absent beside `template`.'),
    template: Text.nullable().default(null).describe(
      [
        // biome-ignore lint/suspicious/noTemplateCurlyInString: how it is written in the file
        'Its text, with variables of the service that are not secret as `${NAME}`, and `$${` for `${` itself.',
        'Secrets are read from the environment by the process. Absent beside `content`.',
      ].join(' '),
    ),
  })
  .describe('A file that cannot be written to: `content`, or `template`.');
export type ServiceFile = z.output<typeof ServiceFile>;
