// What who uses a store notices while a change of it is applied.
import { entry } from '../entry.ts';

// A type alias: an interface has no implicit index signature, and arguments are records.
type Noticed = {
  readonly address: string;
  readonly stack: string;
  readonly argument: string;
  readonly before: string;
  readonly after: string;
  /** What AWS does meanwhile. */
  readonly meanwhile: string;
  /** Services that use it, as the end of a sentence; empty: there is nothing to say. */
  readonly users: string;
  /** Whether AWS waits for the maintenance window. */
  readonly waits: boolean;
};

const changed = ({ address, stack, argument, before, after, meanwhile, users }: Noticed) =>
  `${argument} of ${address} in stack ${stack} goes from ${before} to ${after}; ${meanwhile}${users === '' ? '' : `; ${users}`}`;

function begins({ waits }: Noticed): string {
  return waits
    ? 'AWS begins in its next maintenance window, whose hour should be a quiet one'
    : 'AWS begins as soon as this is applied: choose a quiet hour for that';
}

export const interruptsLifecycleCatalogue = {
  'lifecycle/interrupts-store': entry<Noticed>({
    severity: 'warning',
    message: (args) => `Interruption: ${changed(args)}`,
    hint: (args) => `${begins(args)}; whatever uses it has to connect again by itself`,
    why: 'AWS changes it in place, and nothing is lost; whether it answers meanwhile, no plan says. What is told is of src/facts/interruptions.json, each with its source. A waiver at the key says that somebody has read it.',
  }),
  'lifecycle/slows-store': entry<Noticed>({
    severity: 'warning',
    message: (args) => `Slower for a while: ${changed(args)}`,
    hint: (args) => `${begins(args)}; AWS takes no other change of it until this one is done`,
    why: 'It is there all the time, and AWS copies or moves data meanwhile: minutes for little, hours for much. The next change of it, also an urgent one, waits until that is done.',
  }),
  'lifecycle/waits-restart': entry<{
    readonly address: string;
    readonly stack: string;
    readonly parameters: string;
    readonly instances: string;
    readonly command: string;
  }>({
    severity: 'warning',
    message: ({ address, stack, parameters, instances }) =>
      `Waits for a restart: ${parameters} of ${address} in stack ${stack}; what runs keeps the value of before until somebody restarts ${instances}`,
    hint: ({ command }) =>
      `Once it is applied, at a quiet hour, since it is away for a minute or more: ${command}`,
    why: 'Every parameter is written with `pending-reboot`, so that an apply restarts nothing: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html. AWS does not restart an instance for it by itself.',
  }),
} as const;
