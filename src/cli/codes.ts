/**
 * `compact-hub codes coverage|validate [--json]`: how far the codes shipped are live, and whether code files can be read. Both
 * name each edition with the fingerprint of what binds in it, and validate tells where words and numbers disagree.
 */
import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  bindingText,
  type Code,
  type CodeFile,
  coverage,
  disagreementsOf,
  fingerprintOf,
  loadCodeFiles,
  readCodes,
  sayDisagreement,
  sayFault,
  shortFingerprint,
} from '../codes/index.ts'
import type { Run } from './usage.ts'

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
  const codes = read.value
  if (what === 'validate') {
    if (values.json) console.log(JSON.stringify(codes.map(validated), null, 2))
    else for (const code of codes) console.log(sayValidated(code))
    return 0
  }
  const found = coverage(codes)
  const prints = new Map(codes.map(code => [code.id, fingerprintOf(bindingText(code))]))
  if (values.json) {
    const named = found.codes.map(code => ({ ...code, fingerprint: prints.get(code.code) }))
    console.log(JSON.stringify({ ...found, codes: named }, null, 2))
  } else {
    console.table(found.codes.map(code => ({ ...code, fingerprint: shortFingerprint(prints.get(code.code) ?? '') })))
    console.log(`${found.practices.live} of ${found.practices.defined} practices are live.`)
  }
  return 0
}

/** A code that can be read: its edition, its fingerprint, and the clauses whose words say another number than their checks. */
function validated(code: Code) {
  return {
    edition: code.id,
    title: code.title,
    fingerprint: fingerprintOf(bindingText(code)),
    disagreements: disagreementsOf(code),
  }
}

function sayValidated(code: Code): string {
  const { edition, fingerprint, disagreements } = validated(code)
  const told = disagreements.map(one => `  look at clause ${one.clause}: ${sayDisagreement(one)}`)
  return [`${edition} can be read. Fingerprint: ${fingerprint}`, ...told].join('\n')
}

/** The code files of a folder, or the one file. Rejects, saying what to do, where nothing is there. */
async function codeFilesAt(place: string): Promise<readonly CodeFile[]> {
  const found = await stat(place).catch(() => null)
  if (found === null) throw new Error(`${place} is not there. Name a code file, or a folder of them.`)
  return found.isFile() ? [{ name: place, text: await readFile(place, 'utf8') }] : loadCodeFiles(place)
}
