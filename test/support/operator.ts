/** The operator's command in a process of its own, with an environment that holds what is given and nothing else. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The program that the operator's command is. */
export const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** How a command ended, and what it said. */
export type Ended = { readonly code: number; readonly out: string; readonly error: string }

/** Where programs are found, and what another process has read of the sources: it starts in half the time, as `bin/compact-hub` does. */
export const bareEnvironment = {
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
}

/** Runs `compact-hub` with these words. */
export function command(environment: Readonly<Record<string, string>>, ...words: string[]): Promise<Ended> {
  const env = { ...bareEnvironment, ...environment }
  return new Promise(resolve => {
    execFile(process.execPath, ['--no-warnings', cli, ...words], { env }, (failed, out, error) =>
      resolve({ code: typeof failed?.code === 'number' ? failed.code : failed ? 1 : 0, out, error }),
    )
  })
}
