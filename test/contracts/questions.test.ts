/** Every question type keeps the protocol: read and write agree, counts have denominators, controls can be used by everyone. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import nunjucks from 'nunjucks'
import { cellsOf } from '../../src/features/responses/import/cells.ts'
import { commentControl } from '../../src/questions/comments.ts'
import type { Fields } from '../../src/questions/fields.ts'
import type { Asked, QuestionProblem, QuestionType } from '../../src/questions/question-type.ts'
import { questionTypeNamed, questionTypes } from '../../src/questions/registry.ts'
import { say, type Wording } from '../../src/questions/wording.ts'
import { catalogue, readMessages } from '../../src/web/catalogue.ts'
import { allElements, textIn, webPage } from './page-tree.ts'

const path = (of: string) => fileURLToPath(new URL(`../../${of}`, import.meta.url))
const templates = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([path('src'), path('node_modules/govuk-frontend/dist')]),
  { autoescape: true },
)
const t = catalogue(readMessages())
// As in the product: files of macros are read without a page, and find the words all the same.
templates.addGlobal('t', t)
const asked: Asked = { name: 'q-7', text: 'What <do> you "think"?', hint: 'As much as you like', required: true }

function render(type: QuestionType, fields: Fields, problems: readonly QuestionProblem[] = []): string {
  const control = type.control(asked, type.example.settings, fields, problems)
  return templates.render(control.template, { control, t })
}

/** Field values as browsers, old drafts and pranksters send them: real options among them. */
function anyFields(type: QuestionType): fc.Arbitrary<Fields> {
  const known = allElements(webPage(render(type, {})))
    .filter(({ tagName }) => tagName === 'input' || tagName === 'option')
    .map(({ properties }) => String(properties['value'] ?? ''))
  const value = fc.oneof(fc.constantFrom('', '1', 'other', ...known), fc.string({ unit: 'binary', maxLength: 300 }))
  const values = fc.option(fc.oneof(value, fc.array(value, { maxLength: 4 })), { nil: undefined })
  const names = allElements(webPage(render(type, {})))
    .filter(({ tagName }) => ['input', 'select', 'textarea'].includes(tagName))
    .map(({ properties }) => String(properties['name']))
  return fc.record(
    Object.fromEntries([...new Set(['q-7', 'q-7-comment', 'q-7-other', ...names])].map(name => [name, values])),
  )
}

/** What a browser would send back of a rendered control. */
function sentBy(html: string): Fields {
  const sent: Record<string, string[]> = {}
  for (const element of allElements(webPage(html))) {
    const { name, type, value, checked } = element.properties
    if (typeof name !== 'string') continue
    if ((type === 'radio' || type === 'checkbox') && checked !== true) continue
    const text =
      element.tagName === 'textarea'
        ? textIn(element)
        : element.tagName === 'select'
          ? selectedIn(element)
          : String(value ?? '')
    sent[name] = [...(sent[name] ?? []), text]
  }
  return sent
}

/** The value of the option that a browser would send: the one selected, or else the first. */
function selectedIn(select: Parameters<typeof textIn>[0]): string {
  const options = allElements(select as never).filter(({ tagName }) => tagName === 'option')
  const chosen = options.find(({ properties }) => properties['selected']) ?? options[0]
  return String(chosen?.properties['value'] ?? '')
}

const words = (wording: Wording) => say(wording, t)

