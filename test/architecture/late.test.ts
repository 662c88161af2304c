/** What a first page needs none of is loaded when it is asked for: a start is as long as what it reads. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Packages that take long to load, or much memory, and serve one kind of file or one way in. */
const LATE = [
  '@myriaddreamin/typst-ts-node-compiler',
  '@simplewebauthn/server',
  'docx',
  'esbuild',
  'exceljs',
  'file-type',
  'mailparser',
  'nodemailer',
  'pdfjs-dist',
  'pg-boss',
  'qrcode',
]

/** Every file and package that is loaded with a file, with one way to it. */
function loadedWith(first: string): Map<string, string> {
  const ways = new Map([[first, first]])
  for (const [file, way] of ways) {
    if (!file.startsWith('src/') && !file.startsWith('worlds/')) continue
    const source = readFileSync(path.join(ROOT, file), 'utf8')
    const found = source.matchAll(/^(?:import|export)(?! type\b)(?: [^'"]*?from)? ['"]([^'"]+)['"]/gms)
    for (const [, name = ''] of found) {
      const to = name.startsWith('.') ? path.join(path.dirname(file), name) : name
      if (!ways.has(to)) ways.set(to, `${way} -> ${to}`)
    }
  }
  return ways
}

test('the server is loaded without what a first page needs none of', () => {
  const ways = new Map([...loadedWith('src/cli/start.ts'), ...loadedWith('src/server.ts')])
  // The walk goes the whole way: it finds what every page is made with.
  for (const needed of ['fastify', 'nunjucks', 'src/web/catalogue.ts']) assert.ok(ways.has(needed), needed)
  assert.deepEqual(
    LATE.flatMap(name => [...ways].filter(([to]) => to === name || to.startsWith(`${name}/`)).map(([, way]) => way)),
    [],
  )
  for (const name of LATE) assert.ok(existsSync(path.join(ROOT, 'node_modules', name)), name)
})
