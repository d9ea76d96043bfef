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

/** Whether two clusters cannot be told apart by who signs for their ServiceAccounts. */
export async function givesClustersOneIssuer(url: string): Promise<boolean> {
  const issuerOf = async (name: string) => {
    const roleArn = 'arn:aws:iam::123456789012:role/question';
    const body = { name, roleArn, resourcesVpcConfig: {} };
    const made = (await json(url, 'eks', '/clusters', body)) as {
      readonly cluster: { readonly identity: { readonly oidc: { readonly issuer: string } } };
    };
    return made.cluster.identity.oidc.issuer;
  };
  return (await issuerOf('first-question')) === (await issuerOf('second-question'));
}

/** Whether it does not even miss the group whose version it is asked to change. */
export async function updatesNoVersion(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/clusters/question/node-groups/question/update-version`, {
    method: 'POST',
    headers: { authorization: SIGNED.authorization.replace('/s3/', '/eks/') },
    body: '{}',
  });
  return answer.headers.get('content-type')?.includes('json') !== true;
}

/** Whether a detector forgets a feature when it is told of another. */
export async function keepsOneFeature(url: string): Promise<boolean> {
  const featureOf = (name: string) => ({ features: [{ name, status: 'ENABLED' }] });
  const first = { enable: true, ...featureOf('S3_DATA_EVENTS') };
  const made = (await json(url, 'guardduty', '/detector', first)) as {
    readonly detectorId: string;
  };
  const path = `/detector/${made.detectorId}`;
  await json(url, 'guardduty', path, featureOf('RDS_LOGIN_EVENTS'));
  const { features } = (await json(url, 'guardduty', path)) as { readonly features: unknown[] };
  return features.length < 2;
}

/** Whether two database instances cannot be told apart by their ids. */
export async function givesInstancesOneId(url: string): Promise<boolean> {
  const idOf = async (name: string) => {
    const answer = await ask(url, 'rds', {
      Action: 'CreateDBInstance',
      Version: '2014-10-31',
      DBInstanceIdentifier: name,
      DBInstanceClass: 'db.t4g.micro',
      Engine: 'postgres',
      AllocatedStorage: '20',
      MasterUsername: 'question',
      MasterUserPassword: 'question-0',
    });
    return /<DbiResourceId>(.*?)</.exec(await answer.text())?.[1];
  };
  return (await idOf('first-question')) === (await idOf('second-question'));
}

/** Whether a queue forgets its policy when it is told of something else. */
export async function forgetsPolicies(url: string): Promise<boolean> {
  const call = (operation: string, body: object) =>
    fetch(url, {
      method: 'POST',
      headers: {
        authorization: SIGNED.authorization.replace('/s3/', '/sqs/'),
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${operation}`,
      },
      body: JSON.stringify(body),
    });
  const made = await call('CreateQueue', { QueueName: 'question' });
  const { QueueUrl } = (await made.json()) as { readonly QueueUrl: string };
  const Resource = 'arn:aws:sqs:us-east-1:123456789012:question';
  const allowed = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [allowed] });
  await call('SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
  await call('SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: '60' } });
  const answer = await call('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
  return !(await answer.text()).includes('2012-10-17');
}

function ask(url: string, service: string, body: Readonly<Record<string, string>>) {
  return fetch(url, {
    method: 'POST',
    headers: {
      authorization: SIGNED.authorization.replace('/s3/', `/${service}/`),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(body),
  });
}

/** Reads where there is nothing to send. */
async function json(url: string, service: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: SIGNED.authorization.replace('/s3/', `/${service}/`),
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return await answer.json();
}
