// User pools of Amazon Cognito. Ranges:
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
import { z } from 'zod';
import { Hostname, Ipv4, Key, listOf, mapOf, Text } from '../../model/schema/primitives.ts';

const MINUTES_OF_DAY = 1440;

const Password = z
  .strictObject({
    minLength: z.int().min(6).max(99).default(12).describe('Least number of characters.'),
    lowercase: z.boolean().default(true).describe('Whether a lower-case letter is asked for.'),
    uppercase: z.boolean().default(true).describe('Whether an upper-case letter is asked for.'),
    digits: z.boolean().default(true).describe('Whether a digit is asked for.'),
    symbols: z.boolean().default(false).describe('Whether a symbol is asked for.'),
    temporaryDays: z
      .int()
      .min(1)
      .max(365)
      .default(7)
      .describe('Days until the password of somebody who was invited expires.'),
  })
  .describe('What a password has to be.');

const Attribute = z
  .strictObject({
    type: z.enum(['string', 'number', 'boolean', 'dateTime']).describe('What it holds.'),
    mutable: z.boolean().default(true).describe('Whether it may change after sign-up.'),
    min: z
      .int()
      .min(0)
      .nullable()
      .default(null)
      .describe('Least length of a text, least number. Absent: 0.'),
    max: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'Greatest length of a text, up to 2048, or greatest number. Absent: 2048 characters, any number.',
      ),
  })
  .describe('An attribute of users. Cognito adds attributes, and never changes or removes one.');
export type Attribute = z.output<typeof Attribute>;

const Email = z
  .strictObject({
    identity: z
      .string()
      .regex(
        /^([^@\s]+@)?([a-z0-9-]+\.)+[a-z]{2,}$/,
        'expected a domain or an address, verified in SES',
      )
      .describe('Domain or address that SES has verified in the region.'),
    from: Text.describe('Sender, such as `Shop <no-reply@shop.example>`.'),
    replyTo: z
      .email('expected an e-mail address')
      .nullable()
      .default(null)
      .describe('Where answers go. Absent: to the sender.'),
  })
  .describe('Mails go out through SES.');

