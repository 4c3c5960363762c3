import * as request from '../../ui/request/fetch.ts'
import { fetchOnce as sendOnce } from '../../ui/request/once.ts'
import type { RequestError } from '../../ui/request/error.ts'

/** A colleague can use every sentence of the server. */
const MESSAGES: request.RequestMessages = {
  unreachable: 'Rondo could not be reached. What you typed is still here; try again.',
  unexplained: (status) =>
    `The server answered ${status} without saying why. Nothing was changed; try again in a minute.`,
  isForReaders: () => true,
}

/** As `fetch`, but only a good response comes back. @throws RequestError */
export const fetchOk = (target: Request | string, init?: RequestInit): Promise<Response> =>
  request.fetchOk(target, init, MESSAGES)

/** As `fetchOk`; a write that is tried again has one effect. @throws RequestError */
export const fetchOnce = (target: Request, init?: RequestInit): Promise<Response> =>
  sendOnce(target, init, MESSAGES)

/**
 * Why a response is a refusal.
 *
 * @example parseRefusal(404, { code: 'import_unknown', message: 'There is no import 7.' }).message // 'There is no import 7.'
 * @example parseRefusal(502, null).code // 'unknown'
 */
export const parseRefusal = (status: number, body: unknown): RequestError =>
  request.responseError(status, body, MESSAGES)

export const unreachableError = (): RequestError => request.unreachableError(MESSAGES)
