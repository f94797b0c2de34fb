import { describe, expect, it } from 'vitest';
import { requestParts, shownUrl, targetOf } from './http-request.ts';

describe('requestParts', () => {
  it('sends text as it is and anything else as JSON, unless told how', () => {
    const headers = {};
    expect(requestParts({ method: 'POST', headers, body: { a: [1] } })).toMatchObject({
      body: '{"a":[1]}',
      headers: { 'content-type': 'application/json' },
    });
    expect(requestParts({ method: 'POST', headers, body: 'a=1' })).toMatchObject({
      body: 'a=1',
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
    });
    const typed = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(requestParts({ method: 'POST', headers: typed, body: 'a=1' }).headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
    });
  });

  it('sends neither body nor type where there is none', () => {
    const parts = requestParts({ method: 'GET', headers: { Accept: 'text/html' } });
    expect(parts).toEqual({
      method: 'GET',
      body: null,
      headers: { 'user-agent': 'fuseboard', accept: 'text/html' },
    });
  });
});

describe('targetOf', () => {
  it('keeps path and query, and makes user name and password into authorisation', () => {
    expect(targetOf(new URL('https://ana:p%40ss@api.example.com:8443/pay/v1?key=k#part'))).toEqual({
      origin: 'https://api.example.com:8443',
      path: '/pay/v1?key=k',
      authorization: `Basic ${Buffer.from('ana:p@ss').toString('base64')}`,
    });
    expect(targetOf(new URL('http://h')).authorization).toBeNull();
    expect(targetOf(new URL('http://%zz@h')).authorization).toBe(
      `Basic ${Buffer.from('%zz:').toString('base64')}`,
    );
  });
});

it('shownUrl leaves out whatever may be secret', () => {
  expect(shownUrl(new URL('https://ana:pass@api.example.com/pay?key=k#part'))).toBe(
    'https://api.example.com/pay',
  );
});
