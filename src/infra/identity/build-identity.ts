// Stack `identity`: one IAM role per service and per add-on that acts in AWS, each for exactly one
// ServiceAccount, and the roles of the delivery pipeline.
import {
  type ActingConsumer,
  actingConsumers,
  addonIdentities,
} from '../../environment/identities.ts';
import { jobSecrets, storeIdentities } from '../../environment/job-secrets.ts';
import { sharedSecrets } from '../../environment/standing-secrets.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { type Identity, serviceIdentity } from '../../model/identity.ts';
import { serviceRoleName } from '../../model/naming/services.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';
import { serviceTrust, webIdentityTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { grantedStatements } from './granted-statements.ts';
import { addPipelineRole } from './pipeline-role.ts';
import { secretStatements } from './secret-statements.ts';

export function buildIdentity(module: RootModule): void {
  const { environment, landscape } = module;
  const security = module.stateOf('security');
  const keys = {
    storage: security.entry('key_arns', 'storage'),
    data: security.entry('key_arns', 'data'),
    observability: security.entry('key_arns', 'observability'),
  };
  for (const service of Object.keys(environment.services)) {
    addIdentity(module, service, {
      identity: serviceIdentity(environment, service),
      statements: grantedStatements(environment, service, keys),
    });
  }
  for (const acting of actingConsumers(environment)) addConsumer(module, acting, keys);
  const { masters } = jobSecrets(environment);
  const shared = sharedSecrets(environment);
  for (const identity of [...addonIdentities(environment), ...storeIdentities(environment)]) {
    addIdentity(module, `addon-${identity.serviceAccount}`, {
      identity,
      statements: identity.statements({ environment, landscape, keys, masters, shared }),
    });
  }
  for (const { terraform } of everyKind) {
    for (const task of terraform?.tasks?.(environment, landscape) ?? []) {
      const statements = task.statements(keys);
      addIdentity(module, `addon-${task.serviceAccount}`, { identity: task, statements });
    }
  }
  addPipelineRole(module);
}

/** Pods take on the role of their ServiceAccount; for what runs in AWS, the service of AWS does. */
function addConsumer(
  module: RootModule,
  { consumer: { collection, key }, actor }: ActingConsumer,
  keys: KeyArns,
): void {
  const { environment } = module;
  const granted = grantedStatements(environment, key, keys);
  const role = serviceRoleName(environment, key);
  const origin = [collection, key];
  if ('namespace' in actor) {
    addIdentity(module, key, { identity: { ...actor, role, origin }, statements: granted });
    return;
  }
  addRole(module, {
    ...{ key, name: role, origin },
    trust: serviceTrust(actor.service, environment.aws.account),
    statements: [
      ...(actor.statements?.(keys) ?? []),
      ...granted,
      ...secretStatements(environment, key, keys),
    ],
  });
}

interface IdentityInput {
  readonly identity: Identity;
  readonly statements: readonly Statement[];
}

function addIdentity(
  module: RootModule,
  key: string,
  { identity, statements }: IdentityInput,
): void {
  const cluster = module.stateOf('cluster');
  addRole(module, {
    key,
    name: identity.role,
    origin: identity.origin,
    trust: webIdentityTrust({
      providerArn: cluster.text('oidc_provider_arn'),
      issuer: cluster.text('oidc_issuer'),
      namespace: identity.namespace,
      serviceAccount: identity.serviceAccount,
    }),
    statements,
  });
}
