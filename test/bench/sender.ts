/** Sends a form with a file from a thread of its own, as a browser elsewhere would, so that the server's thread does nothing but serve. */
import { parentPort, Worker, workerData } from 'node:worker_threads'

/** A form to send: where, by whom, and what. */
export type Sent = {
  readonly url: string
  readonly cookie: string
  readonly values: Readonly<Record<string, string>>
  readonly file: { readonly field: string; readonly name: string; readonly bytes: Uint8Array }
}

/** Sends it; gives the status and where it leads. */
export async function sendApart(form: Sent): Promise<{ status: number; to: string | null; body: string }> {
  const worker = new Worker(new URL(import.meta.url), { workerData: form, execArgv: ['--no-warnings'] })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (parentPort) {
  const { url, cookie, values, file } = workerData as Sent
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.append(name, value)
  form.append(file.field, new Blob([Buffer.from(file.bytes)], { type: 'text/csv' }), file.name)
  const headers = { cookie, 'sec-fetch-site': 'same-origin', origin: new URL(url).origin }
  const answer = await fetch(url, { method: 'POST', body: form, headers, redirect: 'manual' })
  parentPort.postMessage({
    status: answer.status,
    to: answer.headers.get('location'),
    body: await answer.text(),
  })
}
