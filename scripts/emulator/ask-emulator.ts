// Questions to the emulator itself, for gaps that no apply shows.

const BUCKET = 'groundplan-question';

/** Signed as anybody: the emulator does not verify signatures. */
const SIGNED = {
  authorization: 'AWS4-HMAC-SHA256 Credential=verify/20240101/us-east-1/s3/aws4_request',
};

/** Whether a Deny that only concerns plain HTTP from elsewhere refuses an object. */
export async function refusesUnderAnyCondition(url: string): Promise<boolean> {
  const put = (path: string, body = '') =>
    fetch(`${url}/${BUCKET}${path}`, { method: 'PUT', headers: SIGNED, body });
  const made = await put('');
  if (!made.ok) throw new Error(`The emulator made no bucket: ${await made.text()}`);
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: `arn:aws:s3:::${BUCKET}/*`,
        Condition: { StringEquals: { 's3:prefix': 'what-nobody-asks-for' } },
      },
    ],
  };
  await put('?policy', JSON.stringify(policy));
  return (await put('/object', 'content')).status === 403;
}
