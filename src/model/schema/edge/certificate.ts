// A certificate that stands already: somebody else has it issued and renewed.
import { z } from 'zod';

/** `where` says which region it has to be in. */
export function standingCertificate(where: string) {
  return z
    .string()
    .regex(
      /^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      'expected the ARN of a certificate of ACM, such as arn:aws:acm:us-east-1:210987654321:certificate/01234567-89ab-cdef-0123-456789abcdef',
    )
    .nullable()
    .default(null)
    .describe(
      `ARN of a certificate of ACM that stands already, in our account and ${where}; it has to name every host. Absent: one is made, and proven in the zone.`,
    );
}
