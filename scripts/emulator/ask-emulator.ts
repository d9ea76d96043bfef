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

/** Whether a second identity provider of the same host and another path is taken for the first. */
export async function takesHostsForIdentities(url: string): Promise<boolean> {
  const make = (path: string) =>
    fetch(url, {
      method: 'POST',
      headers: {
        authorization: SIGNED.authorization.replace('/s3/', '/iam/'),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        Action: 'CreateOpenIDConnectProvider',
        Version: '2010-05-08',
        Url: `https://issuer.example.com/id/${path}`,
        'ThumbprintList.member.1': '0'.repeat(40),
      }),
    });
  await make('FIRST');
  return !(await make('SECOND')).ok;
}
