import { describe, expect, it } from 'vitest';
import { readAllowEntry } from './read-allow-entry.ts';

describe('an entry of endpoints.allow', () => {
  it.each([
    ['public', { type: 'public', port: null }],
    ['public:443', { type: 'public', port: 443 }],
    ['localhost', { type: 'loopback', port: null }],
    ['LocalHost.:80', { type: 'loopback', port: 80 }],
    ['Api.Example.com.', { type: 'name', name: 'api.example.com', below: false, port: null }],
    ['my_service:8080', { type: 'name', name: 'my_service', below: false, port: 8080 }],
    ['bücher.example', { type: 'name', name: 'xn--bcher-kva.example', below: false, port: null }],
    ['*.internal.example:1', { type: 'name', name: 'internal.example', below: true, port: 1 }],
    ['*.localhost', { type: 'name', name: 'localhost', below: true, port: null }],
    ['10.0.0.1', { type: 'range', bits: 32, port: null }],
    ['10.0.0.0/8', { type: 'range', bits: 8, port: null }],
    ['10.0.0.0/8:5432', { type: 'range', bits: 8, port: 5432 }],
    ['::1', { type: 'range', bits: 128, port: null }],
    ['[::1]', { type: 'range', bits: 128, port: null }],
    ['[::1]:9000', { type: 'range', bits: 128, port: 9000 }],
    ['fd00::/8', { type: 'range', bits: 8, port: null }],
    ['[fd00::]/8:443', { type: 'range', bits: 8, port: 443 }],
    ['::ffff:10.0.0.1', { type: 'range', bits: 32, port: null }],
  ])('%s', (text, entry) => {
    expect(readAllowEntry(text)).toMatchObject({ entry });
  });

  it.each([
    ['', /^must be a host such as/],
    ['*', /public, which is every public address$/],
    ['*.*.example', /^must be a host/],
    ['a.*.example', /^must be a host/],
    ['*.10.0.0.1', /^must be a host/],
    ['*.', /^must be a host/],
    ['https://api.example.com:8443/pay', /not a URL: write "api\.example\.com:8443"$/],
    ['api.example.com/pay', /^must be a host/],
    ['user@api.example.com', /^must be a host/],
    ['a b', /^must be a host/],
    ['api.example.com:', /^must be a host/],
    ['api.example.com:0', /^must have a port from 1 to 65535$/],
    ['api.example.com:65536', /^must have a port/],
    ['api.example.com:http', /^must be a host/],
    ['[::1', /^must be a host/],
    ['127.1', /^must be written as what it stands for: 127\.0\.0\.1$/],
    ['0x7f.0.0.1:80', /stands for: 127\.0\.0\.1$/],
    ['2130706433', /stands for: 127\.0\.0\.1$/],
    ['10.0.0.0/33', /^must have a prefix of at most 32 bits$/],
    ['fd00::/129', /^must have a prefix of at most 128 bits$/],
    ['10.0.0.0/', /^must be a host/],
    ['10.0.0.0/x', /^must be a host/],
    ['10.0.0.0/8/8', /^must be a host/],
    ['10/8', /^must be a host/],
    ['10.1.2.3/8', /^must begin where its range begins: 10\.0\.0\.0\/8$/],
    ['fd12::1/8', /^must begin where its range begins: fd00::\/8$/],
    ['::ffff:10.0.0.0/104', /^must be written as a range of IPv4/],
  ])('%j is none', (text, problem) => {
    expect(readAllowEntry(text)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
