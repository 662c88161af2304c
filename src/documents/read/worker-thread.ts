/** Reads one file in a thread of its own: started by `readFileApart`, ends when it has answered. */
import { parentPort, workerData } from 'node:worker_threads'
import { readFile } from './file.ts'

/** What the thread is asked to read. */
export type Asked = { readonly name: string; readonly bytes: Uint8Array; readonly declaredType?: string }

if (parentPort) {
  const { name, bytes, declaredType } = workerData as Asked
  parentPort.postMessage(await readFile(name, bytes, declaredType))
}
