// Stack `identity`: one IAM role per service and per add-on that acts in AWS, each for exactly one
// ServiceAccount, and the roles of the delivery pipeline.
import { addonIdentities } from '../../environment/identities.ts';
import { jobSecrets, storeIdentities } from '../../environment/job-secrets.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { type Identity, serviceIdentity } from '../../model/identity.ts';
import type { Statement } from '../../model/statement.ts';
import { webIdentityTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addPipelineRole } from './pipeline-role.ts';
import { serviceStatements } from './service-statements.ts';

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
      statements: serviceStatements(environment, service, keys),
    });
  }
  const { masters } = jobSecrets(environment);
  for (const identity of [...addonIdentities(environment), ...storeIdentities(environment)]) {
    addIdentity(module, `addon-${identity.serviceAccount}`, {
      identity,
      statements: identity.statements({ environment, landscape, keys, masters }),
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
