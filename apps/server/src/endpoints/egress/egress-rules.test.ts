import { endpointSchema } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../../test/support/egress.ts';
import { type EndpointRefusal, endpointRefusal } from './endpoint-refusal.ts';
import { placeOf } from './place.ts';

type Allow = readonly string[] | null;

const http = (url: string, allow: Allow = null): EndpointRefusal | null =>
  endpointRefusal(endpointSchema.parse({ type: 'http', url }), rulesOf(allow));
const tcp = (host: string, allow: Allow = null, port = 5432): EndpointRefusal | null =>
  endpointRefusal(endpointSchema.parse({ type: 'tcp', host, port }), rulesOf(allow));

/** Every way to write an address that is not public, and what it is. */
const REFUSED: readonly (readonly [host: string, kind: RegExp])[] = [
  ['127.0.0.1', /loopback/],
  ['127.255.255.254', /loopback/],
  ['127.1', /127\.0\.0\.1.* loopback/],
  ['2130706433', /127\.0\.0\.1.* loopback/],
  ['0x7f.1', /127\.0\.0\.1.* loopback/],
  ['0x7F000001', /127\.0\.0\.1.* loopback/],
  ['0177.0.0.1', /127\.0\.0\.1.* loopback/],
  ['127.0.0.1.', /127\.0\.0\.1.* loopback/],
  ['127.0.0.001', /127\.0\.0\.1.* loopback/],
  ['１２７.0.0.1', /127\.0\.0\.1.* loopback/],
  ['127。0。0。1', /127\.0\.0\.1.* loopback/],
  ['localhost', /loopback/],
  ['LOCALHOST', /loopback/],
  ['localhost.', /loopback/],
  ['api.localhost', /loopback/],
  ['ⓛocalhost', /loopback/],
  ['0.0.0.0', /unspecified/],
  ['0', /unspecified/],
  ['0x0', /unspecified/],
  ['0.1.2.3', /unspecified/],
  ['10.0.0.1', /private/],
  ['172.16.0.1', /private/],
  ['172.31.255.255', /private/],
  ['192.168.1.1', /private/],
  ['3232235777', /192\.168\.1\.1.* private/],
  ['100.64.0.1', /private/],
  ['169.254.1.1', /link-local/],
  ['169.254.169.254', /clouds/],
  ['2852039166', /169\.254\.169\.254.* clouds/],
  ['0xa9fea9fe', /169\.254\.169\.254.* clouds/],
  ['169.254.170.2', /clouds/],
  ['100.100.100.200', /clouds/],
  ['168.63.129.16', /clouds/],
  ['224.0.0.1', /multicast/],
  ['255.255.255.255', /multicast/],
  ['192.0.2.1', /reserved/],
  ['198.18.0.1', /reserved/],
  ['203.0.113.7', /reserved/],
  ['240.0.0.1', /reserved/],
  ['[::1]', /loopback/],
  ['[0:0:0:0:0:0:0:1]', /loopback/],
  ['[::]', /unspecified/],
  ['[::ffff:127.0.0.1]', /loopback/],
  ['[::FFFF:7F00:1]', /loopback/],
  ['[0:0:0:0:0:ffff:7f00:1]', /loopback/],
  ['[::ffff:10.0.0.1]', /private/],
  ['[::ffff:0:0]', /unspecified/],
  ['[::ffff:169.254.169.254]', /clouds/],
  ['[::127.0.0.1]', /reserved/],
  ['[::8.8.8.8]', /reserved/],
  ['[::ffff:0:127.0.0.1]', /reserved/],
  ['[64:ff9b::127.0.0.1]', /loopback/],
  ['[64:ff9b::7f00:1]', /loopback/],
  ['[64:ff9b::10.0.0.1]', /private/],
  ['[64:ff9b::a9fe:a9fe]', /clouds/],
  ['[64:ff9b:1::10.0.0.1]', /reserved/],
  ['[2002:7f00:1::]', /reserved/],
  ['[2002:a9fe:a9fe::1]', /clouds/],
  ['[2001:0:1::1]', /reserved/],
  ['[2001:db8::1]', /reserved/],
  ['[3fff::1]', /reserved/],
  ['[4000::1]', /reserved/],
  ['[100::1]', /reserved/],
  ['[fe80::1]', /link-local/],
  ['[febf::1]', /link-local/],
  ['[fc00::1]', /private/],
  ['[fdff::1]', /private/],
  ['[fec0::1]', /private/],
  ['[fd00:ec2::254]', /clouds/],
  ['[FD00:0EC2:0:0:0:0:0:254]', /clouds/],
  ['[fd20:ce::254]', /clouds/],
  ['[ff02::1]', /multicast/],
];

