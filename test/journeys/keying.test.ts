/** A clerk keys one form after another by keyboard alone: every kind of question there is, counted key by key. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type OpenConsultation, openConsultation } from '../../src/features/responses/open-consultation.fixture.ts'
import { questionTypes } from '../../src/questions/registry.ts'
import { type Stage, say, setStage } from './stage.ts'

/** How fast a practised clerk types, and what a form may take. */
const KEYS_A_SECOND = 4
const MOST_SECONDS = 60

let stage: Stage
let of: OpenConsultation
let page: Page
let keys = 0

before(async () => {
  stage = await setStage()
  const questions = questionTypes.map(({ name, example }) => ({
    type: name,
    text: `About ${name}?`,
    settings: example.settings,
  }))
  of = await openConsultation(stage.app.hub.db, 'keyed-fast', { form: [{ title: 'Every kind', questions }] })
  page = await stage.guest({ person: of.people.clerk })
})
after(() => stage.close())

async function press(...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) {
    keys++
    await page.keyboard.press(key)
  }
}

async function type(words: string): Promise<void> {
  keys += words.length
  await page.keyboard.type(words)
}

type Standing = { readonly name: string; readonly tag: string; readonly control: string }

/** Where the focus stands. */
const standing = () =>
  page.evaluate<Standing>(
    '(({ name = "", localName: tag, type: control = "" }) => ({ name, tag, control }))(document.activeElement)',
  )

/** What is typed, by the kind of question or the part of its box. */
const typed: Readonly<Record<string, string>> = {
  day: '14',
  month: '3',
  year: '2026',
  number: '12',
  postcode: 'LU1 2AB',
  'short-text': 'The hall',
  place: 'Mill Lane',
}
/** The places given, by the value of what is put in order. */
const ranked: Readonly<Record<string, readonly string[]>> = { hours: ['1'], books: ['2'] }

/** Fills in the form from the first question to the button, whatever stands there. */
async function fillIn(): Promise<void> {
  const kindOf = new Map(of.questions.map((id, index) => [id, questionTypes[index]!.name]))
  for (let stops = 0; stops < 120; stops++) {
    const { name, tag, control } = await standing()
    if (tag === 'button') return
    const kind = kindOf.get(/^q-([0-9a-f-]{36})/.exec(name)?.[1] ?? '')
    const part = name.split('-').at(-1) ?? ''
    if (!kind) await press(tag === 'textarea' ? 'Tab' : 'Enter')
    else if (control === 'radio') await press('1')
    else if (control === 'checkbox') await press('1', '2', 'Enter')
    else if (tag === 'select') await press(...(ranked[part] ?? []), 'Enter')
    else if (tag === 'textarea') {
      if (part !== 'comment') await type('More benches, please.')
      await press('Tab')
    } else {
      if (part !== 'other') await type(typed[part] ?? typed[kind] ?? (kind === 'date' ? '14' : ''))
      await press('Enter')
    }
  }
  assert.fail('the button was never reached')
}

/** Waits until the script has put the focus on the first question: whatever else a machine does, it comes. */
const onFirst = () => page.waitForFunction('document.activeElement?.getAttribute("name")?.startsWith("q-")')

const given = async () => (await stage.app.hub.db.selectFrom('response').selectAll().orderBy('id').execute()).length

test('numbers choose, Enter goes on, and only Enter twice on the last button saves; the next form is ready', async () => {
  await page.goto(`/consultations/${of.slug}/keying?fast=yes&channel=paper&received=2026-03-01`)
  await onFirst()
  await fillIn()
  await press('Enter')
  assert.equal(await page.locator('[data-press-again]').textContent(), say('responses.keying.press-again'))
  assert.equal(await given(), 0, 'one Enter saves nothing')
  // A key that is held down is one key.
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  keys++
  await page.waitForURL(/last=R-/, { timeout: 20_000 })
  assert.equal(await given(), 1)
  const seconds = keys / KEYS_A_SECOND
  console.log(
    `Score: ${questionTypes.length} kinds of question keyed in with ${keys} keys, ${seconds.toFixed(0)} seconds at ${KEYS_A_SECOND} keys a second`,
  )
  assert.ok(seconds < MOST_SECONDS, `${seconds} seconds`)
  const [response] = await stage.app.hub.db.selectFrom('response').selectAll().execute()
  const answers = Object.values(response!.answers as Record<string, unknown>)
  // Nothing lay in the envelope: a file is chosen where one did.
  assert.deepEqual([answers.length, answers.filter(answer => answer === null).length], [questionTypes.length, 1])
  await onFirst()
  assert.equal(await page.locator('#received-day').inputValue(), '1')
  assert.ok(await page.locator('input[name=channel][value=paper]').isChecked())
  assert.deepEqual(stage.troubles, [])
})

test('another key between the two takes the first Enter back, and without script the form is as it was', async () => {
  await fillIn()
  await press('Enter', 'Tab')
  await page.keyboard.press('Shift+Tab')
  await press('Enter')
  await page.waitForTimeout(300)
  assert.equal(await given(), 1, 'nothing is saved')
  const plain = await stage.guest({ person: of.people.clerk, script: false })
  await plain.goto(`/consultations/${of.slug}/keying`)
  assert.equal(await plain.locator('[data-by-keyboard]').isVisible(), false)
  assert.ok(await plain.getByRole('link', { name: say('responses.keying.fast') }).isVisible())
})
