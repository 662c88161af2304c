/** `compact-hub codes coverage|validate [--json]`: how far the codes shipped are live, and whether code files can be read. */

import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Run } from '../cli.ts'
import { coverage, loadCodeFiles, readCodes, sayFault } from '../codes/index.ts'

const SHIPPED = fileURLToPath(new URL('../../codes', import.meta.url))

export const run: Run = async words => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  })
  const [what, folder] = positionals
  if (what !== 'coverage' && what !== 'validate') {
    console.error('Say what: compact-hub codes coverage [--json], or compact-hub codes validate [FOLDER]')
    return 2
  }
  const read = readCodes(await loadCodeFiles(folder ?? SHIPPED))
  if (!read.ok) {
    for (const fault of read.problem) console.error(sayFault(fault))
    return 1
  }
  if (what === 'validate') {
    console.log(`${read.value.length} codes can be read.`)
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