for (const type of questionTypes) {
  describe(`question type ${type.name}`, () => {
    const { settings, answer } = type.example

    test('is found by its name, has a title, and its example keeps its own shapes', () => {
      assert.equal(questionTypeNamed(type.name), type)
      assert.match(type.name, /^[a-z]+(-[a-z]+)*$/)
      assert.ok(words(type.title).length > 3)
      assert.deepEqual(type.settings.parse(settings), settings)
      assert.deepEqual(type.answer.parse(answer), answer)
    })

    test('reads back what it writes', () => {
      assert.deepEqual(type.read(type.write(answer, settings, 'q-7'), settings, 'q-7'), { ok: true, value: answer })
    })

    test('whatever is sent: an answer that survives writing and reading, or problems with words', () => {
      fc.assert(
        fc.property(anyFields(type), fields => {
          const read = type.read(fields, settings, 'q-7')
          if (!read.ok) {
            assert.ok(read.problem.length > 0)
            for (const { key, values } of read.problem) assert.ok(t(key, { question: 'this', ...values }).length > 10)
          } else if (read.value !== null) {
            assert.deepEqual(type.answer.parse(read.value), read.value)
            assert.deepEqual(type.read(type.write(read.value, settings, 'q-7'), settings, 'q-7'), read)
            assert.ok(!JSON.stringify(read.value).includes('\\u0000'))
          }
        }),
      )
    })

    test('a failed form shown again would send the same answer or the same problems', () => {
      fc.assert(
        fc.property(anyFields(type), fields => {
          // An option that does not exist cannot be shown as chosen, nor two of which only one can be.
          const read = type.read(fields, settings, 'q-7')
          fc.pre(read.ok || read.problem.every(({ key }) => key !== 'questions.problem.unknown-option'))
          assert.deepEqual(type.read(sentBy(render(type, fields)), settings, 'q-7'), read)
        }),
        { numRuns: 60 },
      )
    })

    test('a text far too long is a problem of its own field and is all still in the form', () => {
      const fields = { ...type.write(answer, settings, 'q-7') }
      // A postcode is typed, but is nobody's words: it has its own problem.
      const textField = type.texts(answer)[0]
      const field = textField && textField.field !== 'text' ? `q-7-${textField.field}` : 'q-7'
      // What is chosen from a list or typed into several boxes has none that takes a long text.
      if (!(field in fields) || type.takesFiles(settings)) return
      fields[field] = 'long '.repeat(200_000)
      const read = type.read(fields, settings, 'q-7')
      assert.ok(!read.ok)
      assert.deepEqual(
        read.problem.map(each => each.field),
        [field],
      )
      if (textField) assert.equal(read.problem[0]?.key, 'questions.problem.too-long')
      assert.equal(sentBy(render(type, fields))[field]?.[0]?.trim(), fields[field].trim())
    })

    test('an empty form is a blank, and a required question says what it lacks', () => {
      assert.deepEqual(type.read({}, settings, 'q-7'), { ok: true, value: null })
      assert.equal(type.lacks(null, settings, 'q-7')?.field, 'q-7')
      assert.equal(type.lacks(answer, settings, 'q-7'), null)
    })

    test('shows an answer as rows of text with every free text in it', () => {
      const rows = type.show(answer, settings).map(({ label, value }) => [label ? words(label) : '', words(value)])
      assert.ok(rows.length > 0)
      for (const { text } of type.texts(answer)) assert.ok(rows.some(([, value]) => value === text))
    })

    test('tallies: asked is answered plus blank, and exclusive tables sum to their denominator', () => {
      fc.assert(
        fc.property(fc.array(anyFields(type), { maxLength: 30 }), all => {
          const read = all.map(fields => type.read(fields, settings, 'q-7')).map(each => (each.ok ? each.value : null))
          const given = read.filter(each => each !== null).map(answer => ({ answer, count: 1 }))
          const tally = type.tally(given, read.length, settings)
          assert.equal(tally.asked, read.length)
          assert.equal(tally.answered, given.length)
          for (const { exclusive, of, rows } of tally.tables) {
            assert.ok(of <= tally.answered)
            assert.ok(rows.every(({ count }) => count >= 0 && count <= of))
            const sum = rows.reduce((total, { count }) => total + count, 0)
            assert.ok(exclusive ? sum === of : sum >= of)
          }
          for (const { count } of tally.texts) assert.ok(count <= tally.answered)
        }),
        { numRuns: 40 },
      )
    })

    test('what is exported can be brought in again, cell by cell', () => {
      fc.assert(
        fc.property(anyFields(type), fields => {
          const read = type.read(fields, settings, 'q-7')
          if (!read.ok || read.value === null) return
          // No table holds the files of an answer: how many there are is told, and none is brought in.
          if (type.takesFiles(settings)) return assert.deepEqual(type.columnsIn(settings), [])
          const columns = type.columns(settings).map(({ key }) => `q-7-${key}`)
          const row = { row: 2, cells: type.cells(read.value, settings).map(words) }
          const cells = cellsOf(row, { columns, meanings: {} }, 'q-7', t)
          assert.deepEqual(type.read(type.fill(cells, settings, 'q-7'), settings, 'q-7'), read)
          assert.deepEqual([cells.misses, cells.faults], [[], []])
        }),
      )
    })

    test('has a paper form and lasting columns for the export', () => {
      const blocks = type.paper(settings)
      assert.ok(blocks.length > 0)
      for (const block of blocks) {
        if (block.kind === 'write') assert.ok(block.lines > 0)
        else if (block.kind === 'say') assert.ok(words(block.words) !== '')
        else assert.ok(words(block.instruction) !== '' && block.options.every(option => words(option) !== ''))
      }
      const columns = type.columns(settings)
      assert.equal(new Set(columns.map(({ key }) => key)).size, columns.length)
      assert.ok(columns.every(({ heading }) => words(heading) !== ''))
      assert.equal(type.cells(answer, settings).length, columns.length)
      assert.deepEqual(
        type.cells(null, settings).map(words),
        columns.map(() => ''),
      )
      assert.ok(type.cells(answer, settings).some(cell => words(cell) !== ''))
    })

    test('its control can be named, described and reached', () => {
      for (const problems of [[], [type.lacks(null, settings, 'q-7')!]]) {
        const elements = allElements(webPage(render(type, type.write(answer, settings, 'q-7'), problems)))
        const ids = elements.flatMap(({ properties }) => (properties['id'] ? [String(properties['id'])] : []))
        assert.equal(new Set(ids).size, ids.length, 'ids are unique')
        const labels = new Map(
          elements
            .filter(({ tagName }) => tagName === 'label')
            .map(label => [String(label.properties['htmlFor']), textIn(label).trim()]),
        )
        const controls = elements.filter(({ tagName }) => ['input', 'textarea', 'select'].includes(tagName))
        assert.equal(controls[0]?.properties['id'], 'q-7', 'the first control has the id that a summary links to')
        for (const control of controls)
          assert.ok(labels.get(String(control.properties['id'])), 'each control has a label')
        for (const { properties } of elements) {
          for (const id of [properties['ariaDescribedBy'] ?? []].flat())
            assert.ok(ids.includes(String(id)), `${id} is there`)
        }
        const group = elements.filter(({ tagName }) => tagName === 'fieldset' || tagName === 'legend')
        if (controls.some(({ properties }) => properties['type'])) {
          const choices = controls.some(({ properties }) => ['radio', 'checkbox'].includes(String(properties['type'])))
          assert.ok(choices ? group.length >= 2 : [0, 2].includes(group.length))
        }
        const named = group.length > 0 ? textIn(group[1]!).trim() : labels.get('q-7')
        assert.equal(named, asked.text, 'the question names the control, and its text is escaped')
      }
    })

    test('a problem is shown at its own control and described to a screen reader', () => {
      const lacking = type.lacks(null, settings, 'q-7')!
      const values = { question: 'this', ...lacking.values }
      const elements = allElements(webPage(render(type, {}, [{ ...lacking, values }])))
      const shown = elements.find(({ properties }) => properties['id'] === 'q-7-error')
      assert.ok(shown && textIn(shown).includes(t(lacking.key, values)))
      assert.ok(
        elements.some(
          ({ tagName, properties }) =>
            ['fieldset', 'input', 'textarea'].includes(tagName) &&
            [properties['ariaDescribedBy']].flat().includes('q-7-error'),
        ),
      )
      assert.ok(!allElements(webPage(render(type, {}))).some(({ properties }) => properties['id'] === 'q-7-error'))
    })
  })
}

