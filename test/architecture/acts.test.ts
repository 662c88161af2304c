/** What forms may not do by accident, over the registry: laws that no page can forget. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { nobody } from '../../src/access/access.ts'
import { routes } from '../../src/features/registry.ts'
import { isAct } from '../../src/web/acts.ts'
import type { AnyField } from '../../src/web/fields.ts'
import { enterDoesNothing, type Page } from '../../src/web/page.ts'

const pages = routes.filter((route): route is Page => route.kind === 'page')
const forms = pages.filter(({ submit, take }) => submit ?? take)

function isOpenToAll({ access }: Page): boolean {
  try {
    return access.allows(nobody, null)
  } catch {
    return false
  }
}

test('Enter in a box gives, publishes, agrees, tells and ends nothing', () => {
  const wrong = forms.filter(page => isAct(page.audit) && !enterDoesNothing(page) && page.enter !== 'keeps')
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  )
})

test('a form on which Enter keeps has a first button that does', () => {
  for (const page of forms.filter(({ enter }) => enter === 'keeps'))
    assert.match(readFileSync(`src/features/${page.template}`, 'utf8'), /enterKeeps\(\)/, page.path)
})

test('what a page will do that cannot be taken back stands on it', () => {
  for (const page of pages.filter(({ act }) => act))
    assert.match(readFileSync(`src/features/${page.template}`, 'utf8'), /whatHappens\(\)/, page.path)
})

/** Forms that need a link which was mailed, or is made once: no visitor can send them as often as they like. */
const byLink = new Set(['/begin/:token', '/answers/:token'])

test('no visitor empties every page that is kept', () => {
  const wrong = forms.filter(page => isOpenToAll(page) && page.changesPages !== false && !byLink.has(page.path))
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  )
})

test('what speaks in somebody’s name is asked as a choice or a box, which can be left empty', () => {
  const speaking = pages.flatMap(page =>
    Object.entries<AnyField>(page.form ?? {}).filter(([, field]) => field.speaksFor),
  )
  assert.ok(speaking.length >= 5)
  for (const [name, { control }] of speaking) assert.ok(['radios', 'checkboxes', 'select'].includes(control), name)
})
