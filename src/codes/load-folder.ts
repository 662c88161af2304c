/** Reads code files from a folder. The only part of this module that touches the disk. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CodeFile } from './read-code.ts'

/** The YAML files of a folder, by name. Rejects where the folder cannot be read. */
export async function loadCodeFiles(folder: string): Promise<readonly CodeFile[]> {
  const names = (await readdir(folder)).filter(name => /\.ya?ml$/.test(name)).sort()
  return Promise.all(
    names.map(async name => ({ name: join(folder, name), text: await readFile(join(folder, name), 'utf8') })),
  )
}
