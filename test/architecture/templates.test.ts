/** Templates stand in one form: `npm run format` puts them into it. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { formatTemplate, WIDTH } from '../templates/format.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const templates = globSync('src/**/*.njk', { cwd: ROOT }).sort()
const textOf = (file: string): string => readFileSync(ROOT + file, 'utf8')

test('templates are formatted', () => {
  const wrong = templates.filter(file => formatTemplate(textOf(file)) !== textOf(file))
  assert.deepEqual(wrong, [], 'run: npm run format')
})

test('no line of a template is wider than a screen', () => {
  const wide = templates.flatMap(file =>
    textOf(file)
      .split('\n')
      .flatMap((line, at) => (line.length > WIDTH ? [`${file}:${at + 1}`] : [])),
  )
  assert.deepEqual(wide, [])
})

test('what may stand beside something else in a line brings the space between them', () => {
  // The line's end after a block goes, and so does the room before the next one: two words would stand as one.
  const glued = /<\/(?:span|a|strong|em)>\s*\{%-? *endif *-?%\}\n\s*\{%-? *if [^%]*%\}<(?:span|a|strong|em)/g
  assert.match('<b></b><a>x</a>{% endif %}\n  {% if two %}<a>', glued)
  const found = templates.flatMap(file =>
    [...textOf(file).matchAll(glued)].map(({ index }) => `${file}:${textOf(file).slice(0, index).split('\n').length}`),
  )
  assert.deepEqual(found, [], 'write a space behind the second {% if … %}')
})

test('a long line is broken beside blocks and between the parts of brackets, and nowhere a reader would see it', () => {
  const row =
    '<tr class="govuk-table__row"><td class="govuk-table__cell">{{ each.name }}</td><td>{{ each.day | day }}</td></tr>'
  assert.equal(
    formatTemplate(
      `<tbody>{% for each in list %}${row}{% endfor %}</tbody>\n{{ govukButton({ text: t('a.b'), id: 'x' }) }}\n`,
    ),
    `<tbody>
  {% for each in list %}
    <tr class="govuk-table__row"><td class="govuk-table__cell">{{ each.name }}</td><td>{{ each.day | day }}</td></tr>
  {% endfor %}
</tbody>
{{ govukButton({ text: t('a.b'), id: 'x' }) }}
`,
  )
  const word = 'x'.repeat(50)
  const inline = `<span>${word}</span>{{ a }}<b>${word}</b><i>${word}</i>\n`
  assert.equal(formatTemplate(inline), inline)
  const shown = `<p class="hub-prewrap">${word} ${word} ${word}</p>\n`
  assert.match(formatTemplate(shown), new RegExp(`>${word} ${word} ${word}</p>`))
})
