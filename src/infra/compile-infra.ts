// Environment → Terraform root modules, one per stack. The list below is also the order in which a new
// account is built up; the real dependencies are the remote states that a stack reads.
import type { Construct } from 'constructs';
import type { OwnStack } from '../kinds/contract/terraform-part.ts';
import { everyKind } from '../kinds/kinds.ts';
import type { TerraformArtifact } from '../model/artifact.ts';
import type { Folders } from '../model/folder.ts';
import { ALONE, type Landscape } from '../model/landscape/landscape.ts';
import type { Environment } from '../model/schema/environment.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';
import { escapeTemplates } from '../terraform/escape-templates.ts';
import type { StackName } from '../terraform/outputs.ts';
import {
  detachedScope,
  type OpenModule,
  openModule,
  type RootModule,
  type Subject,
} from '../terraform/root-module.ts';
import { buildAudit, hasAudit } from './audit/build-audit.ts';
import { buildDns } from './build-dns.ts';
import { buildFunctions } from './build-functions.ts';
import { buildRegistry } from './build-registry.ts';
import { buildSecurity } from './build-security.ts';
import { buildCluster } from './cluster/build-cluster.ts';
import { buildCost } from './cost/build-cost.ts';
import { buildData } from './data/build-data.ts';
import { buildEdge } from './edge/build-edge.ts';
import { buildIdentity } from './identity/build-identity.ts';
import { compileLeaving, isLeaving } from './leaving/compile-leaving.ts';
import { buildNetwork } from './network/build-network.ts';
import { buildObservability } from './observability/build-observability.ts';
import { buildOrganization } from './organization/build-organization.ts';
import { buildRecovery } from './recovery/build-recovery.ts';
import { buildState } from './state/build-state.ts';
import { withMoves } from './with-moves.ts';
import { withoutStackTraces } from './without-stack-traces.ts';

interface StackDefinition {
  readonly build: (module: RootModule) => void;
  /** Absent: every environment has the stack. */
  readonly isPresent?: (environment: Environment) => boolean;
}

const STACKS: Readonly<Record<StackName, StackDefinition>> = {
  state: { build: buildState, isPresent: ({ delivery }) => delivery.state.bucket === null },
  security: { build: buildSecurity },
  organization: {
    build: buildOrganization,
    isPresent: ({ organization }) => organization !== null,
  },
  network: { build: buildNetwork, isPresent: ({ network }) => network !== null },
  dns: { build: buildDns, isPresent: ({ edge }) => edge.zone !== null },
  registry: { build: buildRegistry },
  cluster: { build: buildCluster, isPresent: ({ cluster }) => cluster !== null },
  data: { build: buildData },
  identity: { build: buildIdentity },
  functions: { build: buildFunctions },
  edge: { build: buildEdge },
  observability: { build: buildObservability },
  recovery: { build: buildRecovery },
  cost: { build: buildCost, isPresent: ({ cost }) => cost !== null },
  audit: { build: buildAudit, isPresent: hasAudit },
};

/** Compiles every stack that an environment has something for. */
export function compileInfra(
  environment: Environment,
  landscape: Landscape = ALONE,
  folders: Folders = NO_FOLDERS,
): readonly TerraformArtifact[] {
  const compile = (each: Environment) => compileStanding(each, landscape, folders);
  return withoutStackTraces(() =>
    isLeaving(environment) ? compileLeaving(environment, compile) : compile(environment),
  );
}

/** As if nothing were on its way out. */
function compileStanding(
  environment: Environment,
  landscape: Landscape,
  folders: Folders,
): readonly TerraformArtifact[] {
  const open = buildStacks({ environment, landscape }, detachedScope());
  const present = new Set(open.map(({ name }) => name));
  const carried = new Map(ownStacks(environment).map((each) => [each.name, each]));
  return open.map(({ name, close }) =>
    withFiles(
      withMoves(withImports(close(present), environment), environment),
      carried.get(name),
      folders,
    ),
  );
}

/** What is adopted is imported by the next apply. Addresses that nothing has, a check reports.
 * https://developer.hashicorp.com/terraform/language/import */
function withImports(artifact: TerraformArtifact, { adopt }: Environment): TerraformArtifact {
  const imports = sortedEntries(adopt).flatMap(([place, id]) => {
    const [stack, to = ''] = place.split('/');
    return stack === artifact.stack && to in artifact.origins
      ? [{ to, id: escapeTemplates(id) }]
      : [];
  });
  if (imports.length === 0) return artifact;
  return { ...artifact, document: { ...artifact.document, import: imports } };
}

const NO_FOLDERS: Folders = new Map();

function ownStacks(environment: Environment): readonly OwnStack[] {
  return everyKind.flatMap(({ terraform }) => terraform?.ownStacks?.(environment) ?? []);
}

/** What lies beside the document of a stack of the user's own. */
function withFiles(
  artifact: TerraformArtifact,
  own: OwnStack | undefined,
  folders: Folders,
): TerraformArtifact {
  const files = folders.get(own?.folder ?? '');
  return {
    ...artifact,
    ...(files ? { moduleFiles: Object.fromEntries(files) } : {}),
    ...(own && own.providers.length > 0 ? { lockedProviders: own.providers } : {}),
  };
}

/** Builds those stacks below `scope`, which is a cdktf App when its own commands are used. */
export function buildStacks(subject: Subject, scope: Construct): readonly OpenModule[] {
  const built = Object.entries(STACKS)
    .filter(([, { isPresent }]) => isPresent?.(subject.environment) ?? true)
    .map(([name, { build }]) => {
      const open = openModule(subject, name, scope);
      build(open.module);
      return open;
    });
  const own = ownStacks(subject.environment).map(({ name, build }) => {
    const open = openModule(subject, name, scope);
    build(open.module);
    return open;
  });
  // Without resources there is nothing to plan, and nothing that another stack could read.
  for (const { isEmpty, drop } of built) if (isEmpty()) drop();
  return [...built.filter(({ isEmpty }) => !isEmpty()), ...own];
}
