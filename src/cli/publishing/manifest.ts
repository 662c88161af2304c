/** What a bundle says of itself, and whether it is so: its files with the digest of each. */
import { createHash } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { atOnce } from './at-once.ts'

const fileShape = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })
const manifestShape = z.object({
  made: z.string(),
  origin: z.string(),
  /** How many records of each kind there are. */
  counts: z.record(z.string(), z.number()),
  files: z.array(fileShape),
})

/** One file of a bundle. */
export type BundleFile = Readonly<z.output<typeof fileShape>>

/** What a bundle says of itself. */
export type Manifest = Readonly<z.output<typeof manifestShape>>

/** Name of the file that makes a folder a bundle. */
export const manifestName = 'manifest.json'

/** What a folder says of itself; null where nothing does that this command could have written. */
export async function manifestOf(folder: string): Promise<Manifest | null> {
  const text = await readFile(path.join(folder, manifestName), 'utf8').catch(() => null)
  try {
    return text === null ? null : (manifestShape.safeParse(JSON.parse(text)).data ?? null)
  } catch {
    return null
  }
}

/** Everything that is wrong with a bundle, in words; nothing where it is whole. */
export async function faultsOfBundle(folder: string): Promise<string[]> {
  const manifest = await manifestOf(folder)
  if (manifest === null) return [`There is no ${manifestName} of a bundle in ${folder}: it is none, or one cut short.`]
  const { files } = manifest
  const faults: string[] = []
  await atOnce(16, files, async file => {
    const at = path.join(folder, file.path)
    const size = await stat(at).then(
      ({ size }) => size,
      () => null,
    )
    if (size === null) faults.push(`${file.path} is missing.`)
    else if (size !== file.bytes || (await digestOf(at)) !== file.sha256)
      faults.push(`${file.path} is not what was written.`)
  })
  return faults.sort()
}

async function digestOf(file: string): Promise<string> {
  const handle = await open(file)
  const hash = createHash('sha256')
  for await (const piece of handle.createReadStream()) hash.update(piece)
  return hash.digest('hex')
}
