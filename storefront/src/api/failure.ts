import type { Money } from './types';

/** One wrong place of a request: a JSON pointer into the body, or `query/...`, `header/...`. */
export interface FieldError {
  pointer: string;
  detail: string;
  /** How many there still are, where the stock is short. */
  available?: number;
  /** What it costs now, where the price has changed. */
  unitPrice?: Money;
}

/** The API understood the request and refused it: nothing was done. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** The problem's name without `urn:comanda:problem:`, or `http-<status>` where API Gateway answered. */
    readonly slug: string,
    readonly errors: FieldError[],
    /** Seconds to wait before the same request; null if the answer does not say. */
    readonly retryAfter: number | null,
    /** What the operators find the request by; null if the answer does not say. */
    readonly requestId: string | null,
  ) {
    super(`${status} ${slug}`);
  }
}

/** Why no answer is known. */
export type Silence = 'offline' | 'timeout' | 'unreachable' | 'server';

/** No answer, or one of a server in trouble: whether the request was done is not known. */
export class NoAnswer extends Error {
  constructor(
    readonly why: Silence,
    readonly retryAfter: number | null = null,
    readonly requestId: string | null = null,
  ) {
    super(why);
  }
}

/** What a request can end in beside its answer. */
export type Failure = Refusal | NoAnswer;

/** Any error as a failure; a mistake of our own is thrown again. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Refusal || error instanceof NoAnswer) {
    return error;
  }
  throw error;
}

/** The failure that an answer with an error status stands for. */
export async function failureOf(answer: Response): Promise<Failure> {
  const problem = await body(answer);
  const seconds = Number(answer.headers.get('Retry-After'));
  const retryAfter = Number.isInteger(seconds) && seconds > 0 ? seconds : null;
  const requestId = typeof problem.requestId === 'string' ? problem.requestId : null;
  if (answer.status >= 500) {
    return new NoAnswer('server', retryAfter, requestId);
  }
  const type = typeof problem.type === 'string' ? problem.type : '';
  const slug = /^urn:comanda:problem:([a-z-]+)$/.exec(type)?.[1] ?? `http-${answer.status}`;
  const errors = Array.isArray(problem.errors) ? (problem.errors as FieldError[]) : [];
  return new Refusal(answer.status, slug, errors, retryAfter, requestId);
}

async function body(answer: Response): Promise<Record<string, unknown>> {
  try {
    const value: unknown = await answer.json();
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
