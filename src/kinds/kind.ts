// The contract: what a kind of resource tells each stage. A kind is one folder; its kind.ts puts the
// parts together and is the only file that others import, through the list in kinds.ts.
import type { z } from 'zod';
import type { Catalogue } from '../diagnostics/entry.ts';
import type { Reading } from '../model/schema/documents.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { ChecksPart } from './contract/checks-part.ts';
import type { ConsumerPart } from './contract/consumer-part.ts';
import type { Edge, Grant } from './contract/edge.ts';
import type { LeavingPart } from './contract/leaving-part.ts';
import type { LoginsPart } from './contract/logins-part.ts';
import type { MonitoringPart } from './contract/monitoring-part.ts';
import type { NetworkPart } from './contract/network-part.ts';
import type { PagePart } from './contract/page-part.ts';
import type { PlatformPart } from './contract/platform-part.ts';
import type { RulesPart } from './contract/rules-part.ts';
import type { StandsPart } from './contract/stands-part.ts';
import type { TerraformPart } from './contract/terraform-part.ts';

/** What stands at one edge: `uses` lists keys, or has a value by key. */
type UseOf<U extends z.ZodType> =
  unknown extends z.output<U>
    ? unknown
    : z.output<U> extends readonly string[]
      ? true
      : z.output<U> extends Readonly<Record<string, infer V>>
        ? V
        : never;

/**
 * `C` is its collection, `E` one entry of it, `U` what stands under `uses` of a service, `D` its noun
 * under `defaults`. A part that is absent has nothing to say to its stage.
 */
export interface Kind<
  C extends string = string,
  E extends z.ZodObject = z.ZodObject,
  U extends z.ZodType = z.ZodType,
  D extends string | null = string | null,
> {
  /** Key in an environment, and under `uses`. */
  readonly collection: C;
  /** One of them, as names are made of it: `document-database`. */
  readonly slug: string;
  /** One of them, in messages: `document database`. */
  readonly noun: string;
  /** What the collection holds, for the reference page. */
  readonly about: string;
  readonly entry: E;
  /** Null: it calls others, and nobody calls it. */
  readonly use: U | null;
  readonly defaults: D;
  /** Defaults of its entries that depend on the tier. */
  readonly tiers?: Readonly<Record<'development' | 'staging', Readonly<Record<string, unknown>>>>;
  readonly codes?: Catalogue;
  /** What of the repository beside the environments its entries refer to. */
  readonly readings?: (environment: Environment) => readonly Reading[];
  readonly rules?: RulesPart;
  /** Lets entries stand already. Absent: all of them are made. */
  readonly stands?: StandsPart;
  /** Gives its entries `uses`. Absent: they have none. */
  readonly consumer?: ConsumerPart;
  access?(edge: Edge<z.output<E>, UseOf<U>>): Grant;
  readonly logins?: LoginsPart<UseOf<U>>;
  readonly network?: NetworkPart<z.output<E>>;
  /** The interface endpoint under which AWS is called for it: `sqs`. Absent: no call of pods needs one. */
  readonly endpoint?: string;
  readonly terraform?: TerraformPart;
  /** Absent: it holds no data. */
  readonly leaving?: LeavingPart;
  readonly platform?: PlatformPart;
  readonly monitoring?: MonitoringPart;
  readonly page?: PagePart<z.output<E>, UseOf<U>>;
  readonly checks?: ChecksPart;
}
