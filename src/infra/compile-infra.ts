// Environment → Terraform root modules, one per stack. The list below is also the order in which a new
// account is built up; the real dependencies are the remote states that a stack reads.
import type { Construct } from 'constructs';
import type { TerraformArtifact } from '../model/artifact.ts';
import type { Environment } from '../model/schema/environment.ts';
import { buildCluster } from './cluster/build-cluster.ts';
import { buildCost } from './build-cost.ts';
import { buildData } from './data/build-data.ts';
import { buildDns } from './build-dns.ts';
import { buildEdge } from './edge/build-edge.ts';
import { buildIdentity } from './identity/build-identity.ts';
import { buildNetwork } from './network/build-network.ts';
import { buildObservability } from './observability/build-observability.ts';
import type { StackName } from './outputs.ts';
import { buildRecovery } from './build-recovery.ts';
import { buildRegistry } from './build-registry.ts';
import { detachedScope, openModule, type RootModule } from './root-module.ts';
import { buildSecurity } from './build-security.ts';
import { buildState } from './build-state.ts';
import { withoutStackTraces } from './without-stack-traces.ts';

const STACKS = {
  state: buildState,
  security: buildSecurity,
  network: buildNetwork,
  dns: buildDns,
  registry: buildRegistry,
  cluster: buildCluster,
  data: buildData,
  identity: buildIdentity,
  edge: buildEdge,
  observability: buildObservability,
  recovery: buildRecovery,
  cost: buildCost,
} as const satisfies Record<StackName, (module: RootModule) => void>;

/** Compiles every stack below `scope`; a cdktf App when its own commands are used. */
export function compileInfra(
  environment: Environment,
  scope: Construct = detachedScope(),
): readonly TerraformArtifact[] {
  return withoutStackTraces(() =>
    Object.entries(STACKS).map(([name, build]) => {
      const { module, close } = openModule(environment, name as StackName, scope);
      build(module);
      return close();
    }),
  );
}
