import { HttpCode } from '@nestjs/common';
import type { Permission } from '@pantausop/contracts';
import type { z } from 'zod';
import type { Ask } from './asked';

/** What an endpoint says of itself: the guard, the checks of the input and the OpenAPI document all read this one text. */
export interface EndpointSpec {
  /** One line, in English, for the document. */
  readonly summary: string;
  /** The permission it asks for; `signed-in`: any caller; `public`: nobody need be signed in. */
  readonly access: Permission | 'signed-in' | 'public';
  /** Only people in a browser, never a program with a token: what concerns the account itself. */
  readonly sessionOnly?: true;
  /** Open also to somebody who has to change an initial password first. */
  readonly beforePasswordChange?: true;
  /** Strict object schema of the query; without it any query is refused. */
  readonly query?: z.ZodType;
  /** Schema of the JSON body (or of the form fields beside the file of a multipart request); without it any body is refused. */
  readonly body?: z.ZodType;
  /** The body is `multipart/form-data` with one file in the field `file`. */
  readonly multipart?: true;
  /** Schema of the answer. */
  readonly answer?: z.ZodType;
  /** Media type of an answer that is not JSON. */
  readonly produces?: string;
  /** Status of success; default 201 for POST, else 200. */
  readonly status?: number;
  /** A POST that only works something out (a preview): the trail need not hold it. */
  readonly changesNothing?: true;
  /** Left out of the OpenAPI document: pages and their files. */
  readonly undocumented?: true;
}

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
/** A handler that writes the response itself (`@Res()`) answers nothing; `unknown` objects such as PreparedJson pass as `Sent`. */
type Reply<S> = S extends z.ZodType ? z.input<S> | Sent | undefined : unknown;

/** An answer that is already in its final form (see PreparedJson, StreamableFile). */
export interface Sent {
  readonly getHeaders?: () => unknown;
  readonly json?: Uint8Array;
}

type Result<S extends EndpointSpec> = Promise<Reply<S['answer']> | void> | Reply<S['answer']> | void;

/** With a query or a body the first parameter is what was asked; else the handler takes what it likes. */
type Handler<S extends EndpointSpec> = S extends { query: z.ZodType } | { body: z.ZodType }
  ? (ask: Ask<Output<S['query']>, Output<S['body']>>, ...others: never[]) => Result<S>
  : (...parameters: never[]) => Result<S>;

const SPECS = new WeakMap<object, EndpointSpec>();

/**
 * Declares an endpoint: who may call it, what it takes and gives. Put it under `@Get`, `@Post` … of a controller with a full path.
 * The types of the handler's parameter and of its answer are checked against the schemas.
 * @example
 * \@Get('matrix')
 * \@Endpoint({ summary: 'OPD x area', access: 'figures.read', query: MatrixQuerySchema, answer: MatrixSchema })
 * matrix(@Asked() { query, caller }: Ask<MatrixQuery>): Promise<Matrix> { return this.compliance.matrix(query, caller); }
 */
export function Endpoint<const S extends EndpointSpec>(spec: S) {
  return <H extends Handler<S>>(target: object, key: string, descriptor: TypedPropertyDescriptor<H>): void => {
    if (descriptor.value) SPECS.set(descriptor.value, spec);
    if (spec.status !== undefined) HttpCode(spec.status)(target, key, descriptor);
  };
}

/** The declaration of a handler; undefined when it has none, and then nobody may call it. */
export function endpointOf(handler: object): EndpointSpec | undefined {
  return SPECS.get(handler);
}
