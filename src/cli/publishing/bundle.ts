/**
 * A folder of files that is whole or not there: it is written beside where it will stand, its manifest with a digest of every file comes
 * last, and then it is moved. A folder without a manifest, or whose files are not those of its manifest, is no bundle.
 */
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type BundleFile, type Manifest, manifestName, manifestOf } from './manifest.ts'

/** A bundle that is being written. */
export type Bundle = {
  /** Writes a file, whole or piece by piece; gives how long it is. */
  readonly write: (name: string, body: string | Uint8Array | AsyncIterable<string | Uint8Array>) => Promise<number>
  /** Writes the manifest and moves the folder where it belongs. */
  readonly finish: (about: Omit<Manifest, 'files'>) => Promise<Manifest>
  /** Leaves nothing behind. */
  readonly drop: () => Promise<void>
}

/** Begins a bundle that will stand in a folder; what stands there must be nothing or an older bundle. */
export async function beginBundle(folder: string): Promise<Bundle> {
  await refuseOther(folder)
  const parts = `${path.resolve(folder)}.unfinished-${process.pid}`
  await rm(parts, { recursive: true, force: true })
  await mkdir(parts, { recursive: true })
  const files: BundleFile[] = []
  return {
    async write(name, body) {
      const at = path.join(parts, name)
      await mkdir(path.dirname(at), { recursive: true })
      const handle = await open(at, 'wx')
      try {
        const { bytes, sha256 } = await writeThrough(handle, body)
        files.push({ path: name, bytes, sha256 })
        return bytes
      } finally {
        await handle.close()
      }
    },
    async finish(about) {
      const manifest: Manifest = { ...about, files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) }
      await writeFile(path.join(parts, manifestName), `${JSON.stringify(manifest, null, 1)}\n`)
      await moveInto(parts, path.resolve(folder))
      return manifest
    },
    drop: () => rm(parts, { recursive: true, force: true }),
  }
}

async function writeThrough(
  handle: FileHandle,
  body: string | Uint8Array | AsyncIterable<string | Uint8Array>,
): Promise<Pick<BundleFile, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256')
  let bytes = 0
  const put = async (piece: string | Uint8Array) => {
    const buffer = Buffer.from(piece)
    hash.update(buffer)
    bytes += buffer.length
    await handle.writeFile(buffer)
  }
  if (typeof body === 'string' || body instanceof Uint8Array) await put(body)
  else for await (const piece of body) await put(piece)
  return { bytes, sha256: hash.digest('hex') }
}

/** Only what this command wrote is put out of the way: another manifest, or one file that it does not name, and the folder is somebody's. */
async function refuseOther(folder: string): Promise<void> {
  const there = await filesIn(folder)
  if (there.length === 0) return
  const { files } = (await manifestOf(folder)) ?? { files: [] }
  const ours = new Set([manifestName, ...files.map(file => file.path)])
  if (files.length === 0 || !there.every(file => ours.has(file)))
    throw new Error(
      `${folder} holds other things. Name a folder that is not there yet, is empty, or was written by this command.`,
    )
}

/** Every file below a folder, as a manifest names it; none where there is no folder. */
async function filesIn(folder: string): Promise<string[]> {
  const there = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  return there
    .filter(one => !one.isDirectory())
    .map(one => path.relative(folder, path.join(one.parentPath, one.name)).replaceAll(path.sep, '/'))
}

/** The new folder takes the place of the old one; between the two there is a moment with none, and never half of one. */
async function moveInto(parts: string, folder: string): Promise<void> {
  const before = `${folder}.before-${process.pid}`
  const stood = await rename(folder, before).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
  await rename(parts, folder).catch(async error => {
    if (stood) await rename(before, folder)
    throw error
  })
  if (stood) await rm(before, { recursive: true, force: true })
}
