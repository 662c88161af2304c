/** `compact-hub read FILE [--json]`: reads a document and prints what is in it. Nothing is stored and no database is needed. */
import { readFile as readBytes } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { plainText } from '../documents/export/inline.ts'
import { readReport } from '../documents/read/json.ts'
import { readFileApart } from '../documents/read/worker.ts'
import type { DocumentTree, Paragraph } from '../documents/tree.ts'
import type { Run } from './usage.ts'

const usage = 'Say which file to read: compact-hub read FILE [--json]'

export const run: Run = async words => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0) throw new Error(usage)
  const read = await readFileApart(basename(path), await bytesOf(path))
  if (!read.ok) throw new Error(read.problem.message)
  const { documents, notes } = read.value
  if (values.json) print(JSON.stringify(readReport(documents, notes), null, 2))
  else print([...notes, ...documents.flatMap(outlineOf)].join('\n'))
  return 0
}

/** Writes to standard output. Whoever reads it may stop early, as `head` does: that is no fault. */
function print(text: string): void {
  process.stdout.on('error', error => {
    if (!('code' in error && error.code === 'EPIPE')) throw error
  })
  process.stdout.write(`${text}\n`)
}

/** The bytes of a file on this machine, or an error that says in plain words why it cannot be opened. */
export async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readBytes(path)
  } catch (error) {
    throw new Error(`The file ${path} cannot be opened: ${reasonOf(error)}.`, { cause: error })
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EISDIR: 'it is a folder',
  EACCES: 'you have no right to read it',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (code || String(error))
}

function outlineOf(tree: DocumentTree): string[] {
  const version = tree.version === null ? '' : ` (version ${tree.version})`
  const count = `${tree.paragraphs.length} paragraphs, ${tree.faults.length} to look at`
  const faults = tree.faults.map(({ kind, at, note }) => `  ${kind} at ${at}: ${note}`)
  return ['', `${plainText(tree.title)}${version}: ${count}`, ...tree.paragraphs.map(lineOf), ...faults]
}

/** Columns of one line of an outline. */
const WIDTH = 110

function lineOf({ path, kind, level, text }: Paragraph): string {
  const start = `  ${path.padEnd(12)} ${kind.padEnd(10)} ${'  '.repeat(level)}`
  const room = Math.max(20, WIDTH - start.length)
  const words = plainText(text)
  return start + (words.length > room ? `${words.slice(0, room - 1)}…` : words)
}
