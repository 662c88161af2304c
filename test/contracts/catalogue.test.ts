/** Interface text lives in the catalogue: every key that is used is there, and every key that is there is used. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { readMessages } from '../../src/web/catalogue.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync('{src,worlds}/**/*.{ts,njk}', { cwd: ROOT }).filter(file => !file.endsWith('.test.ts'))
const text = files.map(file => readFileSync(ROOT + file, 'utf8')).join('\n')
const messages = readMessages()
const roots = [...new Set([...messages.keys()].map(key => key.split('.')[0]!))]

/** Every quoted text in the sources that looks like a key of the catalogue; `${…}` and `' + …` stand for any part. */
function usedKeys(): { whole: Set<string>; open: string[] } {
  const whole = new Set<string>()
  const open: string[] = []
  const quoted = new RegExp(`['"\`]((?:${roots.join('|')})\\.[^'"\`\\s]*)['"\`](\\s*[~+])?`, 'g')
  for (const [, key = '', joined] of text.matchAll(quoted)) {
    if (key.includes('${') || joined !== undefined || key.endsWith('.') || key.endsWith('-')) open.push(key)
    else whole.add(key)
  }
  return { whole, open }
}

const { whole, open } = usedKeys()
const patterns = open.map(key => {
  const escaped = key.split(/\$\{[^}]*\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${escaped.join('.+')}${/\$\{/.test(key) && !/[.-]$/.test(key) ? '$' : ''}`)
})

function isUsed(key: string): boolean {
  if (whole.has(key) || patterns.some(pattern => pattern.test(key))) return true
  // Options of a choice stand under its label: <label>-options.<value>
  const options = /^(.*)-options\.[^.]+$/.exec(key)
  return options !== null && whole.has(options[1]!)
}

test('no key is missing', () => {
  const missing = [...whole].filter(
    key =>
      !messages.has(key) &&
      ![...messages.keys()].some(known => known.startsWith(`${key}.`) || known.startsWith(`${key}-`)),
  )
  // Names of pages, files and audit actions look like keys too; only what `t` or a field would look up counts.
  const lookedUp = missing.filter(key =>
    new RegExp(
      `(\\bt\\(|label:|hint:|key:|redirect\\([^)]*,|legend:|problem\\()\\s*['"\`]${key.replace(/\./g, '\\.')}`,
    ).test(text),
  )
  assert.deepEqual(lookedUp, [])
})

test('no key is unused', () => {
  assert.deepEqual(
    [...messages.keys()].filter(key => !isUsed(key)),
    [],
  )
})

test('every message is well formed', () => {
  for (const [key, message] of messages) {
    assert.doesNotThrow(() => new IntlMessageFormat(message, 'en-GB', undefined, { ignoreTag: true }), key)
  }
})

test('no system words on the page', () => {
  const words = /\b(submit|submitted|invalid|entity|payload|null|boolean|user id|uuid)\b/i
  assert.deepEqual(
    [...messages].filter(([, message]) => words.test(message)).map(([key]) => key),
    [],
  )
})
