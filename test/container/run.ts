/**
 * `npm run container-test`: the steps of the Containerfile, one by one and in their order, where no builder of images is at hand; then
 * what it starts, as a container runs it: an ordinary user without any right, a root that cannot be written to, a /tmp of its own and
 * one volume. It needs Linux, root and the registry of npm, and changes nothing on this machine: it works in mounts that only it sees.
 * In place of the image that FROM names stands the root of this machine, or with `--base FOLDER` another one.
 */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { calledAs, refuseCall } from '../support/called-as.ts'
import { freePort } from '../support/listening.ts'
import { copied, stepsOf, variables, wordsOf } from './containerfile.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const usage = 'How it is called: npm run container-test -- [--base FOLDER]'
const { values } = calledAs(usage, { options: { base: { type: 'string', default: '/' } } })
if (process.platform !== 'linux' || process.getuid?.() !== 0) refuseCall(usage, 'It needs Linux, and root.')
if (!existsSync(path.join(values.base, 'bin/sh'))) refuseCall(usage, `"${values.base}" is no root of a system.`)

// Mounts of its own: they go with the process, and nobody else sees them.
if (!process.env['HUB_IN_MOUNTS']) {
  const words = ['--mount', '--propagation', 'private', process.execPath, ...process.argv.slice(1)]
  const { status } = spawnSync('unshare', words, { stdio: 'inherit', env: { ...process.env, HUB_IN_MOUNTS: '1' } })
  process.exit(status ?? 1)
}

const work = mkdtempSync(path.join(os.tmpdir(), 'hub-container-'))
const root = path.join(work, 'root')
const volume = path.join(work, 'volume')

/** Runs a program of this machine, and ends everything where it fails. */
function must(program: string, ...words: string[]): void {
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`)
}

/** What builders take from the machine for what a step fetches: where its registries are, and whom they trust. */
const network = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^(npm_config_registry|https?_proxy|no_proxy|node_extra_ca_certs)$/i.test(name),
  ),
)
const ignored = readFileSync(path.join(ROOT, '.containerignore'), 'utf8').split('\n').filter(Boolean)
const usual = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' }

let user = 'root'
let folder = '/'
const environment: Record<string, string> = {}
const told: Record<string, string> = {}

/** The words that run something inside, as a user; `bare` without any right, as containers run. */
function inside(words: readonly string[], bare = false): string[] {
  const rights = bare ? ['--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'] : []
  const become =
    user === 'root' && !bare ? [] : ['setpriv', ...rights, `--reuid=${user}`, `--regid=${user}`, '--init-groups']
  return ['chroot', root, ...become, 'sh', '-c', 'cd "$0" && exec "$@"', folder, ...words]
}

function take(word: string, rest: string): void {
  const env = { ...usual, ...network, HOME: user === 'root' ? '/root' : `/home/${user}`, ...environment }
  switch (word) {
    case 'FROM': {
      for (const name of ['upper', 'work', 'root']) mkdirSync(path.join(work, name))
      must(
        'mount',
        '-t',
        'overlay',
        'overlay',
        '-o',
        `lowerdir=${path.resolve(values.base)},upperdir=${work}/upper,workdir=${work}/work`,
        root,
      )
      for (const name of ['dev', 'proc', 'sys']) {
        mkdirSync(path.join(root, name), { recursive: true })
        must('mount', '--rbind', `/${name}`, path.join(root, name))
      }
      // Names are looked up as on this machine.
      if (values.base !== '/') cpSync('/etc/resolv.conf', path.join(root, 'etc/resolv.conf'))
      break
    }
    case 'RUN': {
      const [program = '', ...words] = inside(['sh', '-c', rest])
      if (spawnSync(program, words, { stdio: 'inherit', env }).status !== 0)
        throw new Error(`This step failed: RUN ${rest}`)
      break
    }
    case 'COPY': {
      const { from, to, owner } = copied(rest)
      const target = path.join(root, path.resolve(folder, to))
      mkdirSync(target, { recursive: true })
      const left = ignored.map(name => `--exclude=./${name}`).join(' ')
      must(
        'sh',
        '-c',
        `tar -C "$0" -cf - ${left} -- ${from.join(' ')} | tar -C "$1" -xf - --no-same-owner`,
        ROOT,
        target,
      )
      if (owner) must('chroot', root, 'chown', '-R', `${owner}:${owner}`, path.resolve(folder, to))
      break
    }
    case 'WORKDIR':
      folder = path.resolve(folder, rest)
      mkdirSync(path.join(root, folder), { recursive: true })
      break
    case 'USER':
      user = rest
      break
    case 'ENV':
      Object.assign(environment, variables(rest))
      break
    default:
      told[word] = rest
  }
}

/** Starts what the image starts; resolves once its own check of health says that it is well. */
async function start(port: string) {
  const env = { ...usual, HOME: `/home/${user}`, ...environment, EMPTY: '1', PORT: port, HOST: '127.0.0.1' }
  const [program = '', ...words] = inside(wordsOf(told['CMD']!), true)
  const child = spawn(program, words, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  // The port of the image is that of this machine here, where others listen too.
  const asks = wordsOf(told['HEALTHCHECK']!).map(word => word.replace(/:3000\//, `:${port}/`))
  const begun = performance.now()
  for (;;) {
    const [ask = '', ...rest] = inside(asks, true)
    if (spawnSync(ask, rest, { env, stdio: 'ignore' }).status === 0) break
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}`)
    if (performance.now() - begun > 300_000) throw new Error('It is not well after five minutes')
    await wait(500)
  }
  return { child, ended, seconds: (performance.now() - begun) / 1000 }
}

