// Instance types of nodes and of the bastion, and the architectures of images.
import { entry } from '../entry.ts';
import { typed } from '../typed.ts';

const CATALOGUE = 'https://aws.amazon.com/ec2/instance-types/';

export const instanceTypesCatalogue = {
  'model/instance-type-absent': entry<{
    type: string;
    nearest: string | null;
    /** What may stand in its place. */
    like: string | null;
    asOf: string;
  }>({
    severity: 'error',
    message: ({ type, asOf }) => `There is no instance type ${type}, as of ${asOf}`,
    hint: ({ nearest, like }) => {
      if (nearest !== null) return `Did you mean "${nearest}"?`;
      return `Choose a type of ${CATALOGUE}${like === null ? '' : `, such as "${like}"`}`;
    },
    why: `EC2 has neither such a family nor such a size in it, and AWS would refuse it in the middle of an apply. A type of a family that may have come since the date of our data is a warning instead. ${CATALOGUE}`,
  }),
  'model/instance-type-unknown': entry<{ type: string; asOf: string }>({
    severity: 'warning',
    message: ({ type, asOf }) =>
      `Size of instance type ${type} is not known, as of ${asOf}, so whether the pods fit is not checked`,
    hint: () =>
      `Choose a known type; a newer one may be known to a newer groundplan: ${typed('upgrade')}`,
    why: 'Whether the pods fit is computed from a table of instance types, whose date the message has. The type is newer than it, or AWS says nothing of it.',
  }),
  'model/node-pool-type-unknown': entry<{ pool: string; type: string; asOf: string }>({
    severity: 'error',
    message: ({ pool, type, asOf }) =>
      `Size of instance type ${type} is not known, as of ${asOf}, so node pool ${pool} has no limit`,
    hint: () =>
      `Choose a known type; a newer one may be known to a newer groundplan: ${typed('upgrade')}`,
    why: 'Karpenter limits a pool by CPU and memory. Both are computed from maxNodes and a table of instance types.',
  }),
  'model/instance-type-region': entry<{ type: string; region: string; asOf: string }>({
    severity: 'warning',
    message: ({ type, region, asOf }) =>
      `Instance type ${type} is not offered in ${region}, as of ${asOf}`,
    hint: () => 'Choose a type that the region offers, unless AWS has added this one since',
    why: `Nodes of it would never start. AWS adds types to regions every month, so this is no error: \`aws ec2 describe-instance-type-offerings --region <region>\` knows what holds today.`,
  }),
  'model/instance-type-unfit': entry<{ type: string }>({
    severity: 'error',
    message: ({ type }) => `Amazon Linux 2023 does not run on instance type ${type}`,
    hint: () => 'Choose a Graviton2 or later instead of a1, and another type instead of a Mac',
    why: 'Nodes and the bastion start from its images, which need ARMv8.2 on Arm. https://docs.aws.amazon.com/linux/al2023/ug/system-requirements.html',
  }),
  'model/instance-type-accelerator': entry<{ type: string; accelerator: string }>({
    severity: 'error',
    message: ({ type, accelerator }) =>
      `Nothing here serves the accelerator of instance type ${type}: ${accelerator}`,
    hint: () => 'Choose a type without an accelerator, or one with whole GPUs of NVIDIA',
    why: 'Such a node needs an image with its driver and a device plugin; without them pods get nothing of what the node costs. Only those of GPUs of NVIDIA are known here.',
  }),
  'model/node-architectures': entry<{
    nodes: string;
    first: string;
    firstArchitecture: string;
    type: string;
    architecture: string;
  }>({
    severity: 'error',
    message: ({ nodes, first, firstArchitecture, type, architecture }) =>
      `Nodes of ${nodes} have two architectures: ${first} is ${firstArchitecture}, and ${type} is ${architecture}`,
    hint: ({ architecture }) => `Move the types of ${architecture} to nodes of their own`,
    why: 'The image of the nodes has one architecture, and so have the pods that are sent to them.',
  }),
  'model/nodes-without-images': entry<{
    nodes: string;
    architecture: string;
    services: string;
    more: number;
  }>({
    severity: 'warning',
    message: ({ nodes, architecture, services, more }) =>
      `No service has an image for ${architecture}, as nodes of ${nodes} want: only spot nodes are left for ${services}${more > 0 ? ` and ${more} more` : ''}`,
    hint: ({ architecture }) =>
      `Choose instance types of the processors that images are built for, or build images for ${architecture} and say so in image.architectures`,
    why: 'Images run on the processors that they are built for. Spot nodes are taken back after two minutes, and there may be none for a while; on demand, the services would have nothing. https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html',
  }),
  'model/image-architectures': entry<{
    service: string;
    found: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ service, found, wanted }) =>
      `No node runs the image of service ${service}: it is built for ${found}, and the nodes are ${wanted}`,
    hint: ({ wanted }) =>
      `Build it for them and write image.architectures: [${wanted}], or add other nodes`,
    why: 'A program that is built for another processor ends with "exec format error" as soon as it starts.',
  }),
  'model/image-architectures-borrowed': entry<{ service: string; from: string }>({
    severity: 'error',
    message: ({ service, from }) =>
      `Service ${service} runs the image of ${from} and says itself what it is built for`,
    hint: ({ from }) => `Write architectures at the image of ${from}`,
    why: 'One image is built once, and what it is built for stands beside its tag.',
  }),
  'model/pipeline-architecture': entry<{ service: string; architecture: string }>({
    severity: 'error',
    message: ({ service, architecture }) =>
      `Pipeline builds images for amd64 alone, and that of service ${service} is to be for ${architecture}`,
    hint: () =>
      'Name the image in image.repository and build it elsewhere, or leave delivery.pipeline out',
    why: 'The runners of the pipeline are amd64, and an image that is built there does not start on an Arm node.',
  }),
  'model/node-gpus-mixed': entry<{ nodes: string; type: string }>({
    severity: 'error',
    message: ({ nodes, type }) => `Nodes of ${nodes} have GPUs, but for those of type ${type}`,
    hint: ({ type }) => `Move ${type} to nodes of its own`,
    why: 'Nodes with GPUs have an image with their driver, and a taint that keeps all pods away that ask for none: others would stand idle among them.',
  }),
  'model/gpus-absent': entry<{ service: string; wanted: number; found: number }>({
    severity: 'error',
    message: ({ service, wanted, found }) =>
      `No node has GPUs for service ${service}: each pod wants ${wanted}, and a node has ${found} at most`,
    hint: () =>
      'Add nodes of an instance type with as many, of the capacity and the architecture of the service, without further taints',
    why: 'Its pods would wait for ever. GPUs of two nodes make no pod with two.',
  }),
  'model/gpus-idle': entry<{ nodes: string }>({
    severity: 'warning',
    message: ({ nodes }) => `No service may use the GPUs of ${nodes}`,
    hint: () =>
      'Set resources.extended of a service to nvidia.com/gpu: 1, or choose an instance type without GPUs',
    why: 'Nodes with GPUs have the taint nvidia.com/gpu: only pods that ask for one stand there.',
  }),
  'model/not-offered': entry<{
    what: string;
    name: string;
    asOf: string;
    nearest: string | null;
    second: string | null;
    /** What may stand in its place. */
    like: string | null;
  }>({
    severity: 'error',
    message: ({ what, name, asOf }) => `There is no ${what} ${name}, as of ${asOf}`,
    hint: ({ nearest, second, like }) => {
      if (nearest === null)
        return `Choose another one${like === null ? '' : `, such as "${like}"`}`;
      return second === null
        ? `Did you mean "${nearest}"?`
        : `Did you mean "${nearest}" or "${second}"?`;
    },
    why: 'AWS would refuse it in the middle of an apply. The data has all that AWS has ever listed; a name that may be newer than it is a warning instead.',
  }),
  'model/version-ended': entry<{
    what: string;
    name: string;
    ended: string;
    newest: string | null;
  }>({
    severity: 'error',
    message: ({ what, name, ended }) =>
      `AWS makes no ${what} ${name} any more: its support ended on ${ended} or before`,
    hint: ({ newest }) =>
      newest === null ? 'Write a newer version' : `Write a newer version, such as "${newest}"`,
    why: 'Of a version whose support has ended AWS makes nothing new, and what still runs it is raised to a newer one in a maintenance window, whatever is written here. `outdated` lists until when each version of an environment is supported.',
  }),
  'model/version-extended': entry<{
    what: string;
    name: string;
    ended: string;
    until: string;
    newest: string | null;
  }>({
    severity: 'warning',
    message: ({ what, name, ended, until }) =>
      `The ${what} ${name} is in extended support, from ${ended} to ${until}`,
    hint: ({ newest }) =>
      newest === null ? 'Plan the upgrade' : `Plan the upgrade; the newest is "${newest}"`,
    why: 'Extended support is paid for on top, by the hour of each CPU or node, and ends with a forced upgrade. `outdated` lists until when each version of an environment is supported.',
  }),
  'model/newer-than-known': entry<{ what: string; name: string; asOf: string }>({
    severity: 'warning',
    message: ({ what, name, asOf }) =>
      `The ${what} ${name} is newer than what is known, as of ${asOf}, or there is none`,
    hint: () =>
      `Check that AWS offers it; a newer one may be known to a newer groundplan: ${typed('upgrade')}`,
    why: 'What AWS offers is data with a date. What has come since cannot be told from a slip of the pen.',
  }),
} as const;
