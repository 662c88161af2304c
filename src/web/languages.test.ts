import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMessages, readTranslated } from './catalogue.ts'
import { english, languageOf, translated } from './languages.ts'
import { faultOfWords } from './message-shape.ts'

const messages = readMessages()

test('every language holds the same keys, and words that can stand for each English message', () => {
  const all = translated.map(language => ({ language, words: readTranslated(language) }))
  const keys = [...all[0]!.words.keys()].sort()
  assert.ok(keys.length > 300)
  for (const { language, words } of all) {
    assert.deepEqual([...words.keys()].sort(), keys, language.inEnglish)
    for (const [key, message] of words)
      assert.equal(faultOfWords(messages.get(key) ?? '', message, language), null, `${language.inEnglish}: ${key}`)
  }
})

test('a language is read only where the area offers it', () => {
  assert.equal(languageOf('cy', ['cy']).code, 'cy')
  assert.equal(languageOf('cy', ['pl']), english)
  assert.equal(languageOf('xx', ['xx']), english)
  assert.equal(languageOf(undefined, ['cy']), english)
})

test('words stand for a message where they ask for what it is given, in kinds it can be put in as, with the forms of the language', () => {
  const polish = translated.find(({ code }) => code === 'pl')!
  const fault = (words: string, message: string, inUse = '') => faultOfWords(message, words, polish, inUse)?.key ?? null
  assert.equal(fault('Do {day}', 'Until {day}'), null)
  assert.equal(fault('Do jutra', 'Until {day}'), 'web.words.lacking')
  assert.equal(fault('Do {day} i {code}', 'Until {day}'), 'web.words.strange')
  assert.equal(fault('Do {day, number}', 'Until {day}'), 'web.words.strange', 'a text is no number')
  assert.equal(fault('{count}', '{count, plural, one {# day} other {# days}}'), null)
  assert.equal(fault('{count, number}', '{count, plural, one {# day} other {# days}}'), null)
  assert.equal(fault('{count, plural, one {#}}', '{count}'), 'web.words.unreadable', 'without "other" it is no choice')
  assert.equal(
    fault('{who, select, she {ona} other {oni}}', '{who, select, she {she} he {he} other {they}}'),
    'web.words.choice',
  )
  assert.equal(fault('{n, plural, two {#} other {#}}', '{n, number}'), 'web.words.form-strange')
  const inUse = '{n, plural, one {#} few {#} many {#} other {#}}'
  assert.equal(fault('{n, plural, one {#} other {#}}', '{n, number}', inUse), 'web.words.form-lacking')
  assert.equal(fault('{n, plural, =0 {brak} one {#} few {#} many {#} other {#}}', '{n, number}', inUse), null)
  assert.equal(fault('  ', 'Until'), 'web.words.empty')
})

test('what the English says whatever is chosen is said in every form, and a number is never made another', () => {
  const polish = translated.find(({ code }) => code === 'pl')!
  const welsh = translated.find(({ code }) => code === 'cy')!
  const days = '{days, plural, one {1 day} other {# days}} for {who}'
  const fault = (words: string, message = days, language = polish) =>
    faultOfWords(message, words, language)?.key.replace('web.words.', '') ?? null
  const forms = (few: string) => `{days, plural, one {dzień} few {${few}} many {# dni} other {# dnia}} dla {who}`
  assert.equal(fault(forms('# dni')), null)
  assert.equal(fault(forms('{days} dni')), null)
  assert.equal(fault(forms('kilka dni')), 'lacking-in-form', '2, 3 and 4 are not told apart')
  assert.equal(fault('{days, plural, one {dzień dla {who}} other {# dni}}'), 'lacking-in-form')
  assert.equal(fault('{days, plural, one {dzień} other {wiele dni}} dla {who}'), 'lacking-in-form')
  assert.equal(fault('{days, plural, one {diwrnod} two {deuddydd} other {# diwrnod}} i {who}', days, welsh), null)
  for (const twisted of ['{days, plural, offset:1 other {# dni}}', '{days, selectordinal, other {# dzień}}'])
    assert.equal(fault(`${twisted} dla {who}`), 'strange', twisted)
  assert.equal(fault('{days, number, ::scale/10} dni dla {who}'), 'strange')
  assert.equal(fault('{kind} dni', '{kind, select, works {Working days} other {Days}}'), 'strange')
  for (const nothing of ['.', '{days} {who}', '{days, plural, other {#}} – {who}'])
    assert.equal(fault(nothing), 'empty')
  assert.equal(fault('{from}–{to}', '{from} – {to}'), null)
})
