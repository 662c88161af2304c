/**
 * What a release consists of: the sources as the tag has them, the bill of materials, the sums of both, and a signature over the sums by
 * OpenSSH, which every operator has. Made twice on one machine they are the same, byte for byte.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { billIn } from '../sbom/tell-apart.ts'

/** What the signature is for: one made for anything else is none. */
export const purpose = 'compact-hub-release'

/** What is released: the tag of a repository, the key that signs (private, of OpenSSH) and the folder that the files are put in. */
export type Wanted = {
  readonly repository: string
  readonly tag: string
  readonly key: string
  readonly folder: string
}

/** Makes the files of a release; gives their names. */
export function makeRelease({ repository, tag, key, folder }: Wanted): string[] {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', repository, ...words], { encoding: 'buffer', maxBuffer: 2 ** 30 })
  const at = (file: string) => git('show', `${tag}:${file}`)
  const about = JSON.parse(at('package.json').toString()) as { name: string; version: string }
  if (tag !== `v${about.version}`) throw new Error(`The tag is ${tag}, and package.json says ${about.version} there.`)
  const name = `${about.name}-${about.version}`
  const files = {
    [`${name}.tar.gz`]: git('archive', '--format=tar.gz', `--prefix=${name}/`, tag),
    [`${name}.cdx.json`]: `${JSON.stringify(billOf(at('package.json'), at('package-lock.json'), about), null, 2)}\n`,
  }
  mkdirSync(folder, { recursive: true })
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(folder, file), content)
  const sums = Object.entries(files).map(
    ([file, content]) => `${createHash('sha256').update(content).digest('hex')}  ${file}\n`,
  )
  const list = path.join(folder, 'SHA256SUMS')
  writeFileSync(list, sums.join(''))
  rmSync(`${list}.sig`, { force: true })
  execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', key, '-n', purpose, list], {
    stdio: ['inherit', 'ignore', 'inherit'],
  })
  return [...Object.keys(files), 'SHA256SUMS', 'SHA256SUMS.sig']
}

/** The bill of materials of a lock file, without what changes from one making to the next. */
function billOf(packageFile: Buffer, lock: Buffer, about: { name: string; version: string }): unknown {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-release-'))
  try {
    writeFileSync(path.join(folder, 'package.json'), packageFile)
    writeFileSync(path.join(folder, 'package-lock.json'), lock)
    const { serialNumber: _, ...bill } = billIn(folder, about)
    const { timestamp: __, ...metadata } = bill.metadata
    return { ...bill, metadata }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
