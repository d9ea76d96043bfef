// The one interface endpoint that speaks no HTTPS: that of Amazon SES for SMTP.
// https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
import type { Network } from '../schema/network/network.ts';

export const MAIL_ENDPOINT = 'email-smtp';
export const MAIL_PORTS: readonly number[] = [25, 465, 587, 2465, 2587];

export function hasMailEndpoint({ endpoints }: Network): boolean {
  return endpoints.interface.includes(MAIL_ENDPOINT);
}
