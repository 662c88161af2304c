/** The response form as it is filled in by hand: the same statements and the same questions as the form online. */

import type { Words } from '../../../documents/export/pdf/index.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Area } from '../../../web/hub.ts'
import { sayClose, sayClosing, sayDay } from '../../../web/say-closing.ts'
import { type Responding, standingFor } from '../form/responding.queries.ts'
import { nextSteps } from '../giving/acknowledgement.ts'
import { aboutSheet, freeTextBlocks, useBlocks } from './paper-about.ts'
import type { PaperBlock } from './paper-block.ts'
import { questionsOnPaper } from './paper-questions.ts'

/** A form to print: its title and what stands below it. */
export type PaperForm = { readonly title: string; readonly blocks: readonly PaperBlock[] }

/** What a form says beside its consultation. `origin` is where the consultation is found online. */
export type PaperContext = {
  readonly t: Translate
  readonly area: Area
  readonly now: Date
  readonly today: Day
  readonly origin: string
}

/** The whole form: where it goes, what happens with it, the questions, comments on paragraphs, then a sheet about who gave it. */
export function paperForm(of: Responding, context: PaperContext): PaperForm {
  const { t } = context
  const last = of.closes_on
    ? t('responses.paper.thanks-by', { day: sayClose(t, of.closes_on, of.closes_at) })
    : t('responses.paper.thanks')
  return {
    title: t('responses.paper.title', { title: of.title }),
    blocks: [
      ...head(of, context),
      ...beforeYouStart(of, context),
      ...receipt(of, context),
      ...questionsOnPaper(of.form, t),
      ...commentBlocks(of, t),
      ...freeTextBlocks(t),
      ...useBlocks(t),
      ...aboutSheet(t),
      { kind: 'note', words: last },
    ],
  }
}

function head(of: Responding, context: PaperContext): PaperBlock[] {
  const { t, area, origin } = context
  const row = (term: string, words: Words) => (words === '' ? [] : [{ term, words }])
  const period =
    of.opens_on && of.closes_on ? { from: sayDay(t, of.opens_on), to: sayClose(t, of.closes_on, of.closes_at) } : null
  const whom = of.contact_name || area.contact.name
  return [
    ...standingNotes(of, context),
    {
      kind: 'summary',
      rows: [
        ...row(t('responses.paper.led-by'), of.lead_organisation),
        ...row(t('responses.paper.dates'), period ? t('responses.paper.from-to', period) : ''),
      ],
    },
    { kind: 'write', label: t('responses.paper.office'), lines: 1 },
    { kind: 'heading', level: 1, words: t('responses.paper.send-heading') },
    {
      kind: 'summary',
      rows: [
        ...row(t('responses.paper.post'), of.contact_address || area.contact.address),
        ...row(t('responses.paper.email'), of.contact_email || area.contact.email),
        ...row(t('responses.paper.phone'), of.contact_phone || area.contact.phone),
        ...row(t('responses.paper.online'), `${origin}/consultations/${of.slug}`),
        ...row(t('responses.ask.heading'), whom),
      ],
    },
    { kind: 'paragraph', words: t('responses.paper.counts') },
  ]
}

/** Until when it must arrive; or why it should not be filled in. */
function standingNotes(of: Responding, { t, ...at }: PaperContext): PaperBlock[] {
  const note = (words: string): PaperBlock => ({ kind: 'note', words: [{ text: words, strong: true }] })
  const standing = standingFor(of, at)
  const day = of.closes_on ? sayClose(t, of.closes_on, of.closes_at) : null
  if (of.state === 'withdrawn') return [note(t('responses.not-open.none'))]
  if (standing === 'closed')
    return [note(t('responses.paper.closed', { day: sayClosing(t, of.closes_on!, of.closes_at) }))]
  const draft = of.published_at ? [] : [note(t('responses.paper.draft'))]
  return day ? [...draft, note(t('responses.paper.arrive', { day }))] : draft
}

function beforeYouStart(of: Responding, { t, origin }: PaperContext): PaperBlock[] {
  const statements = [
    t('responses.before.optional'),
    t('responses.before.who-sees', { body: of.lead_organisation }),
    t('responses.before.published'),
    t('responses.before.own-words'),
    t('responses.before.law'),
    t('responses.paper.anonymous'),
    t('responses.paper.more-room'),
  ]
  const address = `${origin}/consultations/${of.slug}`
  const documents: PaperBlock[] = [
    { kind: 'paragraph', words: t('responses.before.documents'), stays: true },
    { kind: 'list', items: of.pack.map(({ title }) => ({ words: title })) },
    { kind: 'paragraph', words: t('responses.paper.read-at', { address }) },
  ]
  return [
    { kind: 'heading', level: 1, words: t('responses.before.heading') },
    { kind: 'list', items: statements.map(words => ({ words })) },
    ...paragraphsOf(of.confidentiality),
    ...(of.pack.length > 0 ? documents : []),
  ]
}

function receipt(of: Responding, { t, today }: PaperContext): PaperBlock[] {
  return [
    { kind: 'heading', level: 1, words: t('responses.paper.receipt-heading') },
    { kind: 'paragraph', words: t('responses.paper.receipt') },
    { kind: 'list', items: nextSteps(of, t, today).map(words => ({ words })) },
  ]
}

/** Rooms for comments on paragraphs of one document; with several documents each has fewer. */
const ROOMS = { alone: 3, among: 2, lines: 5 }

/** Rooms for comments on paragraphs of the pack. */
export function commentBlocks(of: Pick<Responding, 'pack'>, t: Translate): PaperBlock[] {
  if (of.pack.length === 0) return []
  const rooms = Array.from({ length: of.pack.length === 1 ? ROOMS.alone : ROOMS.among })
  return [
    { kind: 'heading', level: 1, words: t('responses.form.comments-heading') },
    { kind: 'paragraph', words: t('responses.paper.comment-how'), stays: true },
    ...of.pack.flatMap(({ title }): PaperBlock[] => [
      { kind: 'heading', level: 2, words: t('responses.before.comment-on', { title }) },
      ...rooms.flatMap((): PaperBlock[] => [
        { kind: 'write', label: t('responses.paper.comment-number'), lines: 1 },
        { kind: 'write', label: t('responses.paper.comment'), lines: ROOMS.lines },
      ]),
    ]),
  ]
}

function paragraphsOf(text: string): PaperBlock[] {
  const parts = text.split(/\n\s*\n/).filter(part => part.trim() !== '')
  return parts.map(words => ({ kind: 'paragraph', words }))
}
