/**
 * `npm run sbom [-- FILE]`: writes the bill of materials (CycloneDX 1.5) of what stands in package-lock.json, with what is needed to run,
 * what only some machines need, and what only developers need told apart.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import packageFile from '../package.json' with { type: 'json' }
import { billIn, countScopes } from './sbom/tell-apart.ts'
import { calledAs } from './support/called-as.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const { positionals } = calledAs('How it is called: npm run sbom -- [FILE]', { allowPositionals: true })
const file = path.resolve(positionals[0] ?? path.join(ROOT, 'compact-hub.cdx.json'))

const bill = billIn(ROOT, packageFile)
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`)
const { required, optional, excluded } = countScopes(bill)
console.log(`${file}: ${required} parts to run, ${optional} for some machines, ${excluded} for developers.`)
