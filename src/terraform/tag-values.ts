// Tags as AWS takes them. EC2 takes any character; S3, RDS and most others take letters, digits, spaces and
// `_ . : / = + - @`: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html
import { Token } from 'cdktf';

const LONGEST = 256;

/** `config` with the values of its `tags` written so that every service takes them. They are prose, such as
 * what a store is for, whose commas are common. */
export function withTagValues<T>(config: T): T {
  const { tags } = config as { readonly tags?: unknown };
  if (typeof tags !== 'object' || tags === null || Token.isUnresolved(tags)) return config;
  const taken = Object.entries(tags).map(([key, value]) => [key, tagValue(value)]);
  return { ...config, tags: Object.fromEntries(taken) };
}

function tagValue(value: unknown): unknown {
  if (typeof value !== 'string' || Token.isUnresolved(value) || value.includes('${')) return value;
  const listed = value.replaceAll(/\s*[,;]\s*/g, ' / ').replaceAll('&', ' and ');
  const taken = listed.replaceAll(/[^\p{L}\p{N}\p{Z}_.:/=+@-]/gu, ' ').replaceAll(/\s+/g, ' ');
  return taken.trim().slice(0, LONGEST).trimEnd();
}
