// What a pipeline signs in with is made by a stack, or named in the environment; whom it asks has a name
// that leads somewhere.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import type { TextArtifact } from '../../../model/artifact.ts';
import { ingressHosts } from '../../../model/edge/ingress.ts';
import { roleArn } from '../../../model/naming/core.ts';
import type { CheckInput } from '../../check-input.ts';
import { aliasRecords } from '../hosts/host-names.ts';
import { rolesByArn } from '../roles.ts';
import { secretsByName } from '../secrets/secret-references.ts';
import { namesIn, PIPELINE_ORIGIN, pipelineTexts, variableIn } from './pipeline-texts.ts';

const ROLE = /(arn:aws[a-z-]*:iam::\d+:role\/[\w+=,.@/-]+)/g;
const HOST = /https:\/\/([\w.-]+)/g;
/** Of GitHub, and of Jenkins. */
const KEPT = /(?:\$\{\{ *((?:secrets|vars)\.\w+)|(credentialsId: *\w+|credentials\([^)]*\)))/g;
/** Variables of a job that name a host are asked for by somebody who has to know it. */
const UNKNOWN_HOST = /\$\{?(\w*(?:SERVER|ENDPOINT|HOST))\b/g;

const AT = { path: PIPELINE_ORIGIN };

export function checkPipelineNames(input: CheckInput): readonly Diagnostic[] {
  return pipelineTexts(input).flatMap((text) => [
    ...lostRoles(input, text),
    ...lostSecrets(input, text),
    ...keptCredentials(input, text),
    ...lostHosts(input, text),
  ]);
}

/** The role that pushes to a shared registry is that of its owner; those of Terraform may stand already. */
function lostRoles(input: CheckInput, text: TextArtifact): readonly Diagnostic[] {
  const { pipeline, registry, terraform } = input.environment.delivery;
  const standing = terraform.kind === 'github-actions' ? Object.values(terraform.roles ?? {}) : [];
  const given = new Set(standing.map((role) => roleArn(input.environment, role)));
  const ofOwner =
    registry.shared === null || pipeline === null
      ? undefined
      : `arn:aws:iam::${registry.shared.account}:role/${pipeline.pushRole}`;
  return namesIn(text, ROLE)
    .filter((arn) => arn !== ofOwner && !given.has(arn) && !rolesByArn(input).has(arn))
    .map((arn) => diagnostic('check/role-missing', { holder: text.path, arn }, AT));
}

function lostSecrets(input: CheckInput, text: TextArtifact): readonly Diagnostic[] {
  const key = variableIn(text, 'PLATFORM_SECRET');
  if (key === undefined || secretsByName(input).has(key)) return [];
  return [diagnostic('check/secret-missing', { holder: text.path, key }, AT)];
}

function keptCredentials(input: CheckInput, text: TextArtifact): readonly Diagnostic[] {
  const { pipeline } = input.environment.delivery;
  const notify = pipeline?.kind === 'github-actions' ? pipeline.notify : null;
  const named = notify === null ? [] : [`secrets.${notify.slackWebhookSecret}`];
  const kept = [...text.content.matchAll(KEPT)].map(
    ([, github, jenkins]) => github ?? jenkins ?? '',
  );
  return [...new Set(kept)]
    .filter((credential) => !named.includes(credential))
    .map((credential) =>
      diagnostic('check/pipeline-credential', { file: text.path, credential }, AT),
    );
}

function lostHosts(input: CheckInput, text: TextArtifact): readonly Diagnostic[] {
  const { environment } = input;
  const platform = variableIn(text, 'PLATFORM_REPOSITORY') ?? '';
  const known = new Set([
    ...aliasRecords(input).map(({ host }) => host),
    ...ingressHosts(environment),
    platform.replace(/^https:\/\/([^/]+).*$/, '$1'),
  ]);
  const lost = namesIn(text, HOST).filter((host) => !known.has(host));
  const unset = namesIn(text, UNKNOWN_HOST)
    .filter((name) => variableIn(text, name) === undefined)
    .map((name) => `$${name}`);
  return [...lost, ...unset].map((host) =>
    diagnostic('check/pipeline-host', { file: text.path, host }, { path: originOf(host, input) }),
  );
}

/** A person writes one host of a pipeline; the others are derived. */
function originOf(host: string, { environment }: CheckInput): Path {
  const { pipeline } = environment.delivery;
  const tests = pipeline?.kind === 'github-actions' ? pipeline.integrationTests : null;
  const isOfTests = tests?.url.startsWith(`https://${host}`);
  return isOfTests ? [...PIPELINE_ORIGIN, 'integrationTests', 'url'] : PIPELINE_ORIGIN;
}
