/** `node test/format-templates.ts` puts every template into its one form; with `--check` it only says which are not. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { calledAs } from './support/called-as.ts'
import { formatTemplate } from './templates/format.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const {
  values: { check: onlyCheck },
} = calledAs('How it is called: node test/format-templates.ts [--check]', {
  options: { check: { type: 'boolean', default: false } },
})
let wrong = 0
for (const file of globSync('src/**/*.njk', { cwd: ROOT }).sort()) {
  const text = readFileSync(ROOT + file, 'utf8')
  const formatted = formatTemplate(text)
  if (formatted === text) continue
  wrong++
  if (onlyCheck) console.log(file)
  else writeFileSync(ROOT + file, formatted)
}
console.log(onlyCheck ? `${wrong} templates to format` : `${wrong} templates formatted`)
process.exit(onlyCheck && wrong > 0 ? 1 : 0)