test('the comment on a paragraph has a label with its number, its limit, and its problem', () => {
  const fields = { 'p-k1': 'Who pays?\n\nWe cannot.' }
  const problem = { field: 'p-k1', key: 'questions.problem.comment-too-long', values: { over: 1, most: 20 } }
  const control = commentControl({ id: 'k1', number: '7.2' }, fields, [problem], 20)
  const elements = allElements(webPage(templates.render(control.template, { control, t })))
  const label = elements.find(({ tagName }) => tagName === 'label')
  assert.deepEqual([label?.properties['htmlFor']].flat(), ['p-k1'])
  assert.match(textIn(label!), /7\.2/)
  const area = elements.find(({ tagName }) => tagName === 'textarea')!
  assert.equal(textIn(area), fields['p-k1'])
  for (const id of [area.properties['ariaDescribedBy']].flat()) {
    assert.ok(elements.some(({ properties }) => properties['id'] === id))
  }
  assert.ok(elements.some(({ properties }) => properties['id'] === 'p-k1-error'))
})

test('templates find t as a global of the environment just as well as in the context', () => {
  const site = new nunjucks.Environment(
    new nunjucks.FileSystemLoader([path('src'), path('node_modules/govuk-frontend/dist')]),
    {
      autoescape: true,
    },
  )
  site.addGlobal('t', t)
  const page = '{% for control in controls %}{% include control.template %}{% endfor %}'
  const controls = questionTypes.map((type, at) =>
    type.control({ ...asked, name: `q-${at}` }, type.example.settings, {}, []),
  )
  const ids = allElements(webPage(site.renderString(page, { controls }))).flatMap(
    ({ properties }) => properties['id'] ?? [],
  )
  for (const at of questionTypes.keys()) assert.ok(ids.includes(`q-${at}`))
  assert.equal(new Set(ids).size, ids.length)
})
