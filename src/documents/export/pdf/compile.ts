/**
 * The process that turns content into PDF. It stands apart from the server because the compiler takes tens of megabytes
 * that only come back when a process ends. It is started by `compiler.ts` and speaks only with it.
 */
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { typefacePaths } from './typefaces.ts'

/** One order: the content, as JSON for the layout. */
export type Order = { readonly id: number; readonly content: string }

/** What came of an order: the PDF, or why there is none. `missing` are signs that no typeface here can show. */
export type Outcome =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly missing: readonly string[]; readonly note: string }

const workspace = import.meta.dirname
const layout = join(workspace, 'template.typ')
const contentFile = join(workspace, 'content.json')
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: typefacePaths() }] })

function compile({ id, content }: Order): Outcome {
  // A file that is only in memory. Given as an input instead, each content would be kept by the compiler for good.
  compiler.mapShadow(contentFile, Buffer.from(content))
  const result = compiler.compile({ mainFilePath: layout })
  if (!result.result) return { id, missing: [], note: JSON.stringify(result.takeDiagnostics()?.shortDiagnostics ?? []) }
  try {
    return { id, pdf: compiler.pdf(result.result, { pdfStandard: 'ua-1' }) }
  } catch (error) {
    const note = error instanceof Error ? error.message : String(error)
    const missing = missingSigns(note)
    // A layout that breaks a rule of PDF/UA is still worth having: tagged, but without the claim to keep the standard.
    return missing.length > 0 ? { id, missing, note } : { id, pdf: compiler.pdf(result.result) }
  } finally {
    compiler.evictCache(10)
  }
}

/** An order that fails must not take the process with it. */
function answer(order: Order): Outcome {
  try {
    return compile(order)
  } catch (error) {
    return { id: order.id, missing: [], note: error instanceof Error ? error.message : String(error) }
  }
}

/** The compiler names them inside a quoted message, so quotes and escapes are quoted twice. */
function missingSigns(note: string): string[] {
  const found = note.matchAll(/the text `\\"(.*?)\\"` could not be displayed/gs)
  return [...found].flatMap(([, quoted]) => [...unquote(unquote(quoted!))])
}

function unquote(quoted: string): string {
  return quoted.replace(/\\u\{([0-9a-f]+)\}|\\(.)/gi, (_, code: string | undefined, sign: string) =>
    code === undefined ? sign : String.fromCodePoint(Number.parseInt(code, 16)),
  )
}

process.on('message', (order: Order) => process.send?.(answer(order)))
process.on('disconnect', () => process.exit(0))
