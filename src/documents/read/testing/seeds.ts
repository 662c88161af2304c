import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder of real documents, or null where it is not there. */
export const seedFolder = (): string | null => {
  const folder = resolve(process.env['COMPACT_SEEDS'] ?? '../shared/seeds')
  return existsSync(folder) ? folder : null
}

/** One real document's text. */
export const seed = (file: string): string => readFileSync(resolve(seedFolder() ?? '.', file), 'utf8')

/** The five real documents. */
export const seedFiles = [
  '000_1e295fee4a745d7e.txt',
  '001_1d4bfe86a4ac49f4.txt',
  '002_7f887e2b19e21832.txt',
  '003_74df377e7ba4e66d.txt',
  '004_1e001270028248e6.txt',
] as const
