import { z } from 'zod';
import { durationSchema } from './duration.ts';

const STATUS_PATTERN = /^([1-5]xx|[1-5]\d\d)$/;
const status = z
  .union([z.number().int().min(100).max(599).transform(String), z.string().regex(STATUS_PATTERN)], {
    error: 'must be a status such as 503 or a class such as 5xx',
  })
  .describe('An HTTP status or a class of them');

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' });

export const HTTP_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const httpEndpointSchema = z.strictObject({
  type: z.literal('http'),
  url: httpUrl,
  method: z.enum(HTTP_METHODS).default('GET'),
  headers: z.record(z.string(), z.string()).default({}),
  /** Text, or anything else sent as JSON. */
  body: z.json().optional(),
  /** For connecting, sending and reading together. */
  timeout: durationSchema.default(10_000),
  /** Statuses that are failures. */
  failOn: z.array(status).default(['5xx', '429']),
  /** Statuses that are no outcome at all; `failOn` goes before it. */
  ignore: z.array(status).default([]),
});

const tcpEndpointSchema = z.strictObject({
  type: z.literal('tcp'),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535),
  timeout: durationSchema.default(5_000),
});

/** A service of the demo shop, called over the network like any other. */
const demoEndpointSchema = z.strictObject({
  type: z.literal('demo'),
  service: z.string().min(1),
  timeout: durationSchema.default(2_000),
});

export const endpointSchema = z.discriminatedUnion('type', [
  httpEndpointSchema,
  tcpEndpointSchema,
  demoEndpointSchema,
]);

export type HttpEndpoint = z.output<typeof httpEndpointSchema>;
export type TcpEndpoint = z.output<typeof tcpEndpointSchema>;
export type DemoEndpoint = z.output<typeof demoEndpointSchema>;
export type Endpoint = z.output<typeof endpointSchema>;