const failed: string[] = []
const found = (what: string, fine: boolean): void => {
  console.log(`${fine ? '✔' : '✖'} ${what}`)
  if (!fine) failed.push(what)
}

try {
  // In memory: the layer of what is written may not stand in the system that it lies over.
  must('mount', '-t', 'tmpfs', 'tmpfs', work)
  for (const { word, rest } of stepsOf(readFileSync(path.join(ROOT, 'Containerfile'), 'utf8'))) {
    const begun = performance.now()
    take(word, rest)
    console.log(`${word} ${rest.slice(0, 100)}  (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
  }
  const place = path.join(root, told['VOLUME']!)
  // A volume begins as the folder of the image: with its owner and rights.
  cpSync(place, volume, { recursive: true })
  must('chown', `--reference=${place}`, volume)
  must('chmod', `--reference=${place}`, volume)
  must('mount', '--bind', volume, place)
  must('mount', '-t', 'tmpfs', '-o', 'mode=1777', 'tmpfs', path.join(root, 'tmp'))
  must('mount', '-o', 'remount,ro', root)
  const port = String(await freePort())
  const write = (at: string) => {
    const [program = '', ...words] = inside(['touch', at], true)
    return spawnSync(program, words, { env: usual, stdio: 'ignore' }).status === 0
  }
  found(
    'nothing of the root can be written to, by its user or by root',
    !write(`${folder}/here`) && spawnSync('touch', [path.join(root, 'here')]).status !== 0,
  )
  found('the volume and /tmp can', write(`${told['VOLUME']}/here`) && write('/tmp/here'))
  const first = await start(port)
  found(`it is well ${first.seconds.toFixed(1)} s after its first start`, true)
  found('it answers', (await fetch(`http://127.0.0.1:${port}/help`)).status === 200)
  const status = readFileSync(`/proc/${first.child.pid}/status`, 'utf8')
  found(
    'it runs as its own user, with no capability, and can gain none',
    /^Uid:\s+10001\s+10001/m.test(status) &&
      /^CapEff:\s+0+$/m.test(status) &&
      /^CapBnd:\s+0+$/m.test(status) &&
      /^NoNewPrivs:\s+1$/m.test(status),
  )
  const stopping = performance.now()
  first.child.kill((told['STOPSIGNAL'] ?? 'SIGTERM') as NodeJS.Signals)
  const code = await first.ended
  found(
    `told to stop it ends in order (code ${code}, ${((performance.now() - stopping) / 1000).toFixed(1)} s)`,
    code === 0,
  )
  found(
    'data and key are in the volume',
    existsSync(path.join(volume, 'keys/seal.key')) && statSync(volume).uid === 10_001,
  )
  const second = await start(port)
  found(`it is well ${second.seconds.toFixed(1)} s after its second start, on the same volume`, true)
  second.child.kill('SIGTERM')
  found('and ends in order', (await second.ended) === 0)
} finally {
  spawnSync('umount', ['--recursive', '--lazy', work])
  spawnSync('rmdir', [work])
}
console.log(failed.length === 0 ? 'Every step went, and what it makes runs.' : `${failed.length} do not hold.`)
process.exit(failed.length === 0 ? 0 : 1)
