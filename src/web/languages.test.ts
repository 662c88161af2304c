import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { readMessages, readTranslated } from './catalogue.ts'
import { english, languageOf, translated } from './languages.ts'

const messages = readMessages()

/** The names that a message asks for, in order of the alphabet, also those inside its plurals. */
function asksFor(message: string): string[] {
  const names = new Set<string>()
  const walk = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      if ('options' in part) for (const option of Object.values(part.options)) walk(option.value)
      if ('value' in part && part.type !== 0) names.add(part.value)
    }
  }
  walk(new IntlMessageFormat(message, 'en-GB', undefined, { ignoreTag: true }).getAst())
  return [...names].sort()
}

test('every language holds the same keys, each asking for the names that the English asks for', () => {
  const all = translated.map(language => ({ language, words: readTranslated(language) }))
  const keys = [...all[0]!.words.keys()].sort()
  assert.ok(keys.length > 300)
  for (const { language, words } of all) {
    assert.deepEqual([...words.keys()].sort(), keys, language.inEnglish)
    for (const [key, message] of words)
      assert.deepEqual(asksFor(message), asksFor(messages.get(key) ?? ''), `${language.inEnglish}: ${key}`)
  }
})

test('a language is read only where the area offers it', () => {
  assert.equal(languageOf('cy', ['cy']).code, 'cy')
  assert.equal(languageOf('cy', ['pl']), english)
  assert.equal(languageOf('xx', ['xx']), english)
  assert.equal(languageOf(undefined, ['cy']), english)
})