describe('without a list', () => {
  it.each(REFUSED)('%s is refused', (host, kind) => {
    expect(http(`http://${host}/`)).toMatchObject({ key: 'url', message: expect.stringMatching(kind) });
    expect(http(`HTTPS://user:pass@${host}:8443/a?b#c`)).toMatchObject({
      message: expect.stringMatching(kind),
    });
    expect(tcp(host)).toMatchObject({ key: 'host', message: expect.stringMatching(kind) });
  });

  it.each(['::1', 'fe80::1%eth0', '::ffff:127.0.0.1'])('%s is refused without brackets, too', (host) => {
    expect(tcp(host)).not.toBeNull();
  });

  it.each([
    'api.example.com',
    'API.Example.COM.',
    'bücher.example',
    'my_service',
    'localhost.example.com',
    'notlocalhost',
    '8.8.8.8',
    '134744072',
    '172.32.0.1',
    '11.0.0.1',
    '[2606:4700::1111]',
    '[::ffff:8.8.8.8]',
    '[64:ff9b::8.8.8.8]',
  ])('%s may be called, as far as can be said', (host) => {
    expect(http(`http://${host}/`)).toBeNull();
    expect(http(`https://${host}:8443/`)).toBeNull();
    expect(tcp(host)).toBeNull();
  });

  it('a name before an @ is nobody', () => {
    for (const url of [
      'http://api.example.com@127.0.0.1/',
      'http://api.example.com:80@127.0.0.1/',
      'http://api.example.com%2F@127.0.0.1/',
      String.raw`http://127.0.0.1\@api.example.com/`,
    ]) {
      expect(http(url, ['api.example.com', 'public'])?.message).toMatch(
        /^is refused: 127\.0\.0\.1:80 is a loop/,
      );
    }
  });

  it.each(['db:5432', 'http://db', 'a/b', 'user@db', 'a b', 'a%20b', '[::1', '::1]:80'])(
    '%j is no host for tcp',
    (host) => {
      expect(placeOf(host, 1)).toBeNull();
      expect(tcp(host)).toMatchObject({ key: 'host', message: expect.stringMatching(/^must be/) });
    },
  );
});

describe('with a list', () => {
  it.each([
    ['http://api.example.com/', ['api.example.com']],
    ['http://api.example.com./', ['API.example.com']],
    ['http://API.EXAMPLE.COM/', ['api.example.com.']],
    ['https://api.example.com/', ['api.example.com:443']],
    ['http://api.example.com:8080/', ['api.example.com:8080']],
    ['http://xn--bcher-kva.example/', ['bücher.example']],
    ['http://a.internal.example/', ['*.internal.example']],
    ['http://a.b.internal.example:9/', ['*.internal.example']],
    ['http://anything.example/', ['public']],
    ['http://anything.example/', ['10.0.0.0/8']], // which its address decides
    ['http://8.8.8.8/', ['public']],
    ['http://127.0.0.1:8080/', ['127.0.0.1:8080']],
    ['http://2130706433:8080/', ['127.0.0.1:8080']],
    ['http://[::ffff:127.0.0.1]/', ['127.0.0.1']],
    ['http://127.0.0.1/', ['::ffff:127.0.0.1']],
    ['http://127.0.0.1:3000/', ['localhost:3000']],
    ['http://[::1]:3000/', ['localhost:3000']],
    ['http://localhost:3000/', ['127.0.0.1:3000']],
    ['http://localhost:3000/', ['::1']],
    ['http://[::1]:9000/', ['[::1]:9000']],
    ['http://[0:0::1]:9000/', ['::1']],
    ['http://10.255.0.1/', ['10.0.0.0/8']],
    ['http://[64:ff9b::10.0.0.1]/', ['10.0.0.0/8']],
    ['http://[fd12::1]/', ['fd00::/8']],
    ['http://10.0.0.1:8443/', ['10.0.0.0/8:8443']],
    ['http://[fd12::1]:8443/', ['[fd00::]/8:8443']],
    ['http://192.168.0.9/', ['0.0.0.0/0']],
    ['http://169.254.169.254/', ['169.254.169.254']],
    ['http://169.254.169.254/', ['169.254.169.254/32']],
    ['http://[fd00:ec2::254]/', ['fd00:ec2::254']],
    ['http://168.63.129.16/', ['168.63.129.16:80']],
  ])('%s is allowed by %j', (url, allow) => {
    expect(http(url, allow)).toBeNull();
  });

  it.each([
    ['http://other.example/', ['api.example.com'], 'other.example:80'],
    ['http://example.com/', ['api.example.com', '*.example.com'], 'example.com:80'],
    ['http://evilinternal.example/', ['*.internal.example'], 'evilinternal.example:80'],
    ['http://api.example.com.evil.example/', ['api.example.com'], 'api.example.com.evil.example:80'],
    ['http://api.example.com:8080/', ['api.example.com:443'], 'api.example.com:8080'],
    ['https://api.example.com/', [], 'api.example.com:443'],
    ['http://anything.example/', ['public:443', '10.0.0.0/8:443'], 'anything.example:80'],
    ['http://8.8.8.8/', ['api.example.com'], '8.8.8.8:80'],
    ['http://127.0.0.1:8081/', ['127.0.0.1:8080', 'public'], '127.0.0.1:8081'],
    ['http://localhost:81/', ['localhost:80', 'localhost.example'], 'localhost:81'],
    ['http://[::1]/', ['127.0.0.1', '127.0.0.0/8', '0.0.0.0/0'], '[::1]:80'],
    ['http://127.0.0.1/', ['::/0', '::1'], '127.0.0.1:80'],
    ['http://[::]/', ['0.0.0.0/0'], '[::]:80'],
    ['http://11.0.0.1/', ['10.0.0.0/8'], '11.0.0.1:80'],
    ['http://10.0.0.2/', ['10.0.0.1'], '10.0.0.2:80'],
    ['http://169.254.169.254/', ['169.254.0.0/16', '0.0.0.0/0', 'public'], '169.254.169.254:80'],
    ['http://[::ffff:169.254.169.254]/', ['0.0.0.0/0', '::/0'], '[::ffff:a9fe:a9fe]:80'],
    ['http://[64:ff9b::169.254.169.254]/', ['0.0.0.0/0', '::/0', '64:ff9b::/96'], '[64:ff9b::a9fe:a9fe]:80'],
    ['http://168.63.129.16/', ['public'], '168.63.129.16:80'],
  ])('%s is not allowed by %j, but would be by %s', (url, allow, missing) => {
    expect(http(url, allow)?.message).toMatch(/endpoints\.allow$/);
    expect(http(url, allow)?.message).toContain(`add "${missing}" to endpoints.allow`);
    expect(http(url, [...allow, missing])).toBeNull();
  });
});