const Url = z
  .string()
  .max(1024)
  .regex(
    /^(https:\/\/[^\s#*]+|http:\/\/localhost(:\d+)?(\/[^\s#*]*)?|(?!https?:)[a-z][a-z0-9+.-]*:\/\/[^\s#*]*)$/,
    'expected https://…, http://localhost for tests, or the scheme of an app such as app://callback; no wildcard, no #',
  );

const Tokens = z
  .strictObject({
    accessMinutes: z
      .int()
      .min(5)
      .max(MINUTES_OF_DAY)
      .default(60)
      .describe('Minutes that an access token is valid.'),
    idMinutes: z
      .int()
      .min(5)
      .max(MINUTES_OF_DAY)
      .default(60)
      .describe('Minutes that an ID token is valid.'),
    refreshDays: z
      .int()
      .min(1)
      .max(3650)
      .default(30)
      .describe('Days until users have to sign in again.'),
  })
  .describe('How long tokens are valid.');

const Client = z
  .strictObject({
    callbackUrls: listOf(Url)
      .max(100)
      .default([])
      .describe(
        'Where the hosted pages send users after they have signed in, with a code (and PKCE). None: the client does not use them.',
      ),
    logoutUrls: listOf(Url)
      .max(100)
      .default([])
      .describe('Where they send users who have signed out.'),
    scopes: listOf(Text)
      .min(1)
      .default(['openid', 'email'])
      .describe(
        'What tokens of the hosted pages may be for: `openid`, `email`, `phone`, `profile`, `aws.cognito.signin.user.admin`, or `<resource server>/<scope>`.',
      ),
    direct: listOf(z.enum(['srp', 'password', 'custom']))
      .default(['srp'])
      .describe(
        'How an app signs users in without the hosted pages. `password`: it sends the password itself.',
      ),
    tokens: Tokens.prefault({}),
  })
  .describe(
    'An app that signs users in. Public, with PKCE and without a secret: Terraform would keep one in its state.',
  );
export type Client = z.output<typeof Client>;

const ResourceServer = z
  .strictObject({
    scopes: z
      .record(z.string().regex(/^[A-Za-z0-9_.:-]+$/, 'expected a word such as parcels.read'), Text)
      .refine((scopes) => Object.keys(scopes).length > 0, 'expected a scope')
      .describe('What each scope allows, by its name.'),
  })
  .describe('An API that tokens are for. Its key is its identifier, and begins its scopes.');

const Group = z
  .strictObject({
    description: Text.describe('Who is in it.'),
    precedence: z
      .int()
      .min(0)
      .nullable()
      .default(null)
      .describe('The lower one counts where a user is in several. Absent: none.'),
  })
  .describe('A group of users; tokens name it in `cognito:groups`.');

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html */
const Pages = z
  .strictObject({
    host: Hostname.max(63, 'expected at most 63 characters')
      .regex(/^[^.]+\.[^.]+\../, 'expected a name below a domain, such as auth.shop.io')
      .describe('Host name, inside the zone of the environment, such as `auth.shop.io`.'),
    parent: z
      .union([z.literal('elsewhere'), Ipv4], {
        error: 'expected an IPv4 address such as 192.0.2.1, or elsewhere',
      })
      .nullable()
      .default(null)
      .describe(
        'The A record of the name above `host`, without which Cognito refuses it. An address: it is made here, and any does. `elsewhere`: somebody else keeps it. Absent: it is that of an entrance.',
      ),
  })
  .describe('A host name of ours for the hosted pages.');

export const UserPool = z
  .strictObject({
    signIn: listOf(z.enum(['email', 'phone', 'username']))
      .min(1)
      .default(['email'])
      .describe('What users sign in with. Fixed at creation. `phone` sends SMS, which AWS bills.'),
    selfSignUp: z
      .boolean()
      .default(true)
      .describe('Whether users make an account themselves. Otherwise administrators invite them.'),
    mfa: z
      .enum(['off', 'optional', 'on'])
      .default('optional')
      .describe('Second factor from an authenticator app: never, where a user wants it, always.'),
    password: Password.prefault({}),
    attributes: z
      .record(
        z
          .string()
          .regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'expected up to 20 letters, digits and "_"'),
        Attribute,
      )
      .default({})
      .describe('Attributes of our own, by name; tokens have them as `custom:<name>`.'),
    email: Email.nullable()
      .default(null)
      .describe('Sender of mails. Absent: Cognito itself, up to 50 mails a day.'),
    plan: z
      .enum(['lite', 'essentials', 'plus'])
      .default('essentials')
      .describe('Feature plan, by which AWS bills each user of a month.'),
    threatProtection: z
      .enum(['off', 'audit', 'enforced'])
      .default('off')
      .describe(
        'Whether risky sign-ins and leaked passwords are looked for, and stopped. Needs plan `plus`.',
      ),
    clients: mapOf(Client).default({}).describe('Apps that sign users in, by name.'),
    resourceServers: mapOf(ResourceServer)
      .default({})
      .describe('APIs whose scopes clients ask for, by name.'),
    groups: mapOf(Group).default({}).describe('Groups of users, by name.'),
    domainPrefix: Key.nullable()
      .default(null)
      .describe(
        'The hosted pages stand at `<prefix>.auth.<region>.amazoncognito.com`; worldwide the only one in its region. Absent: they do not.',
      ),
    pages: Pages.nullable()
      .default(null)
      .describe('The hosted pages stand at a host name of ours as well. Absent: they do not.'),
    deletionProtection: z
      .boolean()
      .default(true)
      .describe('Whether Terraform and AWS refuse to delete it, with its users.'),
    purpose: Text.describe('Who its users are; becomes the tag Purpose.'),
  })
  .describe('A user pool of Cognito. It has no backup: what is deleted is gone.');
export type UserPool = z.output<typeof UserPool>;

export const UserPoolUse = z
  .record(Key, z.enum(['verify', 'manage']))
  .default({})
  .describe(
    'User pools: `verify` checks tokens and knows its clients, `manage` also looks after users.',
  );
export type UserPoolUse = 'verify' | 'manage';

declare module '../../model/schema/environment.ts' {
  interface Environment {
    userPools: Record<string, UserPool>;
  }
  interface Uses {
    userPools: z.output<typeof UserPoolUse>;
  }
}
