import { parseRefusal, unreachableError } from '../../client/fetch.ts'

/** The progress of an upload. */
export type Sent = { bytes: number; of: number }

/**
 * Sends a file as it is and reports its progress, which `fetch` cannot.
 *
 * @param kind what it contains; without it, the file shows
 * @param stop aborts the upload; the server then keeps nothing
 * @returns the number of the import
 * @throws RequestError with the server's sentence, such as that the file is a PDF
 */
export function upload(
  file: File,
  kind: string | undefined,
  report: (sent: Sent) => void,
  stop: AbortSignal,
): Promise<{ id: number }> {
  const query = new URLSearchParams({ filename: file.name, ...(kind ? { kind } : {}) })
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/imports?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => report({ bytes: loaded, of: total }))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as { id: number })
      else reject(parseRefusal(request.status, request.response))
    })
    request.addEventListener('error', () => reject(unreachableError()))
    request.addEventListener('abort', () => reject(stop.reason))
    stop.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
