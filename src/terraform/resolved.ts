// What cdktf makes of a value that may hold tokens. Its own resolver makes a context for every key and every
// text; most are what they are, and only the others are asked about.
import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from 'cdktf';

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** Each kind of token in a text has a brace, but numbers: these look like -1.8881545897087e+289. A text with an
 * exponent is left to the resolver, and so are those that stand for maps. */
const TOKEN = /[{}]|[\d.|+-]e[\d.|eE+-]|Token Value/;
/** Numbers that are tokens, or stand for a map, are below. */
const PLAIN_NUMBER_MIN = -1_000_000;

/** What cdktf says of its constructs, which is nobody's resource. */
const METADATA = '//';

/** As `resolve` of cdktf's tokens: values that are undefined are left out, and so is what cdktf says of itself. */
export function resolved(stack: TerraformStack, value: unknown): unknown {
  if (isPlain(value)) return value;
  if (Array.isArray(value) && value.every((item) => isPlain(item) || isNested(item))) {
    return value.map((item) => resolved(stack, item)).filter((item) => item !== undefined);
  }
  if (!isMap(value)) {
    return withoutMetadata(Tokenization.resolve(value, { scope: stack, resolver: RESOLVER }));
  }
  const entries = entriesOf(value)
    .map(([key, item]) => [key, resolved(stack, item)] as const)
    .filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries);
}

function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(entriesOf(value).map(([key, item]) => [key, withoutMetadata(item)]));
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([key]) => key !== METADATA);
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return !TOKEN.test(value);
  if (typeof value === 'number') return value > PLAIN_NUMBER_MIN;
  return value === null || value === undefined || typeof value === 'boolean';
}

/** A list of the resolver's own is one by what stands directly in it. */
function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** No token, and none among its keys. */
function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (Object.getPrototypeOf(value) !== Object.prototype || 'resolve' in value) return false;
  return Object.keys(value).every((key) => !TOKEN.test(key));
}
