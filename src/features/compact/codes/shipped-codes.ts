/**
 * The code files that come with the Hub, or that the area has put beside them: read once, read again when one changes. A
 * file that cannot be read is told with its faults; what was read of it before stays.
 */
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Code, type CodeFault, type CodeFile, loadCodeFiles, readCode } from '../../../codes/index.ts'

/** The folder of code files. */
export const SHIPPED = fileURLToPath(new URL('../../../../codes', import.meta.url))

/** A code with the text and the name of the file it was read from. */
export type Shipped = { readonly code: Code; readonly source: string; readonly file: string }

/** What the folder holds: the codes by their short names, and what is wrong with files. */
export type Shelf = { readonly codes: ReadonlyMap<string, Shipped>; readonly faults: readonly CodeFault[] }

type Kept = { readonly stamp: string; readonly shelf: Shelf; readonly byFile: ReadonlyMap<string, Shipped> }
const kept = new Map<string, Kept>()

/** The codes of the folder as they are now. */
export async function shippedCodes(folder = SHIPPED): Promise<Shelf> {
  const stamp = await stampOf(folder)
  const before = kept.get(folder)
  if (before?.stamp === stamp) return before.shelf
  const { shelf, byFile } = readShelf(await loadCodeFiles(folder), before?.byFile ?? new Map())
  kept.set(folder, { stamp, shelf, byFile })
  return shelf
}

/** Names, sizes and times of the code files: another text when one was changed. */
async function stampOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter(name => /\.ya?ml$/.test(name)).sort()
  const states = await Promise.all(names.map(name => stat(join(folder, name))))
  return names.map((name, at) => `${name} ${states[at]?.size} ${states[at]?.mtimeMs}`).join('\n')
}

function readShelf(files: readonly CodeFile[], before: ReadonlyMap<string, Shipped>) {
  const codes = new Map<string, Shipped>()
  const byFile = new Map<string, Shipped>()
  const faults: CodeFault[] = []
  for (const file of files) {
    const read = readCode(file)
    if (!read.ok) faults.push(...read.problem.map(fault => ({ ...fault, file: basename(fault.file) })))
    const shipped = read.ok ? { code: read.value, source: file.text, file: basename(file.name) } : before.get(file.name)
    if (shipped === undefined) continue
    byFile.set(file.name, shipped)
    if (codes.has(shipped.code.id)) {
      faults.push({
        file: basename(file.name),
        line: 1,
        problem: `The code "${shipped.code.id}" stands in another file already.`,
        remedy: 'Give this edition a name of its own in "code:".',
      })
      continue
    }
    codes.set(shipped.code.id, shipped)
  }
  return { shelf: { codes, faults }, byFile }
}
