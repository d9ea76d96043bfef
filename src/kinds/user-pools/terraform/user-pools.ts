// User pools with their clients, resource servers, groups and hosted pages, and the secret that says what AWS
// has called them.
import { CognitoResourceServer } from '@cdktf/provider-aws/lib/cognito-resource-server/index.js';
import { CognitoUserGroup } from '@cdktf/provider-aws/lib/cognito-user-group/index.js';
import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool/index.js';
import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client/index.js';
import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain/index.js';
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { regionalArn } from '../../../model/naming/core.ts';
import { serviceTrust } from '../../../terraform/policy.ts';
import { addRole } from '../../../terraform/role.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { addEndpointSecret } from '../../../terraform/secret.ts';
import { clientProperty, smsRoleName, userPoolName, userPoolSecretName } from '../names.ts';
import type { Attribute, Client, UserPool } from '../schema.ts';

const FLOWS = {
  srp: 'ALLOW_USER_SRP_AUTH',
  password: 'ALLOW_USER_PASSWORD_AUTH',
  custom: 'ALLOW_CUSTOM_AUTH',
} as const;
const TYPES = {
  string: 'String',
  number: 'Number',
  boolean: 'Boolean',
  dateTime: 'DateTime',
} as const;
const SIGN_IN = { email: 'email', phone: 'phone_number' } as const;
const LENGTH_MAX = 2048;

export function addUserPools(module: RootModule): void {
  const ids = Object.entries(module.environment.userPools).map(([key, entry]) => {
    const id = addUserPool(module, key, entry);
    return entry.pages === null ? [] : [[key, id] as const];
  });
  const read = Object.fromEntries(ids.flat());
  if (Object.keys(read).length > 0) module.output('data', { user_pool_ids: read });
}

/** Returns its id, which AWS makes up. */
function addUserPool(module: RootModule, key: string, entry: UserPool): string {
  const origin = ['userPools', key];
  const pool = module.resource(CognitoUserPool, key, origin, {
    ...poolArguments(module, key, entry),
    ...signInArguments(entry),
    ...smsArguments(module, key, entry),
  });
  const userPoolId = pool.id;
  const servers = Object.entries(entry.resourceServers).map(([identifier, { scopes }]) =>
    module.resource(
      CognitoResourceServer,
      `${key}_${identifier}`,
      [...origin, 'resourceServers', identifier],
      {
        ...{ userPoolId, identifier, name: identifier },
        scope: Object.entries(scopes).map(([scopeName, scopeDescription]) => ({
          ...{ scopeName, scopeDescription },
        })),
      },
    ),
  );
  for (const [name, { description, precedence }] of Object.entries(entry.groups)) {
    module.resource(CognitoUserGroup, `${key}_${name}`, [...origin, 'groups', name], {
      ...{ userPoolId, name, description },
      ...(precedence === null ? {} : { precedence }),
    });
  }
  const clients = Object.entries(entry.clients).map(([name, client]) => {
    const { id } = module.resource(
      CognitoUserPoolClient,
      `${key}_${name}`,
      [...origin, 'clients', name],
      // Cognito refuses a scope that is not there yet.
      { ...clientArguments(name, client), userPoolId, dependsOn: servers },
    );
    return [clientProperty(name), id] as const;
  });
  if (entry.domainPrefix !== null) {
    module.resource(CognitoUserPoolDomain, key, [...origin, 'domainPrefix'], {
      ...{ userPoolId, domain: entry.domainPrefix },
    });
  }
  addEndpointSecret(module, {
    key: `user-pool-${key}`,
    name: userPoolSecretName(module.environment, key),
    description: `Ids of user pool ${key} and its clients`,
    origin,
    values: {
      pool: userPoolId,
      issuer: `https://${pool.endpoint}`,
      ...Object.fromEntries(clients),
    },
  });
  return userPoolId;
}

function poolArguments({ environment }: RootModule, key: string, entry: UserPool) {
  const { password, mfa, threatProtection, deletionProtection } = entry;
  const name = userPoolName(environment, key);
  return {
    name,
    userPoolTier: entry.plan.toUpperCase(),
    deletionProtection: deletionProtection ? 'ACTIVE' : 'INACTIVE',
    mfaConfiguration: mfa.toUpperCase(),
    ...(mfa === 'off' ? {} : { softwareTokenMfaConfiguration: { enabled: true } }),
    adminCreateUserConfig: { allowAdminCreateUserOnly: !entry.selfSignUp },
    passwordPolicy: {
      minimumLength: password.minLength,
      requireLowercase: password.lowercase,
      requireUppercase: password.uppercase,
      requireNumbers: password.digits,
      requireSymbols: password.symbols,
      temporaryPasswordValidityDays: password.temporaryDays,
    },
    ...emailArguments(environment, entry),
    ...(threatProtection === 'off'
      ? {}
      : { userPoolAddOns: { advancedSecurityMode: threatProtection.toUpperCase() } }),
    ...schemaArguments(entry),
    lifecycle: { preventDestroy: deletionProtection },
    tags: { Purpose: entry.purpose, UserPool: name },
  };
}

