/** What forms may not do by accident, over the registry: laws that no page can forget. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { nobody } from '../../src/access/access.ts'
import { routes } from '../../src/features/registry.ts'
import { actFiles, actOf, asksFreshProof, isAct, opensSeal } from '../../src/web/acts.ts'
import type { AnyField } from '../../src/web/fields.ts'
import { mustSignInAnew } from '../../src/web/freshly.ts'
import { definePage, enterDoesNothing, type Page } from '../../src/web/page.ts'

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

test('of every form it is said whether it acts or only keeps, and nothing is said of what there is not', () => {
  const unsaid = forms.filter(({ audit }) => actOf(audit) === null)
  assert.deepEqual([...new Set(unsaid.map(({ audit }) => audit))], [])
  const names = actFiles.flatMap(file => Object.keys(file))
  assert.equal(new Set(names).size, names.length, 'a name stands in two files')
  const declared = new Set<string>(forms.map(({ audit }) => audit))
  // Some acts are one button of a form that does more, or the work of a job.
  const sources = sourcesBut('src/web/acts/')
  const dead = names.filter(name => !declared.has(name) && !sources.some(text => text.includes(`'${name}'`)))
  assert.deepEqual(dead, [])
})

/** Forms that mail nobody but whoever sends them, what was written before, or only that an address was changed. */
const mailsItsSender = new Set([
  'account.passkey-added',
  'account.sign-in-asked',
  'draft.link-sent',
  'interest.registered',
  'interest.changed',
  'mail.tried-again',
  'organisation.changed',
])

test('a form that writes to others is an act, unless its first button only keeps', () => {
  const mails = /\b(?:send(?:Sealed)?Mail|sendAgain|mail[A-Z]\w*|tell[A-Z]\w*|ask[A-Z]\w*)\((?!\w+: )/
  const kept = readdirSync('src/features', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.page.ts'))
    .flatMap(file => readFileSync(join('src/features', file), 'utf8').split('definePage(').slice(1))
    .filter(page => mails.test(page))
    .flatMap(page => /audit: '([^']+)'/.exec(page)?.[1] ?? [])
    .filter(name => actOf(name) !== null && !isAct(name) && !mailsItsSender.has(name))
  assert.deepEqual(kept, ['minutes.saved'])
  assert.match(
    readFileSync('src/features/meetings/minutes/draft.njk', 'utf8'),
    /save\([^)]*\), \{\s*name: 'act',\s*value: 'save'/,
  )
})

test('whoever decides on rights or ways to sign in proves anew who they are, and no page can forget to ask', () => {
  const deciding = forms.filter(({ audit }) => asksFreshProof(audit))
  assert.ok(deciding.length >= 14)
  for (const page of deciding) {
    assert.ok(mustSignInAnew(page, nobody, new Date(), 'send'), page.path)
    const { freshly: _, ...forgetful } = page
    assert.throws(() => definePage(forgetful as never), /asks freshly/, page.path)
  }
  // What gives or ends a role by hand stands in a file whose page asks.
  const gives = /\b(?:giveRole|endRole|erasePerson|endRolesOf)\(/
  const silent = readdirSync('src/features', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.page.ts'))
    .map(file => ({ file, text: readFileSync(join('src/features', file), 'utf8') }))
    .filter(({ text }) => gives.test(text) && !/freshly: 'to-/.test(text))
  assert.deepEqual(
    silent.map(({ file }) => file),
    [],
  )
})

test('a seal is opened to be read by pages that ask for a fresh sign-in, and by no other', () => {
  const opening = pages.filter(({ audit }) => opensSeal(audit))
  assert.ok(opening.length >= 6)
  for (const page of opening) {
    assert.ok(mustSignInAnew(page, nobody, new Date(), 'open'), page.path)
    assert.ok(!isOpenToAll(page), page.path)
  }
  // What opens for a reader stands in a file whose page names the opening.
  const opens = /\b(?:openToLook|openScanToLook|readContact|seal\.open)\(/
  const named = new RegExp(
    `'(?:${pages
      .filter(({ audit }) => opensSeal(audit))
      .map(({ audit }) => audit)
      .join('|')})'|\\bOPENED\\b`,
  )
  const files = readdirSync('src/features', { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.page.ts'),
  )
  const silent = files.filter(file => {
    const text = readFileSync(join('src/features', file), 'utf8')
    return opens.test(text) && !named.test(text)
  })
  assert.deepEqual(silent, [])
})

function templateOf({ template }: Page): string {
  return readFileSync(template.startsWith('components/') ? `src/web/${template}` : `src/features/${template}`, 'utf8')
}

/** Sources of the product but those of a folder, without tests. */
function sourcesBut(folder: string): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map(file => join('src', file))
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith(folder))
    .map(file => readFileSync(file, 'utf8'))
}

test('a form on which Enter keeps has a first button that does', () => {
  for (const page of forms.filter(({ enter }) => enter === 'keeps'))
    assert.match(readFileSync(`src/features/${page.template}`, 'utf8'), /enterKeeps\(\)/, page.path)
})

test('what a page will do that cannot be taken back stands on it', () => {
  for (const page of pages.filter(({ act }) => act)) assert.match(templateOf(page), /whatHappens\(\)/, page.path)
})

/** Forms that need a link which was mailed, or is made once: no visitor can send them as often as they like. */
const byLink = new Set([
  '/begin/:token',
  '/answers/:token',
  '/acknowledgements/:token',
  '/asking/:token',
  '/backing/:token',
])

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

test('whoever may act for several bodies says for which, and no body is filled in beforehand', () => {
  const named = ['organisation', 'organisation_id']
  const wrong = forms
    .filter(page => isAct(page.audit))
    .filter(page => Object.entries<AnyField>(page.form ?? {}).some(([name, f]) => named.includes(name) && !f.speaksFor))
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  )
})
