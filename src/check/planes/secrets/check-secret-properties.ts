// Each property that an ExternalSecret reads is in the JSON that a stack writes into the secret, or is
// one that people are asked to fill in.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import { secretName } from '../../../model/naming/secrets.ts';
import { notifyProperties } from '../../../model/operations/notify.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import { parseJson } from '../../parse-json.ts';
import { secretReferences, secretsByName } from './secret-references.ts';

type Properties = ReadonlyMap<Element, readonly string[]>;

/** A value that Terraform puts in; ours hold no closing brace of their own. */
const TEMPLATE = /\$\{[^}]*\}/g;

export function checkSecretProperties(input: CheckInput): readonly Diagnostic[] {
  const secrets = secretsByName(input);
  const written = writtenProperties(input);
  const awaited = awaitedProperties(input.environment);
  return secretReferences(input).flatMap(({ holder, key, property, origin }) => {
    const secret = secrets.get(key);
    if (!secret || property === undefined) return [];
    const known = written.get(secret) ?? awaited.get(key) ?? [];
    if (known.includes(property)) return [];
    const args = { holder, key, property, known: known.join(', ') || 'none' };
    return [diagnostic('check/secret-property', args, { path: origin })];
  });
}

function writtenProperties(input: CheckInput): Properties {
  const versions = resourcesOf(input, 'aws_secretsmanager_secret_version');
  return new Map(
    versions.flatMap(({ stack, body }) =>
      elementsBehind(input, stack, body['secret_id']).map(
        (secret) => [secret, keysIn(body['secret_string_wo'] ?? body['secret_string'])] as const,
      ),
    ),
  );
}

function keysIn(value: unknown): readonly string[] {
  return Object.keys(asBody(parseJson(asText(value).replaceAll(TEMPLATE, '0'))));
}

/** What is filled in by hand: the environment says with what. */
function awaitedProperties(environment: Environment): ReadonlyMap<string, readonly string[]> {
  const ofKinds = everyKind.flatMap(({ checks }) => checks?.byHand?.(environment) ?? []);
  const ofNotify = [secretName.notify(environment), notifyProperties(environment)] as const;
  return new Map([...ofKinds, ofNotify]);
}