describe('an address that a name was found at', () => {
  const found = (name: string, address: string, allow: Allow): unknown => {
    const place = placeOf(name, 443);
    return place && rulesOf(allow).refuseAddress(address, place);
  };

  it('is judged, however well the name is known', () => {
    expect(found('api.example.com', '8.8.8.8', ['api.example.com'])).toBeNull();
    expect(found('api.example.com', '10.0.0.1', ['api.example.com', 'public'])).toMatchObject({
      reason: 'private',
    });
    expect(found('api.example.com', '::ffff:127.0.0.1', ['api.example.com'])).toMatchObject({
      reason: 'loopback',
    });
    expect(found('api.example.com', '168.63.129.16', ['api.example.com'])).toMatchObject({
      reason: 'metadata',
    });
    expect(found('api.example.com', 'fe80::1%eth0', ['api.example.com'])).toMatchObject({
      reason: 'link-local',
    });
    expect(found('api.example.com', '10.0.0.1', ['api.example.com', '10.0.0.0/8'])).toBeNull();
    expect(found('db.internal', '10.0.0.1', ['10.0.0.0/8'])).toBeNull();
    expect(found('db.internal', '8.8.8.8', ['10.0.0.0/8'])).toMatchObject({ reason: 'not-listed' });
  });
});

describe('what a refusal says', () => {
  it('names the smallest entry, and keeps what was allowed before', () => {
    expect(http('http://localhost:3000/')?.message).toBe(
      'is refused: localhost:3000 is a loopback address; add `endpoints: { allow: [public, "localhost:3000"] }` to the configuration',
    );
    expect(http('http://localhost:3000/', ['public', 'localhost:3000'])).toBeNull();
    expect(http('http://169.254.169.254/', [])?.message).toBe(
      'is refused: 169.254.169.254:80 is an address at which clouds hand out a machine\'s credentials; should endpoints reach it all the same, add "169.254.169.254:80" to endpoints.allow',
    );
    expect(tcp('db.example', ['api.example'])?.message).toBe(
      'is refused: db.example:5432 is not in endpoints.allow; add "db.example:5432" to endpoints.allow',
    );
  });

  it('repeats no secret', () => {
    expect(http('http://ana:hunter2@127.0.0.1/hunter2?key=hunter2#hunter2')?.message).not.toMatch(
      /hunter2|ana/,
    );
  });

  it('has nothing against a demo service', () => {
    const demo = endpointSchema.parse({ type: 'demo', service: 'payments' });
    expect(endpointRefusal(demo, rulesOf([]))).toBeNull();
  });
});
