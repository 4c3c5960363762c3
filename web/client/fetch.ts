import * as request from '../../ui/request/fetch.ts'
import { fetchOnce as sendOnce } from '../../ui/request/once.ts'
import type { RequestError } from '../../ui/request/error.ts'

/** Colleagues may read every error message of the server. */
const MESSAGES: request.RequestMessages = {
  unreachable: 'Rondo could not be reached. What you typed is still here; try again.',
  unexplained: (status) =>
    `The server answered ${status} without saying why. Nothing was changed; try again in a minute.`,
  isForReaders: () => true,
}

/** Like `fetch`, but returns only successful responses. @throws RequestError */
export const fetchOk = (target: Request | string, init?: RequestInit): Promise<Response> =>
  request.fetchOk(target, init, MESSAGES)

/** Like `fetchOk`; a retried write takes effect once. @throws RequestError */
export const fetchOnce = (target: Request, init?: RequestInit): Promise<Response> =>
  sendOnce(target, init, MESSAGES)

/**
 * Parses the error in a response.
 *
 * @example parseRefusal(404, { code: 'import_unknown', message: 'There is no import 7.' }).message // 'There is no import 7.'
 * @example parseRefusal(502, null).code // 'unknown'
 */
export const parseRefusal = (status: number, body: unknown): RequestError =>
  request.responseError(status, body, MESSAGES)

export const unreachableError = (): RequestError => request.unreachableError(MESSAGES)
