// Interface endpoints, ours and those that stand already, and the one that speaks no HTTPS: that of Amazon SES for SMTP.
// https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
import type { Network } from '../schema/network/network.ts';

export const MAIL_ENDPOINT = 'email-smtp';
export const MAIL_PORTS: readonly number[] = [25, 465, 587, 2465, 2587];

/** Of those that stand already, these are routes and have no address. */
const ROUTES: readonly string[] = ['s3', 'dynamodb'];

/** Services that an address in the tier of the nodes answers for. */
export function answeredInside({ endpoints, existing }: Network): readonly string[] {
  const standing = existing?.endpoints.filter((service) => !ROUTES.includes(service)) ?? [];
  return [...endpoints.interface, ...standing];
}

export function hasMailEndpoint(network: Network): boolean {
  return answeredInside(network).includes(MAIL_ENDPOINT);
}
