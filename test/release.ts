/** `npm run release -- v0.3.0 --key FILE`: writes what a release consists of into a folder, signed, and says how others hold it against the signature. */
import path from 'node:path'
import { makeRelease, purpose } from './release/make.ts'
import { calledAs, refuseCall } from './support/called-as.ts'

const usage = 'How it is called: npm run release -- TAG --key FILE [--to FOLDER]'
const { values, positionals } = calledAs(usage, {
  allowPositionals: true,
  options: { key: { type: 'string' }, to: { type: 'string', default: 'release' } },
})
const [tag] = positionals
if (!tag || !values.key || positionals.length > 1)
  refuseCall(usage, 'Name the tag, and the file of the key that signs.')
const folder = path.resolve(values.to)
const files = makeRelease({
  repository: path.resolve(import.meta.dirname, '..'),
  tag,
  key: path.resolve(values.key),
  folder,
})
console.log(`${folder}: ${files.join(', ')}`)
console.log(`Whoever gets them runs there, with a file of those whose signature counts:
  ssh-keygen -Y verify -f allowed_signers -I NAME -n ${purpose} -s SHA256SUMS.sig < SHA256SUMS && sha256sum -c SHA256SUMS`)