function emailArguments(environment: RootModule['environment'], { email }: UserPool) {
  if (email === null) return {};
  const sourceArn = regionalArn(environment, 'ses', `identity/${email.identity}`);
  return {
    emailConfiguration: {
      ...{ emailSendingAccount: 'DEVELOPER', sourceArn, fromEmailAddress: email.from },
      ...(email.replyTo === null ? {} : { replyToEmailAddress: email.replyTo }),
    },
  };
}

/** With a user name, mail address and phone number are other names of it; both are fixed at creation.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
function signInArguments({ signIn }: UserPool) {
  const contacts = (['email', 'phone'] as const)
    .filter((way) => signIn.includes(way))
    .map((way) => SIGN_IN[way]);
  const names = signIn.includes('username') ? 'aliasAttributes' : 'usernameAttributes';
  const reachable = contacts.length === 0 ? ['email'] : contacts;
  return {
    ...(contacts.length === 0 ? {} : { [names]: contacts }),
    autoVerifiedAttributes: reachable,
    usernameConfiguration: { caseSensitive: false },
    accountRecoverySetting: {
      recoveryMechanism: reachable.map((way, index) => ({
        ...{ name: `verified_${way}`, priority: index + 1 },
      })),
    },
    // A new address counts once its owner has confirmed it.
    userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: reachable },
  };
}

function smsArguments(module: RootModule, key: string, { signIn }: UserPool) {
  if (!signIn.includes('phone')) return {};
  const { environment } = module;
  const externalId = userPoolName(environment, key);
  const origin: Path = ['userPools', key, 'signIn'];
  const trust = serviceTrust('cognito-idp.amazonaws.com', environment.aws.account);
  const { role } = addRole(module, {
    key: `user-pool-${key}-sms`,
    name: smsRoleName(environment, key),
    origin,
    trust: {
      ...trust,
      condition: {
        StringEquals: { ...trust.condition?.['StringEquals'], 'sts:ExternalId': externalId },
      },
    },
    // A phone number has no ARN.
    statements: [{ sid: 'SendSms', actions: ['sns:Publish'], resources: ['*'] }],
  });
  return { smsConfiguration: { snsCallerArn: role.arn, externalId } };
}

function schemaArguments({ attributes }: UserPool) {
  const own = Object.entries(attributes);
  return own.length === 0
    ? {}
    : { schema: own.map(([name, attribute]) => schemaOf(name, attribute)) };
}

function schemaOf(name: string, { type, mutable, min, max }: Attribute) {
  return {
    ...{ name, attributeDataType: TYPES[type], mutable, developerOnlyAttribute: false },
    required: false,
    ...(type === 'string'
      ? {
          stringAttributeConstraints: {
            ...{ minLength: String(min ?? 0), maxLength: String(max ?? LENGTH_MAX) },
          },
        }
      : {}),
    ...(type === 'number'
      ? {
          numberAttributeConstraints: {
            ...(min === null ? {} : { minValue: String(min) }),
            ...(max === null ? {} : { maxValue: String(max) }),
          },
        }
      : {}),
  };
}

function clientArguments(
  name: string,
  { callbackUrls, logoutUrls, scopes, direct, tokens }: Client,
) {
  const flows = direct.map((way) => FLOWS[way]).sort();
  return {
    name,
    // Terraform would keep it in its state.
    generateSecret: false,
    explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', ...flows],
    preventUserExistenceErrors: 'ENABLED',
    enableTokenRevocation: true,
    supportedIdentityProviders: ['COGNITO'],
    accessTokenValidity: tokens.accessMinutes,
    idTokenValidity: tokens.idMinutes,
    refreshTokenValidity: tokens.refreshDays,
    tokenValidityUnits: [{ accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' }],
    ...(callbackUrls.length === 0
      ? {}
      : {
          allowedOauthFlowsUserPoolClient: true,
          allowedOauthFlows: ['code'],
          allowedOauthScopes: [...scopes],
          callbackUrls: [...callbackUrls],
          ...(logoutUrls.length === 0 ? {} : { logoutUrls: [...logoutUrls] }),
        }),
  };
}
