import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QuestionForm } from './form.ts'
import { questionTypes } from './registry.ts'
import { reword, textsOf } from './translation.ts'

/** One question of each type, with the settings of its example. */
const form: QuestionForm = {
  sections: [
    {
      id: 's',
      title: 'All',
      questions: questionTypes.map((type, at) => ({
        id: type.name,
        number: at + 1,
        type: type.name,
        settings: type.settings.parse(type.example.settings),
        text: `Asked ${type.name}`,
        hint: 'Help',
        required: false,
        about: null,
      })),
    },
  ],
}

test('every text of every type of question is told once, and nothing else is touched', () => {
  const texts = textsOf(form)
  assert.equal(new Set(texts.map(({ at }) => at)).size, texts.length)
  const shouted = reword(form, (_, text) => text.toUpperCase())
  assert.deepEqual(
    textsOf(shouted).map(({ text }) => text),
    texts.map(({ text }) => text.toUpperCase()),
  )
  assert.deepEqual(
    reword(form, (_, text) => text),
    form,
  )
})

test('an answer reads the same whatever the language of the form', () => {
  for (const type of questionTypes) {
    const settings = type.settings.parse(type.example.settings)
    const [question] = reword(form, (_, text) => `${text}!`).sections[0]!.questions.filter(({ id }) => id === type.name)
    const other = type.settings.parse(question!.settings)
    const fields = type.write(type.example.answer, settings, 'q')
    assert.deepEqual(type.read(fields, other, 'q'), type.read(fields, settings, 'q'), type.name)
  }
})
