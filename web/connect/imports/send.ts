import { fetchOk } from '../../client/fetch.ts'

const LONGEST_NAME = 200

/**
 * Sends a small file to be imported within the request, with the chosen options; null leaves an option open.
 *
 * @throws RequestError with the server's sentence, such as which columns are missing; nothing is written then
 */
export async function sendFile<Result>(
  kind: 'readings' | 'subscriptions',
  file: File,
  options: Readonly<Record<string, string | null>>,
  init: RequestInit = {},
): Promise<Result> {
  const query = new URLSearchParams({ filename: file.name.slice(-LONGEST_NAME) })
  for (const [name, value] of Object.entries(options)) if (value !== null) query.set(name, value)
  const response = await fetchOk(`/api/${kind}/file?${query}`, {
    ...init,
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })
  return (await response.json()) as Result
}
