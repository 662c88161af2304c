/**
 * How many addresses of a Word document a PDF of the same document without structure gives: the texts of the demonstration, and made-up
 * ones in each way in which codes are set (`printed/looks.ts`). The office program of this machine makes the PDFs (LibreOffice);
 * `DOCUMENTS` names a folder of Word documents to measure besides.
 */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { treeToDocx } from '../../src/documents/export/docx.ts'
import { readFile as readDocument } from '../../src/documents/read/file.ts'
import { atLeast, type Bench, type Figure } from './figure.ts'
import { looks } from './printed/looks.ts'
import { writeDocument } from './printed/write.ts'

const TEXTS = fileURLToPath(new URL('../../worlds/texts', import.meta.url))
const UNTAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
/** Texts in each way of setting, by the number that they are made from: a rule that fits one text of a way may not fit the next. */
const TEXTS_EACH = [0, 1000, 2000]
const execute = promisify(execFile)

/** A paragraph by where it stands, and the beginning of its words without signs. */
type Placed = { readonly at: string; readonly words: string }

async function placesIn(name: string, bytes: Uint8Array): Promise<readonly Placed[] | null> {
  const read = await readDocument(name, bytes)
  if (!read.ok) return null
  const { documents } = read.value
  return documents.flatMap(({ paragraphs }, document) =>
    paragraphs
      .filter(({ kind }) => kind !== 'contents' && kind !== 'furniture')
      .map(({ path: at, text }) => ({
        at: documents.length > 1 ? `${document}:${at}` : at,
        // The address of a link stands in the Word file alone: nobody reads it on the page.
        words: text
          .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, '')
          .slice(0, 24),
      })),
  )
}

/** The share of the addresses of each Word document in a folder that its PDF gives for the same words; null where one was not read. */
async function sharesIn(folder: string): Promise<readonly { share: number; of: number }[]> {
  const word = (await readdir(folder)).filter(name => name.endsWith('.docx'))
  const home = `-env:UserInstallation=file://${path.join(folder, 'office')}`
  await execute('soffice', [home, '--headless', '--convert-to', UNTAGGED, '--outdir', folder, ...word], { cwd: folder })
  const shares: { share: number; of: number }[] = []
  for (const name of word) {
    const printed = name.replace(/\.docx$/, '.pdf')
    const bytes = await readFile(path.join(folder, printed)).catch(() => null)
    const known = await placesIn(name, await readFile(path.join(folder, name)))
    const found = bytes && (await placesIn(printed, bytes))
    if (!known || !found) continue
    const byAddress = new Map(found.map(({ at, words }) => [at, words]))
    const same = known.filter(({ at, words }) => byAddress.get(at)?.startsWith(words)).length
    shares.push({ share: same / known.length, of: known.length })
    console.log(`    ${((100 * same) / known.length).toFixed(0).padStart(3)} % of ${known.length}: ${name}`)
  }
  return shares
}

function figuresOf(name: string, shares: readonly { share: number; of: number }[], least: number): Figure[] {
  const all = shares.reduce((sum, { of }) => sum + of, 0)
  const same = shares.reduce((sum, { share, of }) => sum + share * of, 0)
  return shares.length === 0
    ? []
    : [
        atLeast(
          `${name}: addresses in the PDF, of ${all} in ${shares.length} Word documents`,
          (100 * same) / all,
          least,
          '%',
        ),
      ]
}

export const run: Bench = async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hub-untagged-'))
  try {
    for (const name of (await readdir(TEXTS)).filter(each => /\.(md|txt)$/.test(each))) {
      const read = await readDocument(name, await readFile(path.join(TEXTS, name)))
      if (!read.ok) continue
      for (const [at, tree] of read.value.documents.entries())
        await writeFile(path.join(folder, `${name.replace(/\W/g, '-')}-${at}.docx`), await treeToDocx(tree))
    }
    const own = figuresOf('texts of the demonstration', await sharesIn(folder), 90)
    const set = path.join(folder, 'set')
    await mkdir(set)
    for (const [at, look] of looks.entries())
      for (const text of TEXTS_EACH)
        await writeFile(
          path.join(set, `${look.name.replace(/\W+/g, '-')}-${text}.docx`),
          await writeDocument(look, text + at + 1),
        )
    own.push(...figuresOf('ways of setting a code', await sharesIn(set), 97))
    const named = process.env['DOCUMENTS']
    if (!named) return own
    const copies = path.join(folder, 'named')
    await cp(named, copies, { recursive: true, filter: from => from === named || from.endsWith('.docx') })
    return [...own, ...figuresOf('documents that were named', await sharesIn(copies), 0)]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
