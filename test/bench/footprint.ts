/** What an installation takes at rest and at start, and what a first visit to a public form weighs. */
import { type ChildProcess, spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../support/browser.ts'
import { atMost, type Bench, type Figure } from './figure.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PORT = 3977
const ORIGIN = `http://127.0.0.1:${PORT}`
const MB = 1024 * 1024

async function start(dataDir: string): Promise<{ child: ChildProcess; seconds: number }> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['--no-warnings', `${ROOT}src/cli.ts`, 'start'], {
    env: { ...process.env, COMPACT_HUB_DATA: dataDir, PORT: String(PORT), DATABASE_URL: '', ORIGIN },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`${ORIGIN}/`).catch(() => null)
    if (answer?.ok) break
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return { child, seconds: (performance.now() - begun) / 1000 }
}

async function stop(child: ChildProcess): Promise<number> {
  const begun = performance.now()
  child.kill('SIGINT')
  await new Promise(resolve => child.once('exit', resolve))
  return (performance.now() - begun) / 1000
}

/** Memory of the server and its database, each shared page counted once (proportional set size), in bytes. */
function memory(server: number, dataDir: string): number {
  const pidFile = globSync(`${dataDir}/**/postmaster.pid`)[0]
  const postmaster = pidFile ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0
  const all = globSync('/proc/[0-9]*').map(folder => Number(path.basename(folder)))
  const ours = all.filter(
    pid => pid === server || pid === postmaster || parentOf(pid) === postmaster || parentOf(pid) === server,
  )
  return ours.reduce((sum, pid) => sum + pss(pid), 0)
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? -1)
  } catch {
    return -1
  }
}

function pss(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** Bytes over the wire of a first visit with an empty cache, with and without client script. */
async function firstVisit(address: string, script: boolean): Promise<{ bytes: number; requests: number }> {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ javaScriptEnabled: script })
    const page = await context.newPage()
    const wire = await context.newCDPSession(page)
    await wire.send('Network.enable')
    let [bytes, requests] = [0, 0]
    wire.on('Network.loadingFinished', event => {
      bytes += event.encodedDataLength
      requests++
    })
    await page.goto(ORIGIN + address, { waitUntil: 'networkidle' })
    return { bytes, requests }
  } finally {
    await browser.close()
  }
}

export const run: Bench = async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-bench-'))
  await chmod(dataDir, 0o755)
  const figures: Figure[] = []
  try {
    const first = await start(dataDir)
    figures.push(atMost('first start, with the demonstration area', first.seconds, 60, 's'))
    figures.push(atMost('a clean stop', await stop(first.child), 10, 's'))
    const second = await start(dataDir)
    figures.push(atMost('second start to the first page', second.seconds, 3, 's'))
    const form = '/consultations/green-spaces-plan-for-holt/response'
    for (const script of [true, false]) {
      const { bytes, requests } = await firstVisit(form, script)
      const how = `${script ? 'with' : 'without'} script, ${requests} requests`
      figures.push(atMost(`first visit to a form, in the browser (${how})`, bytes / 1000, 60, 'kB'))
    }
    await new Promise(resolve => setTimeout(resolve, 20_000))
    figures.push(atMost('server and database at rest', memory(second.child.pid ?? 0, dataDir) / MB, 260, 'MB'))
    await stop(second.child)
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  return figures
}
