// An image is named by its digest, or by a tag that is never moved to another image.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Component } from '../../../model/artifact.ts';
import { registryPlace } from '../../../model/naming/registry.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import { pointAt, pointAtWritten } from '../../point-at.ts';

/** Tags that are moved by habit. */
const MOVING =
  /^(?:latest|stable|current|main|master|trunk|develop|dev|edge|nightly|canary|head)$/i;
/** `15`, `v2`: publishers move the name of a line of versions with each release in it. */
const LINE = /^v?\d{1,3}$/;

export function checkImageMutable(input: CheckInput): readonly Diagnostic[] {
  const ofPods = podTemplatesOf(input).flatMap(({ artifact, title, containers }) =>
    containers
      .filter(({ body }) => !isPinned(input, String(body['image'] ?? '')))
      .map(({ name, body, path }) => {
        const ofService = pointAt(input.environment, artifact.origin, 'image', 'tag');
        return diagnostic(
          'check/image-mutable',
          { where: `container ${name} of ${title}`, image: String(body['image'] ?? '') },
          { path: pointAtWritten(artifact, [...path, 'image'], ofService) },
        );
      }),
  );
  return [...ofPods, ...input.components.flatMap(movingTagsOf)];
}

function isPinned({ environment }: CheckInput, image: string): boolean {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return true;
  // A colon before the last slash belongs to the port of a registry.
  const [, tag] = /:([^/:]+)$/.exec(image) ?? [];
  if (tag === undefined || MOVING.test(tag)) return false;
  // Tags of our own registry, or of one we share, are never moved: check/image-registry.
  const accounts = [environment.aws.account, registryPlace(environment).account];
  return accounts.some((each) => image.startsWith(`${each}.dkr.ecr.`)) || !LINE.test(tag);
}

/** Charts pin their own images; only values of ours can unpin them. */
function movingTagsOf({ name, source, origin }: Component): readonly Diagnostic[] {
  if (source.type !== 'chart') return [];
  return tagsIn(source.values)
    .filter(({ tag }) => MOVING.test(tag) || LINE.test(tag))
    .map(({ at, tag }) =>
      diagnostic(
        'check/image-mutable',
        { where: `chart value ${at} of ${name}`, image: tag },
        { path: origin },
      ),
    );
}

interface Tag {
  readonly at: string;
  readonly tag: string;
}

function tagsIn(value: unknown, at = ''): readonly Tag[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => tagsIn(item, `${at}[${index}]`));
  return Object.entries(asBody(value)).flatMap(([key, child]) => {
    const path = at === '' ? key : `${at}.${key}`;
    const isTag = /^(?:tag|\w*ImageTag)$/.test(key);
    return isTag && typeof child === 'string' ? [{ at: path, tag: child }] : tagsIn(child, path);
  });
}
