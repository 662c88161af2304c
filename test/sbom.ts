/**
 * `npm run sbom [-- FILE]`: writes the bill of materials (CycloneDX 1.5) of what stands in package-lock.json, with what is needed to run,
 * what only some machines need, and what only developers need told apart.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import packageFile from '../package.json' with { type: 'json' }
import { type Bill, countScopes, tellApart } from './sbom/tell-apart.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const file = path.resolve(process.argv[2] ?? path.join(ROOT, 'compact-hub.cdx.json'))

// "npm" of this machine, and nothing from a network: the lock file says all.
const said = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
})
const bill = tellApart(JSON.parse(said) as Bill, packageFile)
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`)
const { required, optional, excluded } = countScopes(bill)
console.log(`${file}: ${required} parts to run, ${optional} for some machines, ${excluded} for developers.`)
