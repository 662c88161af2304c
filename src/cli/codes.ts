/** `compact-hub codes coverage|validate [--json]`: how far the codes shipped are live, and whether code files can be read. */
import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Run } from '../cli.ts'
import { type CodeFile, coverage, loadCodeFiles, readCodes, sayFault } from '../codes/index.ts'

const SHIPPED = fileURLToPath(new URL('../../codes', import.meta.url))

export const run: Run = async words => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  })
  const [what, from = SHIPPED] = positionals
  if (what !== 'coverage' && what !== 'validate') {
    console.error('Say what: compact-hub codes coverage [--json], or compact-hub codes validate [FILE or FOLDER]')
    return 2
  }
  const files = await codeFilesAt(from)
  if (files.length === 0) {
    console.error(`There is no code file in ${from}: their names end in .yaml.`)
    return 1
  }
  const read = readCodes(files)
  if (!read.ok) {
    for (const fault of read.problem) console.error(sayFault(fault))
    return 1
  }
  if (what === 'validate') {
    const { length } = read.value
    console.log(length === 1 ? 'The code can be read.' : `${length} codes can be read.`)
    return 0
  }
  const found = coverage(read.value)
  if (values.json) console.log(JSON.stringify(found, null, 2))
  else {
    console.table(found.codes)
    console.log(`${found.practices.live} of ${found.practices.defined} practices are live.`)
  }
  return 0
}

/** The code files of a folder, or the one file. Rejects, saying what to do, where nothing is there. */
async function codeFilesAt(place: string): Promise<readonly CodeFile[]> {
  const found = await stat(place).catch(() => null)
  if (found === null) throw new Error(`${place} is not there. Name a code file, or a folder of them.`)
  return found.isFile() ? [{ name: place, text: await readFile(place, 'utf8') }] : loadCodeFiles(place)
}
