/** Templates into pages: Nunjucks with GOV.UK Frontend and MoJ components, the catalogue, and what every page shows. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import { type Actor, secretariat } from '../access/access.ts'
import { escapeHtml, renderInline } from '../documents/export/inline-html.ts'
import { type Day, dayAt } from '../kernel/day.ts'
import type { Hour } from '../kernel/hour.ts'
import { asSentence } from '../kernel/sentence.ts'
import { assetAddress } from './assets.ts'
import { catalogue, hasMessage, isTranslated, readMessages, readTranslated, type Translate } from './catalogue.ts'
import type { FormView } from './forms.ts'
import type { FrameName } from './frame-names.ts'
import type { KeptWords } from './held.ts'
import type { Area } from './hub.ts'
import type { KioskView } from './kiosk.ts'
import { type Language, translated } from './languages.ts'
import { linkedData, type Thing } from './linked-data.ts'
import { oncePlaceholder } from './once.ts'
import type { Consequences, Crumb } from './page.ts'
import type { ReminderView } from './reminders.ts'
import { sayClose, sayClosing, sayDay, sayWritten } from './say-closing.ts'
import { stackTables } from './stacked-tables.ts'
import { keepReady } from './templates.ts'
import type { FrameView } from './workspace.ts'

const SOURCE = fileURLToPath(new URL('..', import.meta.url))

function packageFolder(name: string): string {
  const require = createRequire(import.meta.url)
  const found = require.resolve
    .paths(name)
    ?.map(path => join(path, name))
    .find(path => existsSync(path))
  if (!found) throw new Error(`The package ${name} is not installed`)
  return found
}

const messages = readMessages()
/** Every message of the Hub in English, by its key. */
export const englishWords: ReadonlyMap<string, string> = messages
/** The catalogue of this installation. */
export const t = catalogue(messages)

/** What was said in English because a language does not hold it, as "cy web.skip": a test holds that nothing was. */
export const notTranslated = new Set<string>()

const shipped = new Map(translated.map(one => [one.code, readTranslated(one)]))
/** The words that the Hub brings of a language, by their keys; none of English, which it is written in. */
export const wordsOf = ({ code }: Language): ReadonlyMap<string, string> => shipped.get(code) ?? new Map()

const tongues = new Map(
  translated.map(one => {
    const inEnglish: Translate = (key, values) => {
      notTranslated.add(`${one.code} ${key}`)
      return t(key, values)
    }
    return [one.code, catalogue(wordsOf(one), one, inEnglish)]
  }),
)
/** The catalogue in a language; what that language does not hold is said in English. */
export const inLanguage = ({ code }: Language): Translate => tongues.get(code) ?? t

/** The words of the page that is just being rendered: rendering waits for nothing, so that there is never a second one. */
let speaking: Translate = t

const searchPath = [
  join(SOURCE, 'features'),
  join(SOURCE, 'web'),
  SOURCE,
  join(packageFolder('govuk-frontend'), 'dist'),
  packageFolder('@ministryofjustice/frontend'),
]
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(searchPath, { noCache: false }), {
  autoescape: true,
  throwOnUndefined: false,
  trimBlocks: true,
  lstripBlocks: true,
})
keepReady(environment)
environment.addGlobal('t', (...of: Parameters<Translate>) => speaking(...of))
environment.addGlobal('asset', assetAddress)
environment.addGlobal('oncePlaceholder', oncePlaceholder)
/** What a page is about, as a block of data. */
environment.addFilter('linkedData', (about: Thing) => new nunjucks.runtime.SafeString(linkedData(about)))
/** "28 October 2009" of a day. */
environment.addFilter('day', (of: Day | null) => (of ? sayDay(speaking, of) : ''))
/** "28 October 2009, 5pm" of a last day and the hour on it, or the day alone where there is no hour. */
environment.addFilter('close', (of: Day | null, at: Hour | null) => (of ? sayClose(speaking, of, at) : ''))
/** "the end of 28 October 2009", or "5pm on 28 October 2009", inside a sentence. */
environment.addFilter('closing', (of: Day | null, at: Hour | null) => (of ? sayClosing(speaking, of, at) : ''))
/** "28 October 2009, 14:05" of a moment, in the area's time zone. */
environment.addFilter('moment', (of: Date | null, timeZone = 'Europe/London') =>
  of
    ? new Intl.DateTimeFormat(speaking.language?.locale, { dateStyle: 'long', timeStyle: 'short', timeZone })
        .format(of)
        .replace(' at ', ', ')
    : '',
)
/** "28 October 2009" of a moment, in the area's time zone: where its hour means nothing, as of a letter that came. */
environment.addFilter('dayOf', (of: Date | null, timeZone = 'Europe/London') =>
  of ? sayDay(speaking, dayAt(of, timeZone)) : '',
)
/** "28 October 2009 (written down on 3 November 2009)" of a day that was given afterwards. */
environment.addFilter('written', (of: Day | null, at: Date, timeZone = 'Europe/London') =>
  of ? sayWritten(speaking, of, at, timeZone) : '',
)
/** The inline Markdown of a paragraph as safe HTML. */
environment.addFilter('sentence', asSentence)

