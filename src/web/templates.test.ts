import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import path from 'node:path'
import { test } from 'node:test'
import nunjucks from 'nunjucks'
import { keepReady } from './templates.ts'

const folder = path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'))
const plain = environment()
const ready = environment()
keepReady(ready)

function environment(): nunjucks.Environment {
  const made = new nunjucks.Environment(new nunjucks.FileSystemLoader([path.join(folder, 'dist')]), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  return made.addGlobal('marked', (text: string) => new nunjucks.runtime.SafeString(text))
}

const page = `{% from "govuk/components/input/macro.njk" import govukInput %}
{% from "govuk/components/radios/macro.njk" import govukRadios %}
{{ govukInput({ id: name, name: name, value: value, label: { text: label }, hint: hint, errorMessage: problem }) }}
{{ govukRadios({ name: name, items: [{ value: '1', text: 'One', checked: chosen }, { value: '2', html: label }] }) }}`

test('a component is the same whether it is made anew or was made before', () => {
  const label = '<b>Mine</b>'
  const views = [
    { name: 'a', label },
    { name: 'b', label },
    { name: 'a', label: new nunjucks.runtime.SafeString(label) },
    { name: 'a', label, value: 'typed' },
    { name: 'a', label, value: 0 },
    { name: 'a', label, chosen: true },
    { name: 'a', label, hint: { text: 'Hint' } },
    { name: 'a', label, hint: { html: 'Hint' }, problem: { text: 'Hint' } },
    { name: 'a', label: '4:text' },
  ]
  const [first, again] = [1, 2].map(() => views.map(view => ready.renderString(page, view)))
  const anew = views.map(view => plain.renderString(page, view))
  assert.deepEqual(first, anew)
  assert.deepEqual(again, anew)
  assert.equal(new Set(anew).size, views.length)
})
