// Stacks without `prevent_destroy`, so that Terraform plans what it would otherwise refuse to.
import type { Body, WorldStack } from '../compiled-world.ts';

export function unprotected(stacks: readonly WorldStack[]): readonly WorldStack[] {
  return stacks.map((stack) => {
    const types = Object.entries(stack.document.resource ?? {}).map(([type, named]) => {
      const bodies = Object.entries(named).map(([key, body]) => [key, withoutGuard(body)] as const);
      return [type, Object.fromEntries(bodies)] as const;
    });
    return { ...stack, document: { ...stack.document, resource: Object.fromEntries(types) } };
  });
}

function withoutGuard(body: Body): Body {
  const { prevent_destroy, ...lifecycle } = (body['lifecycle'] ?? {}) as Body;
  return prevent_destroy === undefined ? body : { ...body, lifecycle };
}
