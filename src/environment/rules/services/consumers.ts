// What a consumer has no way to take of what its edges grant.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { ConsumerPart, Lack } from '../../../kinds/contract/consumer-part.ts';
import type { Grant } from '../../../kinds/contract/edge.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { type Consumer, consumersOf, describeConsumer } from '../../../model/services/consumers.ts';
import { edgesOf, type KindEdge, kindOf } from '../../edges.ts';

export function checkConsumers(environment: Environment): readonly Diagnostic[] {
  return consumersOf(environment).flatMap((consumer) => {
    const kind = kindOf(consumer);
    if (!kind?.consumer) return [];
    const edges = edgesOf(environment, consumer.key);
    return [
      ...untaken(consumer, edges, kind.consumer.lacks),
      ...roleless(environment, { consumer, edges, part: kind.consumer }),
    ];
  });
}

const GRANTED: Readonly<Record<Lack, (grant: Grant) => number>> = {
  mounts: ({ mounts = [] }) => mounts.length,
  secrets: ({ secrets = [] }) => secrets.length,
};

const WORDS = { mounts: 'mounts', secrets: 'secrets as variables' } as const;

function untaken(
  consumer: Consumer,
  edges: readonly KindEdge[],
  lacks: readonly Lack[],
): readonly Diagnostic[] {
  return edges.flatMap(({ kind, edge }) => {
    const grant = kind.access?.(edge) ?? {};
    return (['mounts', 'secrets'] as const)
      .filter((lack) => lacks.includes(lack) && GRANTED[lack](grant) > 0)
      .map((lack) =>
        diagnostic(
          'model/consumer-lacks',
          {
            consumer: describeConsumer(consumer),
            store: `${kind.noun} ${edge.store}`,
            lack: WORDS[lack],
          },
          { path: edge.origin },
        ),
      );
  });
}

interface Acting {
  readonly consumer: Consumer;
  readonly edges: readonly KindEdge[];
  readonly part: ConsumerPart;
}

function roleless(
  environment: Environment,
  { consumer, edges, part }: Acting,
): readonly Diagnostic[] {
  if (part.actor(environment, consumer.key) !== null) return [];
  return edges
    .filter(({ kind, edge }) => (kind.access?.(edge).statements ?? []).length > 0)
    .map(({ kind, edge }) => {
      const store = `${kind.noun} ${edge.store}`;
      const at = [consumer.collection, consumer.key].join('.');
      const args = { consumer: describeConsumer(consumer), store, at };
      return diagnostic('model/consumer-without-role', args, { path: edge.origin });
    });
}
