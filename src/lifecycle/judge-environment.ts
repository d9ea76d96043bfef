// Every question asked of what changes in an environment that already runs, in one list.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { judgeInterruptedStores } from './judges/interrupts/interrupts-store.ts';
import { judgeWaitingParameters } from './judges/interrupts/waits-restart.ts';
import { judgeChangedDefinitions } from './judges/kubernetes/definitions/changed-definitions.ts';
import { judgeDestroyedClaims } from './judges/kubernetes/destroyed-claims.ts';
import { judgeChangedDisks } from './judges/kubernetes/disks/changed-disks.ts';
import { judgeHeldIdentities } from './judges/kubernetes/held-identities.ts';
import { judgeImmutableFields } from './judges/kubernetes/immutable-fields.ts';
import { judgeInterruptions } from './judges/kubernetes/interrupts/judge-interruptions.ts';
import { judgeLeftNamespaces } from './judges/kubernetes/left-namespaces.ts';
import { judgeRemovedApplications } from './judges/kubernetes/removed-applications.ts';
import { judgeShrinking } from './judges/protection/shrinks.ts';
import { judgeUnguarded } from './judges/protection/unguarded.ts';
import { judgeInUse } from './judges/removal/in-use.ts';
import { judgeLeavingDone } from './judges/removal/leaving-done.ts';
import { judgeStillUsed } from './judges/removal/still-used.ts';
import { judgeUnprepared } from './judges/removal/unprepared.ts';
import { judgeChangedStacks } from './judges/terraform/changes-stack.ts';
import { judgeDestroyedData } from './judges/terraform/destroys-data.ts';
import { judgeDoneMoves } from './judges/terraform/moved-done.ts';
import { judgeMovedStacks } from './judges/terraform/moves-stack.ts';
import { judgeOrphanedStacks } from './judges/terraform/orphans-stack.ts';
import { judgeOtherDatabases } from './judges/terraform/other-database.ts';
import { judgeRemovedNodes } from './judges/terraform/removes-nodes.ts';
import { judgeRenames } from './judges/terraform/renamed.ts';
import { judgeReplacedBefore } from './judges/terraform/replaced-before.ts';
import { judgeReplacedData } from './judges/terraform/replaces-data.ts';
import { judgeTakenRecords } from './judges/terraform/taken-records.ts';
import { judgeEngines } from './judges/versions/changes-engine.ts';
import { judgeJoins } from './judges/versions/joins-global.ts';
import { judgeVersions } from './judges/versions/judge-versions.ts';
import { judgePins } from './judges/versions/pinned-behind.ts';
import { judgeUpgradeOrder } from './judges/versions/upgrade-order.ts';
import { judgeStrandedDisks } from './judges/zones/stranded-disks.ts';
import { counted } from './not-applied.ts';
import type { Judge, TransitionInput } from './transition.ts';

/** What Terraform would do to what stands: https://developer.hashicorp.com/terraform/language/resources/behavior */
const TERRAFORM: readonly Judge[] = [
  judgeMovedStacks,
  judgeOrphanedStacks,
  judgeDestroyedData,
  judgeRenames,
  judgeOtherDatabases,
  judgeRemovedNodes,
  judgeChangedStacks,
  judgeDoneMoves,
  judgeReplacedData,
  judgeReplacedBefore,
  judgeTakenRecords,
  judgeShrinking,
  judgeUnguarded,
  judgeInterruptedStores,
  judgeWaitingParameters,
];

/** What goes, in the order in which stacks are applied. */
const REMOVAL: readonly Judge[] = [judgeInUse, judgeStillUsed, judgeUnprepared, judgeLeavingDone];

/** What the API server would refuse, and Argo CD do to what runs. */
const KUBERNETES: readonly Judge[] = [
  judgeDestroyedClaims,
  judgeChangedDefinitions,
  judgeChangedDisks,
  judgeHeldIdentities,
  judgeImmutableFields,
  judgeInterruptions,
  judgeLeftNamespaces,
  judgeRemovedApplications,
  judgeStrandedDisks,
];

/** What AWS upgrades, and in which order. */
const VERSIONS: readonly Judge[] = [
  judgeVersions,
  judgeEngines,
  judgeUpgradeOrder,
  judgeJoins,
  judgePins,
];

const JUDGES: readonly Judge[] = [...TERRAFORM, ...REMOVAL, ...KUBERNETES, ...VERSIONS];

export function judgeEnvironment(input: TransitionInput): readonly Diagnostic[] {
  return counted(
    input,
    JUDGES.flatMap((judge) => judge(input)),
  );
}
