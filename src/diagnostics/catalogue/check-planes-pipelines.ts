// Faults that src/check/planes finds between the pipelines of the services and what they ask.
import { entry } from '../entry.ts';

export const pipelinePlanesCheckCatalogue = {
  'check/pipeline-credential': entry<{ file: string; credential: string }>({
    severity: 'error',
    message: ({ file, credential }) =>
      `${file} signs in with ${credential}, which nothing makes and the environment does not name`,
    hint: () => 'Take on a role, and read the credential from a secret of Secrets Manager',
    why: 'A pipeline with a credential that somebody has to invent pushes first and fails afterwards, once per service. What a stack makes is there before the first run, and what people fill in is on one list.',
  }),
  'check/pipeline-host': entry<{ file: string; host: string }>({
    severity: 'error',
    message: ({ file, host }) => `${file} asks ${host}, to which nothing here gives an address`,
    hint: () =>
      'Name a host that a load balancer, a distribution or an ingress of this environment answers',
    why: 'A runner is somewhere on the internet. It reaches what a record of this environment leads to, the platform repository and the API of AWS; anything else has no name there, or is behind the walls of the VPC.',
  }),
  'check/pipeline-unheard': entry<{ file: string; obstacle: string }>({
    severity: 'error',
    message: ({ file, obstacle }) => `${file} cannot learn how a rollout goes: ${obstacle}`,
    hint: () =>
      'Make every part of the way: role, function, security group, access entry, Kubernetes Role',
    why: 'A pipeline that gets no answer takes a healthy version back when its time is over. Its role calls a function, the function asks the API server from inside the VPC as a group of Kubernetes, and a Role lets that group read the workload by name.',
  }),
} as const;
