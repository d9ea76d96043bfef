// What Cognito refuses, and what it does otherwise than was meant.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

type Of = { readonly pool: string };

export const codes = {
  'model/user-pool-mail-limit': entry<Of>({
    severity: 'warning',
    message: ({ pool }) =>
      `User pool ${pool} of a production environment sends at most 50 mails a day`,
    hint: () => 'Set email to an identity that SES has verified',
    why: 'Without SES, Cognito sends the mails itself, 50 a day for the whole account: further users get no code and cannot sign up. https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html',
  }),
  'model/user-pool-mail-identity': entry<Of & { from: string; identity: string }>({
    severity: 'error',
    message: ({ pool, from, identity }) =>
      `User pool ${pool} sends as ${from}, which is not of ${identity}`,
    hint: ({ identity }) => `Write an address of ${identity} in email.from`,
    why: 'SES sends for addresses of identities that it has verified, and refuses others.',
  }),
  'model/user-pool-plan': entry<Of & { plan: string }>({
    severity: 'error',
    message: ({ pool, plan }) =>
      `User pool ${pool} has threat protection, which plan ${plan} does not include`,
    hint: () => 'Set plan to plus, or threatProtection to off',
    why: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html',
  }),
  'model/user-pool-no-pages': entry<Of & { client: string }>({
    severity: 'error',
    message: ({ pool, client }) =>
      `Client ${client} of user pool ${pool} has callback URLs, and there are no hosted pages`,
    hint: () => 'Set domainPrefix or pages, or remove callbackUrls',
    why: 'The hosted pages, which send users back to these URLs, stand at a domain of the pool.',
  }),
  'model/user-pool-logout-only': entry<Of & { client: string }>({
    severity: 'error',
    message: ({ pool, client }) =>
      `Client ${client} of user pool ${pool} has logout URLs and no callback URL`,
    hint: () => 'Add callbackUrls, or remove logoutUrls',
    why: 'Only who signs in by the hosted pages signs out there.',
  }),
  'model/user-pool-closed-client': entry<Of & { client: string }>({
    severity: 'error',
    message: ({ pool, client }) => `Nobody can sign in with client ${client} of user pool ${pool}`,
    hint: () => 'Add callbackUrls for the hosted pages, or direct: [srp]',
    why: 'A client without a flow only renews tokens that it cannot get.',
  }),
  'model/user-pool-scope': entry<Of & { client: string; scope: string; known: string }>({
    severity: 'error',
    message: ({ pool, client, scope }) =>
      `Client ${client} of user pool ${pool} asks for scope ${scope}, which nobody has`,
    hint: ({ known }) => `Use some of: ${known}`,
    why: 'Cognito refuses a client with a scope that is neither one of its own nor one of a resource server of the pool.',
  }),
  'model/user-pool-openid': entry<Of & { client: string; scope: string }>({
    severity: 'error',
    message: ({ pool, client, scope }) =>
      `Client ${client} of user pool ${pool} asks for scope ${scope} without openid`,
    hint: () => 'Add openid to scopes',
    why: 'Cognito gives `email`, `phone` and `profile` with an ID token only, which `openid` asks for. https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html',
  }),
  'model/user-pool-prefix': entry<Of & { word: string }>({
    severity: 'error',
    message: ({ pool, word }) => `The domain prefix of user pool ${pool} holds the word ${word}`,
    hint: () => 'Choose another prefix',
    why: 'Cognito keeps `aws`, `amazon` and `cognito` for itself. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html',
  }),
  'model/user-pool-parent': entry<Of & { above: string; host: string }>({
    severity: 'error',
    message: ({ pool, above, host }) =>
      `Nothing here makes an A record of ${above}, below which user pool ${pool} has its pages: ${host}`,
    hint: () =>
      'Set pages.parent to the address it is to have (any does), or to elsewhere if somebody else keeps the record',
    why: 'Cognito refuses a host name whose parent does not resolve to an address. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html',
  }),
  'model/user-pool-attribute-range': entry<Of & { attribute: string; found: string }>({
    severity: 'error',
    message: ({ pool, attribute, found }) =>
      `Attribute ${attribute} of user pool ${pool} cannot have its limits: ${found}`,
    hint: () => 'Give min and max of texts and numbers only, with min below max',
    why: 'Attributes cannot be changed once they are there, so a wrong limit stays.',
  }),
} as const;

export const report = reporterOf(codes);
