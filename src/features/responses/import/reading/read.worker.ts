/** Reads one file in a thread of its own: gives a piece, and the next when it is asked for. Started by `readApart`. */
import { parentPort, workerData } from 'node:worker_threads'
import { problemOf } from '../../../../web/table/book/problem-of.ts'
import { type Asked, readTable } from './read-file.ts'

if (parentPort) {
  const port = parentPort
  const pieces = readTable(workerData as Asked)
  port.on('message', async () => {
    try {
      const { value, done } = await pieces.next()
      port.postMessage(done ? { kind: 'done' } : value)
    } catch (error) {
      const problem = problemOf(error)
      if (!problem) throw error
      port.postMessage({ kind: 'problem', problem })
    }
  })
}