environment.addFilter('inline', (text: string) => new nunjucks.runtime.SafeString(renderInline(text)))
/** Plain text with its line breaks and blank lines kept, as paragraphs. */
environment.addFilter('lines', (text: string | null) => {
  const paragraphs = (text ?? '')
    .split(/\n\s*\n/)
    .map(part => part.trim())
    .filter(Boolean)
  // Among words of another language, what somebody wrote runs the way it was written.
  const way = isTranslated(speaking) ? ' dir="auto"' : ''
  const html = paragraphs.map(part => `<p class="govuk-body"${way}>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
  return new nunjucks.runtime.SafeString(html.join('\n'))
})

export type Frame = {
  /** The words to say it in; English without. */
  readonly t?: Translate
  /** The languages that the page can be read in, where the area offers others. */
  readonly languages?: readonly LanguageView[]
  /** Whether the English has changed since what is shown was put into this language. */
  readonly behind?: boolean | undefined
  readonly keepsOnTheWay?: boolean
  readonly title: string
  readonly area: Area
  readonly actor: Actor
  readonly path: string
  readonly today: Day
  readonly breadcrumbs?: readonly Crumb[]
  readonly formView?: FormView
  readonly done?: string | null
  /** The frame of the workspace, for whoever works on the subject. */
  readonly workspace?: FrameView | null
  readonly backToWork?: string | null
  readonly wide?: boolean
  /** How the page begins anew by itself, in a browser that is a kiosk. */
  readonly kiosk?: KioskView | null
  /** What was begun with this browser. */
  readonly reminders?: readonly ReminderView[]
  /** Words kept for the reader from before they signed in. */
  readonly keptWords?: readonly KeptWords[]
  /** What the form of the page will do that cannot be taken back. */
  readonly consequences?: Consequences | null
  /** Whether the form of the page does nothing on Enter. */
  readonly guardsEnter?: boolean
  /** Whether the form of the page asks for a file. */
  readonly asksForFile?: boolean
}

/** A language that a page can be read in: the way to it, or none for the one it is read in. */
export type LanguageView = Pick<Language, 'code' | 'name'> & { readonly href: string | null }

/** The text of a notice, where its key is in the catalogue: nothing else can be put on a page by its address. */
export function noticeOf(key: string | null, say: Translate = t): string | null {
  return key && /\.done\./.test(key) && hasMessage(messages, key) ? say(key) : null
}

const SECTIONS = ['consultations', 'partnerships', 'codes', 'organisations'] as const

function navigation(frame: Frame, t: Translate): { text: string; href: string; active?: boolean }[] {
  const items: { text: string; href: string; active?: boolean }[] = [
    { text: t('web.nav.home'), href: '/', active: frame.path === '/' },
  ]
  for (const name of SECTIONS) {
    items.push({
      text: t(`web.nav.${name}`),
      href: `/${name}`,
      active: frame.path === `/${name}` || frame.path.startsWith(`/${name}/`),
    })
  }
  if (frame.actor.person) items.push({ text: t('web.nav.tasks'), href: '/tasks', active: frame.path === '/tasks' })
  return items
}

/** Renders a template in the frame, in the language of its words. */
export function render(template: string, frame: Frame, view: Readonly<Record<string, unknown>>): string {
  speaking = frame.t ?? t
  try {
    return draw(template, frame, view)
  } finally {
    speaking = t
  }
}

/** The frame, every name of which a page leaves to it (`FrameName`): one that is not listed there does not compile. */
type Framed = keyof Frame extends FrameName | 'title' | 'breadcrumbs' ? Frame : never

function draw(template: string, frame: Framed, view: Readonly<Record<string, unknown>>): string {
  const noForm: FormView = {
    fields: {},
    raw: {},
    errors: {},
    summary: [],
    stale: null,
    typed: false,
    was: {},
    repeat: false,
    enter: false,
  }
  const html = environment.render(template, {
    language: speaking.language,
    formView: noForm,
    ...view,
    ...frame,
    t: speaking,
    breadcrumbs: frame.breadcrumbs?.map(crumb => ({ text: crumb.text, href: crumb.href })),
    navigation: navigation(frame, speaking),
    staff: frame.actor.person !== null,
    runsArea: secretariat.allows(frame.actor, null),
  })
  return stackTables(html)
}
