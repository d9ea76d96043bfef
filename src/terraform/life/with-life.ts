// A document whose resources say in which order Terraform replaces them, under names that leave room for
// the new one beside the old one.
import type { Json } from '../../model/artifact.ts';
import { fitted, shortHash } from '../../model/naming/core.ts';
import type { FollowingName, Life } from './life.ts';
import { lifeOf } from './life-table.ts';

type Body = { readonly [key: string]: Json };

/** What the table says of one resource beside what its builder says. */
interface Addition {
  readonly type: string;
  readonly key: string;
  readonly added: Body;
}

export function withLife(document: Body): Body {
  const resource: Record<string, Record<string, Json>> = {};
  for (const [type, named] of Object.entries((document['resource'] ?? {}) as Body)) {
    resource[type] = { ...(named as Body) };
  }
  for (const { type, key, added } of lifeAdditions(document)) {
    const ofType = resource[type];
    if (ofType !== undefined) ofType[key] = joined(ofType[key] as Body, added);
  }
  return Object.keys(resource).length === 0 ? document : { ...document, resource };
}

/** What is ignored already stays so. */
function joined(body: Body, added: Body): Body {
  const written = (body['lifecycle'] ?? {}) as Body;
  const more = (added['lifecycle'] ?? {}) as Body;
  const ignored = [written, more].flatMap(
    ({ ignore_changes }) => (ignore_changes ?? []) as readonly string[],
  );
  const lifecycle: Body = {
    ...written,
    ...more,
    ...(ignored.length === 0 ? {} : { ignore_changes: ignored }),
  };
  return { ...body, ...added, ...(Object.keys(lifecycle).length === 0 ? {} : { lifecycle }) };
}

function lifeAdditions(document: Body): readonly Addition[] {
  return Object.entries((document['resource'] ?? {}) as Body).flatMap(([type, named]) => {
    const life = lifeOf(type);
    if (life === undefined) return [];
    return Object.entries(named as Body)
      .map(([key, body]) => ({ type, key, added: addedTo(body as Body, life) }))
      .filter(({ added }) => Object.keys(added).length > 0);
  });
}

function addedTo(body: Body, { name, ignores = [], replacement }: Life): Body {
  const ignored = [
    ...ignores.filter((argument) => body[argument] !== undefined),
    ...(name === undefined ? [] : [name.argument]),
  ];
  const lifecycle: Body = {
    ...(replacement === 'new first' ? { create_before_destroy: true } : {}),
    ...(ignored.length === 0 ? {} : { ignore_changes: ignored }),
  };
  return {
    ...(name === undefined ? {} : { [name.argument]: followingName(name, body) }),
    ...(Object.keys(lifecycle).length === 0 ? {} : { lifecycle }),
  };
}

/**
 * What runs keeps its name: a change of the name alone is ignored. Where another argument forces a new one,
 * Terraform plans it from the configuration, of which nothing is ignored then, so that it gets the new name.
 * https://github.com/hashicorp/terraform/blob/v1.11.4/internal/terraform/node_resource_abstract_instance.go
 */
function followingName({ argument, max, follows }: FollowingName, body: Body): Json {
  const name = body[argument];
  if (typeof name !== 'string') return name ?? null;
  const mark = shortHash(JSON.stringify(follows.map((followed) => body[followed] ?? null)));
  return `${fitted(name, max - mark.length - 1)}-${mark}`;
}
